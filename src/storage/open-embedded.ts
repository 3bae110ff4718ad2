import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, type Transaction as PgliteTransaction } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Clock, Logger } from '../base/index.js';
import { createSignal, type Database, type Executor, type Orm, type Transaction } from './database.js';
import { lockFolder } from './folder-lock.js';
import { jobSchema, prepareJobQueues } from './job-queues.js';
import { migrationsFolder } from './migrations-folder.js';
import { storageFault } from './storage-fault.js';

/**
 * PGlite in a folder, or in memory without one. A ready image spares the first start the making of a database.
 * @throws AppError `data-folder-in-use`
 */
export const openEmbedded = async (options: {
  readonly folder?: string | undefined;
  readonly image?: string | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
}): Promise<Database> => {
  const { folder, image, logger, clock } = options;
  if (folder === undefined)
    return embeddedDatabase(await makeNew(undefined, image, logger), () => {}, options);
  const unlock = lockFolder(folder);
  try {
    const path = join(folder, 'postgres');
    if (!existsSync(path)) await makeFolder(path, image, logger);
    const pglite = await PGlite.create(path);
    await prepareEmbedded(pglite);
    await forgetThePast(pglite);
    return embeddedDatabase(pglite, unlock, { logger, clock });
  } catch (error) {
    unlock();
    throw storageFault(error);
  }
};

/** Made beside its place and moved there whole, so that a kill half-way leaves nothing that looks like a database. */
const makeFolder = async (path: string, image: string | undefined, logger: Logger): Promise<void> => {
  const unfinished = `${path}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const pglite = await makeNew(unfinished, image, logger);
  await pglite.close();
  await rename(unfinished, path);
};

const makeNew = async (
  path: string | undefined,
  image: string | undefined,
  logger: Logger,
): Promise<PGlite> => {
  const ready = image === undefined ? null : await readFile(image).catch(() => null);
  if (ready !== null) {
    try {
      const pglite = await PGlite.create({
        ...(path === undefined ? {} : { dataDir: path }),
        loadDataDir: new Blob([ready]),
      });
      await prepareEmbedded(pglite);
      return pglite;
    } catch (error) {
      logger.warn(
        { reason: String((error as Error).name) },
        'the ready data image cannot be used; making a new database',
      );
      if (path !== undefined) await rm(path, { recursive: true, force: true });
    }
  }
  const pglite = await PGlite.create(path === undefined ? {} : { dataDir: path });
  await prepareEmbedded(pglite);
  return pglite;
};

const prepareEmbedded = async (pglite: PGlite): Promise<void> => {
  await migrate(drizzle(pglite), { migrationsFolder });
  await prepareJobQueues({ ...executorOn(pglite), script: (text) => scriptOn(pglite, text) });
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
  unlock: () => void,
  options: { readonly logger: Logger; readonly clock: Clock },
): Database =>
  Object.freeze({
    kind: 'embedded',
    clock: options.clock,
    logger: options.logger,
    jobsCommitted: createSignal<readonly string[]>(),
    ...executorOn(pglite),
    script: (text: string) => scriptOn(pglite, text),
    transaction: async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
      try {
        return await pglite.transaction((tx) => work({ ...executorOn(tx), inTransaction: true }));
      } catch (error) {
        throw storageFault(error);
      }
    },
    // One process has one listener: itself, and that is told without the database.
    listen: async () => async () => {},
    close: async () => {
      if (!pglite.closed) await pglite.close();
      unlock();
    },
    dump: () => pglite.dumpDataDir('gzip'),
  } satisfies Database);

const executorOn = (client: PGlite | PgliteTransaction): Executor => {
  let orm: Orm | undefined;
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
      try {
        return (await client.query<Row>(text, values as unknown[])).rows;
      } catch (error) {
        throw storageFault(error);
      }
    },
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

const scriptOn = async (pglite: PGlite, text: string): Promise<unknown[]> => {
  try {
    return (await pglite.exec(text)).at(-1)?.rows ?? [];
  } catch (error) {
    throw storageFault(error);
  }
};
