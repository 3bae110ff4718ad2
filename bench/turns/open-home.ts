import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Where one run keeps its data: a new place that is removed afterwards. */
export interface Home {
  readonly name: string;
  /** The settings that make the server use it. */
  readonly settings: Readonly<Record<string, string>>;
  /** What the database promises when it says committed. */
  readonly durability: string;
  /** Brings what the planner knows of the tables up to date, however long that takes; the embedded database does it itself. */
  readonly analyse: (() => Promise<void>) | null;
  remove(): Promise<void>;
}

/** Quiet, on any port, and with limits that one machine talking to itself does not meet. */
export const benchSettings: Readonly<Record<string, string>> = {
  PORT: '0',
  HOST: '127.0.0.1',
  NODE_ENV: 'development',
  LOG_LEVEL: 'warn',
  MAKEGOOD_SANDBOX_SEED: '1',
  MAKEGOOD_CONVERSATIONS_PER_MINUTE: '1000000',
  MAKEGOOD_REQUESTS_PER_MINUTE: '1000000',
  MAKEGOOD_MESSAGES_PER_MINUTE: '1000000',
};

export const embeddedHome = (): Home => {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-bench-'));
  return {
    name: 'embedded',
    settings: { ...benchSettings, MAKEGOOD_DATA: join(folder, 'data') },
    durability: 'data folder; written before the answer, kept when the process is killed',
    analyse: null,
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

export const serverHome = async (serverUrl: string): Promise<Home> => {
  const name = `makegood_bench_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const settings = await onServer(serverUrl, async (client) => {
    await client.query(`create database ${name}`);
    const { rows } = await client.query(
      `select current_setting('server_version') as version, current_setting('fsync') as fsync,
         current_setting('synchronous_commit') as synchronous_commit`,
    );
    return rows[0] as { version: string; fsync: string; synchronous_commit: string };
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const folder = mkdtempSync(join(tmpdir(), 'makegood-bench-'));
  return {
    name: 'Postgres',
    // Its own folder for what is kept beside a database, such as the heads of the audit log.
    settings: { ...benchSettings, DATABASE_URL: url.href, MAKEGOOD_DATA: folder },
    durability: `Postgres ${settings.version}, fsync ${settings.fsync}, synchronous_commit ${settings.synchronous_commit}`,
    analyse: () => onServer(url.href, async (client) => void (await client.query('vacuum analyze'))),
    remove: async () => {
      rmSync(folder, { recursive: true, force: true });
      await onServer(serverUrl, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
};

const onServer = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
