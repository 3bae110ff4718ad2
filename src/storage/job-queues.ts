import PgBoss from 'pg-boss';
import { type Clock, systemClock } from '../base/index.js';
import type { JobName } from '../domain/index.js';
import type { Executor } from './database.js';
import { atTime } from './jobs/at-time.js';

interface QueueOptions {
  readonly retryLimit: number;
  /** Doubled with each attempt, half of it by chance. */
  readonly retryDelay: number;
  /** A worker that is silent for this long is taken to be gone, and the job is given to another. */
  readonly expireInSeconds: number;
}

/** Money is tried for about a day, words for about half a day: a channel may be down for longer than an hour. */
export const jobQueues: Readonly<Record<JobName, QueueOptions>> = Object.freeze({
  refund: { retryLimit: 15, retryDelay: 2, expireInSeconds: 120 },
  'look-up-refund': { retryLimit: 15, retryDelay: 2, expireInSeconds: 120 },
  deliver: { retryLimit: 13, retryDelay: 3, expireInSeconds: 60 },
  'resume-turn': { retryLimit: 9, retryDelay: 2, expireInSeconds: 60 },
  'tell-refund': { retryLimit: 15, retryDelay: 2, expireInSeconds: 60 },
  'case-timer': { retryLimit: 15, retryDelay: 2, expireInSeconds: 60 },
  reconcile: { retryLimit: 15, retryDelay: 30, expireInSeconds: 900 },
  'provider-event': { retryLimit: 15, retryDelay: 2, expireInSeconds: 60 },
});

export const jobSchema = 'pgboss';

/** Makes pg-boss's tables and our queues where they are missing. Several replicas may do this at once. */
export const prepareJobQueues = async (
  executor: Executor & { script(text: string): Promise<unknown[]> },
): Promise<void> => {
  const [found] = await executor.query<{ present: string | null }>(
    `select to_regclass('${jobSchema}.version')::text as present`,
  );
  const boss = new PgBoss({
    // Defaults of columns are the database's own time for good, whatever clock this process runs on.
    db: bossConnection(executor, systemClock),
    schema: jobSchema,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => {});
  // Starting an unsupervised boss creates or migrates its schema and leaves nothing running.
  await boss.start();
  const known = found?.present
    ? await executor.query<{ name: string }>(`select name from ${jobSchema}.queue`)
    : [];
  for (const [name, options] of Object.entries(jobQueues)) {
    if (known.some((queue) => queue.name === name)) continue;
    await boss.createQueue(name, {
      name,
      policy: 'short',
      retryBackoff: true,
      retentionMinutes: 60 * 24 * 14,
      ...options,
    });
  }
  await boss.stop({ graceful: false });
};

/**
 * pg-boss on our connection, and on our time: its statements see the clock, not the database's own time.
 * It sends several statements at once when it gives no values.
 */
export const bossConnection = (
  executor: Executor & { script(text: string): Promise<unknown[]> },
  clock: Clock,
): { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> } => ({
  executeSql: async (text, values = []) => {
    const timed = atTime(clock, text, values);
    return {
      rows:
        values.length === 0
          ? await executor.script(timed.text)
          : await executor.query(timed.text, timed.values),
    };
  },
});
