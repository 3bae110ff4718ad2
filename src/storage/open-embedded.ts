import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, type Transaction as PgliteTransaction } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { type Clock, isAppError, type Logger } from '../base/index.js';
import { type CaseTimes, plainTimes } from '../cases/index.js';
import {
  createSignal,
  type Database,
  type Executor,
  type HotStatement,
  type Orm,
  type Transaction,
} from './database.js';
import { extractImage } from './extract-image.js';
import { lockFolder } from './folder-lock.js';
import { jobSchema, prepareJobQueues } from './job-queues.js';
import { migrationsFolder } from './migrations-folder.js';
import { createPlannedStatements, type PlannedStatements } from './planned-statements.js';
import { storageFault } from './storage-fault.js';

const upkeepEveryMs = 60 * 60_000;
/** A quarter of the usual: what is not in there is in the system's file cache, and each process has 100 MB more to spare. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];

/**
 * PGlite in a folder, or in memory without one. A ready image spares the first start the making of a database.
 * @throws AppError `data-folder-in-use`
 */
export const openEmbedded = async (options: {
  readonly folder?: string | undefined;
  readonly image?: string | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly caseTimes?: CaseTimes | undefined;
}): Promise<Database> => {
  const { folder, image, logger, caseTimes = plainTimes } = options;
  const unlock = folder === undefined ? () => {} : lockFolder(folder);
  try {
    const pglite =
      folder === undefined
        ? await openInMemory(image, logger)
        : await openFolder(join(folder, 'postgres'), image, logger);
    const planned = createPlannedStatements();
    await keepPlans(pglite);
    await prepareTables(pglite, planned);
    await forgetThePast(pglite);
    return embeddedDatabase(pglite, planned, unlock, { ...options, caseTimes });
  } catch (error) {
    unlock();
    throw storageFault(error);
  }
};

/**
 * A folder is made beside its place and moved there whole, so that a kill half-way leaves nothing that looks like a
 * database. Its tables are brought up to date later, as on every start.
 */
const openFolder = async (path: string, image: string | undefined, logger: Logger): Promise<PGlite> => {
  if (existsSync(path)) return PGlite.create(path, { startParams });
  const unfinished = `${path}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const ready = await readImage(image);
  if (ready !== null) {
    try {
      extractImage(ready, unfinished);
      await rename(unfinished, path);
      return await PGlite.create(path, { startParams });
    } catch (error) {
      tellUnusable(logger, error);
      // Nothing of anybody's is in there yet.
      for (const made of [unfinished, path]) await rm(made, { recursive: true, force: true });
    }
  }
  await (await PGlite.create(unfinished)).close();
  await rename(unfinished, path);
  return PGlite.create(path, { startParams });
};

const openInMemory = async (image: string | undefined, logger: Logger): Promise<PGlite> => {
  const ready = await readImage(image);
  if (ready === null) return PGlite.create({ startParams });
  return PGlite.create({ startParams, loadDataDir: new Blob([ready]) }).catch((error: unknown) => {
    tellUnusable(logger, error);
    return PGlite.create({ startParams });
  });
};

const readImage = (image: string | undefined): Promise<Buffer<ArrayBuffer> | null> =>
  image === undefined ? Promise.resolve(null) : readFile(image).catch(() => null);

const tellUnusable = (logger: Logger, error: unknown): void => {
  const reason = isAppError(error) ? String(error.details.reason) : (error as Error).name;
  logger.warn({ reason }, 'the ready data image cannot be used; making a new database');
};

const prepareTables = async (pglite: PGlite, planned: PlannedStatements): Promise<void> => {
  await migrate(drizzle(pglite), { migrationsFolder });
  await prepareJobQueues({
    ...executorOn(pglite, planned),
    script: (text) => scriptOn(pglite, text),
  });
};

/** Nobody else uses this folder, so whoever held a turn or a job when the last process ended is gone. */
const forgetThePast = async (pglite: PGlite): Promise<void> => {
  await pglite.exec(`
    update conversations set lease_token = null, leased_at = null where lease_token is not null;
    update ${jobSchema}.job set state = 'retry' where state = 'active';
  `);
};

const embeddedDatabase = (
  pglite: PGlite,
  planned: PlannedStatements,
  unlock: () => void,
  options: { readonly logger: Logger; readonly clock: Clock; readonly caseTimes: CaseTimes },
): Database => {
  // PGlite has no autovacuum.
  const upkeep = setInterval(() => {
    scriptOn(pglite, 'vacuum analyze').catch(() =>
      options.logger.warn({ code: 'storage-unavailable' }, 'the database could not be tidied'),
    );
  }, upkeepEveryMs);
  upkeep.unref();
  return Object.freeze({
    kind: 'embedded',
    clock: options.clock,
    caseTimes: options.caseTimes,
    logger: options.logger,
    jobsCommitted: createSignal<readonly string[]>(),
    ...executorOn(pglite, planned),
    script: (text: string) => scriptOn(pglite, text),
    transaction: async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
      try {
        return await pglite.transaction((tx) =>
          work({
            ...executorOn(tx, planned),
            inTransaction: true,
            clock: options.clock,
            caseTimes: options.caseTimes,
          }),
        );
      } catch (error) {
        throw storageFault(error);
      }
    },
    // One process has one listener: itself, and that is told without the database.
    listen: async () => async () => {},
    close: async () => {
      clearInterval(upkeep);
      if (!pglite.closed) await pglite.close();
      unlock();
    },
    dump: () => pglite.dumpDataDir('gzip'),
  } satisfies Database);
};

const executorOn = (client: PGlite | PgliteTransaction, planned: PlannedStatements): Executor => {
  let orm: Orm | undefined;
  const query = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
    const statement = planned.commandFor(text, values);
    try {
      if (statement === null) return (await client.query<Row>(text, values as unknown[])).rows;
      const results = await client.exec(statement.command);
      statement.ran();
      return results.at(-1)?.rows as Row[];
    } catch (error) {
      throw storageFault(error);
    }
  };
  return {
    query,
    hot: ({ text }: HotStatement, values) => query(text, values),
    run: async (work) => {
      // Drizzle's type names the whole client, its code uses `query` only, which a transaction has as well.
      orm ??= drizzle(client as PGlite) as unknown as Orm;
      try {
        return await work(orm);
      } catch (error) {
        throw storageFault(error);
      }
    },
  };
};

/**
 * Each statement is planned once, when tables may be empty, and the plan is kept: without sequential scans it stays
 * right however the tables grow.
 */
const keepPlans = async (pglite: PGlite): Promise<void> => {
  await pglite.exec('set enable_seqscan = off; set plan_cache_mode = force_generic_plan');
};

const scriptOn = async (pglite: PGlite, text: string): Promise<unknown[]> => {
  try {
    return (await pglite.exec(text)).at(-1)?.rows ?? [];
  } catch (error) {
    throw storageFault(error);
  }
};
