import type { KeyvStoreAdapter } from 'keyv';
import type { Database, HotStatement } from '../database.js';
import { storableText } from '../values.js';

/**
 * Keyv's store in the database, on the connections that are there already. Life spans are counted by the database's
 * clock, as Redis counts them by its own.
 */
export const createTableStore = (database: Database): KeyvStoreAdapter => {
  const store: KeyvStoreAdapter = {
    opts: {},
    get: async <Value>(key: string) => {
      const [row] = await database.query<{ value: Value }>(
        'select value from ephemeral where key = $1 and (expires_at is null or expires_at > clock_timestamp())',
        [storableText(key)],
      );
      return row?.value;
    },
    set: async (key: string, value: string, ttlMs?: number) => {
      await database.query(
        `insert into ephemeral (key, value, expires_at) values ($1, $2, clock_timestamp() + $3::float8 * interval '1 millisecond')
         on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at`,
        [storableText(key), storableText(value), ttlMs ?? null],
      );
    },
    delete: async (key: string) =>
      (await database.query('delete from ephemeral where key = $1 returning key', [storableText(key)]))
        .length === 1,
    clear: async () => {
      await database.query('delete from ephemeral');
    },
    // Faults are thrown to whoever asked; there is nothing to tell in between.
    on: () => store,
  };
  return store;
};

/** One statement, so that two counting at once count twice. A counter that is over begins anew. */
const countStatement: HotStatement = {
  name: 'count_ephemeral',
  text: `
  insert into ephemeral (key, value, expires_at)
  values ($1, '1', clock_timestamp() + $2::float8 * interval '1 millisecond')
  on conflict (key) do update set
    value = case when ephemeral.expires_at <= clock_timestamp() then '1' else (ephemeral.value::bigint + 1)::text end,
    expires_at = case when ephemeral.expires_at <= clock_timestamp() then excluded.expires_at else ephemeral.expires_at end
  returning value as count`,
};

export const countInTable = async (database: Database, key: string, ttlMs: number): Promise<number> => {
  const [row] = await database.hot<{ count: string }>(countStatement, [storableText(key), ttlMs]);
  return Number(row?.count);
};

export const sweepTable = async (database: Database): Promise<void> => {
  await database.query('delete from ephemeral where expires_at <= clock_timestamp()');
};
