import { Keyv } from 'keyv';
import { AppError, type Logger } from '../../base/index.js';
import type { Ephemeral } from '../../turns/index.js';
import type { Database } from '../database.js';
import { openRedisStore } from './redis-store.js';
import { countInTable, createTableStore, sweepTable } from './table-store.js';

export interface EphemeralStore extends Ephemeral {
  /** @throws AppError `cache-unavailable`; for readiness. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const sweepEveryMs = 60_000;

/** What may be lost, in Redis when its URL is given, else in the database. A fault is told, never read as "nothing there". */
export const openEphemeral = async (options: {
  readonly database: Database;
  readonly redisUrl?: string | undefined;
  /** Put before every key, so that several shops can share one Redis. */
  readonly namespace?: string | undefined;
  /** The database's own when not given. */
  readonly logger?: Logger | undefined;
}): Promise<EphemeralStore> => {
  const { database, redisUrl, namespace = 'makegood', logger = options.database.logger } = options;
  if (redisUrl !== undefined && redisUrl !== '') {
    const { store, ...redis } = await openRedisStore(redisUrl, namespace, logger);
    return ephemeralOn(new Keyv({ ...keyvOptions, store, namespace }), redis);
  }
  const sweeping = setInterval(() => {
    sweepTable(database).catch(() =>
      logger.warn({ code: 'cache-unavailable' }, 'old entries could not be swept'),
    );
  }, sweepEveryMs);
  sweeping.unref();
  return ephemeralOn(new Keyv({ ...keyvOptions, store: createTableStore(database), namespace }), {
    count: (key, ttlMs) => countInTable(database, key, ttlMs),
    ping: async () => {
      await database.query('select 1');
    },
    close: async () => clearInterval(sweeping),
  });
};

const keyvOptions = {
  throwOnErrors: true,
  emitErrors: false,
  useKeyPrefix: false,
  serialize: JSON.stringify,
  // A counter is a bare number in either store; everything else carries Keyv's envelope.
  deserialize: <Value>(text: string) => {
    const stored = JSON.parse(text) as Value;
    return typeof stored === 'number'
      ? { value: stored as Value }
      : (stored as { value: Value; expires?: number });
  },
};

const ephemeralOn = (
  keyv: Keyv,
  own: Pick<EphemeralStore, 'ping' | 'close'> & { count(key: string, ttlMs: number): Promise<number> },
): EphemeralStore =>
  Object.freeze({
    get: <T>(key: string) => guarded(() => keyv.get<T>(key)),
    set: <T>(key: string, value: T, ttlMs: number) =>
      guarded(async () => {
        await keyv.set(key, value, lifeSpan(ttlMs));
      }),
    delete: (key: string) =>
      guarded(async () => {
        await keyv.delete(key);
      }),
    count: (key: string, ttlMs: number) => guarded(() => own.count(key, lifeSpan(ttlMs))),
    ping: () => guarded(own.ping),
    close: own.close,
  });

/** Keyv and Redis take 0 for "for ever", which nothing here may be. */
const lifeSpan = (ttlMs: number): number => Math.max(1, Math.ceil(ttlMs));

const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw new AppError('cache-unavailable', {}, { cause: error });
  }
};
