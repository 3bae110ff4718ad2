import { silentLogger, systemClock } from '../../src/base/index.js';
import { type Database, openDatabase } from '../../src/storage/index.js';

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

/**
 * As if an hour had gone by: what is looked up after minutes is looked up now. The clock of the servers is the machine's,
 * so the moments are moved instead.
 */
export const letAnHourPass = async (database: Database): Promise<void> => {
  await database.script(`
    update refund_intents set updated_at = updated_at - interval '1 hour', created_at = created_at - interval '1 hour'
      where status in ('reserved', 'submitted', 'unknown', 'pending');
    update conversations set leased_at = leased_at - interval '1 hour' where leased_at is not null;
    update pgboss.job set start_after = start_after - interval '1 hour', started_on = started_on - interval '1 hour'
      where state in ('created', 'retry', 'active') and name in ('refund', 'look-up-refund', 'tell-refund', 'resume-turn', 'provider-event');
  `);
};
