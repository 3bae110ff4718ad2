import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../base/index.js';
import { storageFault } from './storage-fault.js';

/**
 * Hears a channel over a connection of its own. When that is lost it comes back; what was said in between is lost,
 * and `reconnected` tells so.
 * @returns the way to stop.
 * @throws AppError `storage-unavailable` when the first connection fails.
 */
export const listenOnServer = async (options: {
  readonly url: string;
  readonly channel: string;
  readonly heard: (payload: string) => void;
  readonly reconnected: () => void;
  readonly logger: Logger;
}): Promise<() => Promise<void>> => {
  const { url, channel, heard, reconnected, logger } = options;
  const stopping = new AbortController();
  let current: pg.Client | null = null;

  const connect = async (): Promise<void> => {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'makegood-listen',
      keepAlive: true,
    });
    const lose = (): void => {
      if (current !== client || stopping.signal.aborted) return;
      current = null;
      logger.warn({ code: 'storage-unavailable' }, 'other replicas are not heard; connecting again');
      void comeBack();
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', (message) => heard(message.payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      void client.end().catch(() => {});
      throw error;
    }
    if (stopping.signal.aborted) await client.end();
    else current = client;
  };

  const comeBack = async (): Promise<void> => {
    for (let waitMs = 250; !stopping.signal.aborted; waitMs = Math.min(waitMs * 2, 10_000)) {
      try {
        await sleep(waitMs, undefined, { signal: stopping.signal });
        await connect();
        if (!stopping.signal.aborted) reconnected();
        return;
      } catch {
        // Tried again, after a longer wait.
      }
    }
  };

  try {
    await connect();
  } catch (error) {
    throw storageFault(error);
  }
  return async () => {
    stopping.abort();
    await current?.end();
  };
};
