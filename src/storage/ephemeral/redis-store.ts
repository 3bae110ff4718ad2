import { setTimeout as sleep } from 'node:timers/promises';
import KeyvRedis, { createClient } from '@keyv/redis';
import type { Logger } from '../../base/index.js';

export interface RedisStore {
  readonly store: KeyvRedis<string>;
  count(key: string, ttlMs: number): Promise<number>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

const patienceMs = 3_000;

/**
 * Redis through Keyv's own client. A server that does not answer makes every call fail at once, and again work when
 * it is back; calls are never kept for later, because a limit that is counted later is no limit.
 */
export const openRedisStore = async (url: string, namespace: string, logger: Logger): Promise<RedisStore> => {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: patienceMs,
      reconnectStrategy: (attempts) => Math.min(100 * 2 ** attempts, 5_000),
    },
    commandOptions: { timeout: patienceMs },
  });
  let isReachable = true;
  client.on('error', () => {
    if (isReachable) logger.warn({ code: 'cache-unavailable' }, 'the cache store cannot be reached');
    isReachable = false;
  });
  client.on('ready', () => {
    isReachable = true;
  });
  const connected = client.connect().catch(() => {});
  await Promise.race([connected, sleep(patienceMs, undefined, { ref: false })]);

  const store = new KeyvRedis<string>(client as never, {
    namespace,
    keyPrefixSeparator: ':',
    throwOnErrors: true,
  });
  return {
    store,
    count: async (key, ttlMs) => {
      const full = store.createKeyPrefix(key, namespace);
      // One transaction: a counter without an end would lock somebody out for good.
      const [, count] = await client.multi().set(full, '0', { PX: ttlMs, NX: true }).incr(full).exec();
      return Number(count);
    },
    ping: async () => {
      await client.ping();
    },
    close: async () => {
      if (client.isReady) await client.close();
      else client.destroy();
    },
  };
};
