import PgBoss from 'pg-boss';
import { randomIds } from '../../base/index.js';
import type { JobRequest } from '../../domain/index.js';
import type { Transaction } from '../database.js';
import { jobSchema } from '../job-queues.js';
import { atTime } from './at-time.js';

/** Knows pg-boss's statements; it is never started and each call brings its own connection. */
const boss = new PgBoss({
  db: { executeSql: () => Promise.reject(new TypeError('Jobs are sent inside a transaction only.')) },
  schema: jobSchema,
});

/** Jobs that exist if and only if the transaction is committed. */
export const sendJobs = async (tx: Transaction, jobs: readonly JobRequest[]): Promise<void> => {
  if (jobs.length === 0) return;
  await boss.insert(
    jobs.map((job) => ({
      name: job.name,
      data: { ...job.payload },
      // The queues take one waiting job a key, and a missing key is a key too.
      singletonKey: job.singletonKey ?? randomIds.next('once'),
      ...(job.startAfterSeconds === undefined ? {} : { startAfter: String(job.startAfterSeconds) }),
      ...(job.startAt === undefined ? {} : { startAfter: new Date(job.startAt).toISOString() }),
    })),
    {
      db: {
        executeSql: async (text: string, values: unknown[]) => {
          const timed = atTime(
            tx.clock,
            text,
            values.map((value) => value ?? null),
          );
          return { rows: await tx.query(timed.text, timed.values) };
        },
      },
    },
  );
};
