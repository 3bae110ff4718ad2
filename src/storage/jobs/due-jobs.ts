import type PgBoss from 'pg-boss';
import { type JobName, jobNames } from '../../domain/index.js';

export interface DueJob {
  readonly id: string;
  readonly name: JobName;
  readonly payload: Readonly<Record<string, string>>;
  /** How often it was taken before this time. */
  readonly retries: number;
}

const batchSize = 500;

type Taken = PgBoss.JobWithMetadata<Readonly<Record<string, string>>>;

/**
 * Takes every job that is due, of these names, as a worker would. They are in an order that depends on nothing but
 * what they are for and since when they are due, so that a run over them can be repeated.
 */
export const fetchDueJobs = async (boss: PgBoss, names: readonly JobName[] = jobNames): Promise<DueJob[]> => {
  const taken: Taken[] = [];
  for (const name of names) {
    taken.push(...(await boss.fetch<DueJob['payload']>(name, { batchSize, includeMetadata: true })));
  }
  return taken
    .map((job) => ({ job, since: new Date(job.startAfter).getTime(), what: JSON.stringify(job.data) }))
    .sort(
      (a, b) =>
        a.since - b.since ||
        jobNames.indexOf(a.job.name as JobName) - jobNames.indexOf(b.job.name as JobName) ||
        (a.what < b.what ? -1 : 1),
    )
    .map(({ job }) => ({
      id: job.id,
      name: job.name as JobName,
      payload: job.data,
      retries: job.retryCount,
    }));
};
