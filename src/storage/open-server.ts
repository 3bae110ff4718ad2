import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { AppError, type Clock, type Logger } from '../base/index.js';
import { type CaseTimes, plainTimes } from '../cases/index.js';
import {
  createSignal,
  type Database,
  type Executor,
  type HotStatement,
  type Orm,
  type Transaction,
} from './database.js';
import { prepareJobQueues } from './job-queues.js';
import { listenOnServer } from './listen-on-server.js';
import { migrationsFolder } from './migrations-folder.js';
import { isWorthRepeating, storageFault } from './storage-fault.js';

const attemptsMax = 4;
/** Any number will do, as long as every replica uses the same one. */
const migrationLock = 7_301_947_112;

/** @throws AppError `storage-unavailable` when the server does not answer. */
export const openServer = async (options: {
  readonly url: string;
  readonly connectionsMax?: number | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly caseTimes?: CaseTimes | undefined;
}): Promise<Database> => {
  const { url, logger, clock, caseTimes = plainTimes } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connectionsMax ?? 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'makegood',
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () =>
    logger.warn({ code: 'storage-unavailable' }, 'an idle database connection was lost'),
  );
  try {
    await migrateServer(pool);
  } catch (error) {
    await pool.end();
    throw storageFault(error);
  }

  const own = executorOn(pool);
  const once = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw storageFault(error);
    });
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await work({ ...executorOn(client), inTransaction: true, clock, caseTimes });
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw storageFault(error);
    } finally {
      client.release(broken);
    }
  };

  return Object.freeze({
    kind: 'server',
    clock,
    caseTimes,
    logger,
    jobsCommitted: createSignal<readonly string[]>(),
    ...own,
    script: (text: string) => scriptOn(pool, text),
    transaction: async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(work);
        } catch (error) {
          if (attempt === attemptsMax || !isWorthRepeating(error)) throw error;
        }
      }
    },
    listen: (channel: string, heard: (payload: string) => void, reconnected: () => void) =>
      listenOnServer({ url, channel, heard, reconnected, logger }),
    close: async () => {
      await pool.end();
    },
    dump: async () => {
      throw new AppError('unexpected', { reason: 'only-an-embedded-database-is-dumped' });
    },
  } satisfies Database);
};

type Client = pg.Pool | pg.PoolClient | pg.Client;

const executorOn = (client: Client): Executor => {
  let orm: Orm | undefined;
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
      try {
        return (await client.query(text, values as unknown[])).rows as Row[];
      } catch (error) {
        throw storageFault(error);
      }
    },
    hot: async <Row>({ name, text }: HotStatement, values: readonly unknown[]): Promise<Row[]> => {
      try {
        return (await client.query({ name, text, values: values as unknown[] })).rows as Row[];
      } catch (error) {
        throw storageFault(error);
      }
    },
    run: async (work) => {
      orm ??= drizzle(client) as unknown as Orm;
      try {
        return await work(orm);
      } catch (error) {
        throw storageFault(error);
      }
    },
  };
};

const scriptOn = async (client: Client, text: string): Promise<unknown[]> => {
  try {
    // Several statements answer a list of results, which the types do not say.
    const results = (await client.query(text)) as unknown as pg.QueryResult | pg.QueryResult[];
    return (Array.isArray(results) ? results.at(-1)?.rows : results.rows) ?? [];
  } catch (error) {
    throw storageFault(error);
  }
};

/** One replica migrates, the others wait for it and then find nothing to do. */
const migrateServer = async (pool: pg.Pool): Promise<void> => {
  const client = await pool.connect();
  try {
    // Waiting for another replica's long migration is not a failure.
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder });
    await prepareJobQueues({ ...executorOn(client), script: (text) => scriptOn(client, text) });
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
  } finally {
    // The connection goes away with its lock and its settings.
    client.release(true);
  }
};
