import { silentLogger, systemClock } from '../../src/base/index.js';
import { type Database, openDatabase } from '../../src/storage/index.js';
import { unsettled } from './judge-money.js';

/** The database of servers that are all stopped. */
export const withDatabase = async <T>(
  home: { readonly folder?: string; readonly url?: string },
  work: (database: Database) => Promise<T>,
): Promise<T> => {
  const database = await openDatabase({ ...home, logger: silentLogger, clock: systemClock });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};

const jobs = ['refund', 'look-up-refund', 'tell-refund', 'resume-turn', 'provider-event'] as const;

export interface LeftToDo {
  readonly intents: number;
  readonly messages: number;
  readonly news: number;
  readonly jobs: number;
  /** Taken by a server that died. */
  readonly activeJobs: number;
}

/** What servers that are all stopped have still to do. */
export const leftToDo = async (database: Database): Promise<LeftToDo> => {
  const [row] = await database.query<Omit<LeftToDo, 'intents'>>(
    `select (select count(*)::int from inbound where handled_at is null) as messages,
       (select count(*)::int from provider_events where handled_at is null) as news,
       (select count(*)::int from pgboss.job where name = any($1::text[]) and state in ('created', 'retry')) as jobs,
       (select count(*)::int from pgboss.job where name = any($1::text[]) and state = 'active') as "activeJobs"`,
    [[...jobs]],
  );
  return {
    intents: (await unsettled(database)).length,
    messages: row?.messages ?? 0,
    news: row?.news ?? 0,
    jobs: row?.jobs ?? 0,
    activeJobs: row?.activeJobs ?? 0,
  };
};

/**
 * As if an hour had gone by: what is looked up after minutes is looked up now. The clock of the servers is the machine's,
 * so the moments are moved instead.
 */
export const letAnHourPass = async (database: Database): Promise<void> => {
  const names = jobs.map((name) => `'${name}'`).join(', ');
  await database.script(`
    update refund_intents set updated_at = updated_at - interval '1 hour', created_at = created_at - interval '1 hour'
      where status in ('reserved', 'submitted', 'unknown', 'pending');
    update conversations set leased_at = leased_at - interval '1 hour' where leased_at is not null;
    update pgboss.job set start_after = start_after - interval '1 hour', started_on = started_on - interval '1 hour'
      where state in ('created', 'retry', 'active') and name in (${names});
  `);
};
