import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Clock, frozenClock, silentLogger } from '../../src/base/index.js';
import { buildDataImage, type Database, openDatabase } from '../../src/storage/index.js';

export const testNow = '2025-06-01T12:00:00.000Z';

const migrations = new URL('../../src/storage/migrations/', import.meta.url);

/** A ready image is made once for each state of the migrations and kept with the machine's temporary files. */
export const testImage = async (): Promise<string> => {
  const hash = createHash('sha256');
  for (const file of readdirSync(migrations)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    // The same statements under another date are another migration.
    .concat('meta/_journal.json')) {
    hash.update(readFileSync(new URL(file, migrations)));
  }
  // Which of them have run is told by their times.
  hash.update(readFileSync(new URL('meta/_journal.json', migrations)));
  hash.update(readFileSync(new URL('../../src/storage/job-queues.ts', import.meta.url)));
  const folder = join(tmpdir(), 'makegood-test-images');
  const path = join(folder, `${hash.digest('hex').slice(0, 16)}.tar.gz`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  // Two test files may start together: each makes its own, and the last one put in place stays.
  const own = `${path}.${process.pid}`;
  await buildDataImage({ path: own, logger: silentLogger, clock: frozenClock(testNow) });
  renameSync(own, path);
  return path;
};

/** A database of its own, in memory, with all tables and nothing in them. */
export const openTestDatabase = async (options: { readonly clock?: Clock } = {}): Promise<Database> =>
  openDatabase({
    image: await testImage(),
    logger: silentLogger,
    clock: options.clock ?? frozenClock(testNow),
  });

export interface TestServerDatabase {
  readonly database: Database;
  readonly url: string;
  /** Closes and drops it. */
  drop(): Promise<void>;
}

/** A database of its own on the server at `TEST_DATABASE_URL`. */
export const openTestServerDatabase = async (
  options: { readonly clock?: Clock } = {},
): Promise<TestServerDatabase> => {
  const server = process.env.TEST_DATABASE_URL ?? '';
  const name = `makegood_test_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openDatabase({
    url: url.href,
    logger: silentLogger,
    clock: options.clock ?? frozenClock(testNow),
  });
  return {
    database,
    url: url.href,
    drop: async () => {
      await database.close();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
};

const onServer = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

export interface TestBackend {
  readonly name: string;
  open(clock?: Clock): Promise<{ database: Database; close(): Promise<void> }>;
}

/** What a storage contract runs on: always the embedded database, and a server when one is named. */
export const testBackends = (): TestBackend[] => [
  {
    name: 'PGlite',
    open: async (clock) => {
      const database = await openTestDatabase(clock === undefined ? {} : { clock });
      return { database, close: () => database.close() };
    },
  },
  ...(process.env.TEST_DATABASE_URL
    ? [
        {
          name: 'Postgres',
          open: async (clock?: Clock) => {
            const { database, drop } = await openTestServerDatabase(clock === undefined ? {} : { clock });
            return { database, close: drop };
          },
        },
      ]
    : []),
];
