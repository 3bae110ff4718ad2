import PgBoss from 'pg-boss';
import { isAppError } from '../../base/index.js';
import type { JobName, JobRequest } from '../../domain/index.js';
import type { Database, Transaction } from '../database.js';
import { bossConnection, jobSchema } from '../job-queues.js';
import { type DueJob, fetchDueJobs } from './due-jobs.js';
import { sendJobs } from './send-jobs.js';
import { startWorker, type Worker, type WorkOptions } from './worker.js';

/** What runs later. Jobs are sent in the transaction that causes them and tried again until they succeed. */
export interface Jobs {
  /** Sends a job inside a transaction; call `nudge` once that is committed to have it start at once. */
  send(job: JobRequest, tx: Transaction): Promise<void>;
  /** Runs jobs of this name in this process. A handler that throws is called again later, so it must bear that. */
  work(
    name: JobName,
    handler: (payload: Readonly<Record<string, string>>) => Promise<void>,
    options?: WorkOptions,
  ): void;
  /** Looks for jobs of this name now instead of at the next poll. */
  nudge(name: string): void;
  /** Starts the workers and the upkeep: jobs of a worker that died are given to another. */
  start(): Promise<void>;
  /** Takes the jobs that are due now, of these names or of all, without any worker. Whoever takes one ends it. */
  fetchDue(names?: readonly JobName[]): Promise<DueJob[]>;
  complete(job: DueJob): Promise<void>;
  /** It is tried again later, or given up when it was tried often enough. */
  fail(job: DueJob): Promise<void>;
  /**
   * Runs what is due with the handlers given by `work`, one after the other, until nothing of theirs is; no worker
   * has to be started. What a handler throws fails its job.
   * @returns how many jobs ran.
   */
  runDue(): Promise<number>;
  /** Gives back the jobs whose worker was silent too long and tidies those that ended; workers do this by themselves. */
  tidy(): Promise<void>;
  /** Takes no more jobs and waits for those that run, at most `timeoutMs`. The rest is taken up after the restart. */
  stop(timeoutMs?: number): Promise<void>;
}

export const createJobs = (database: Database): Jobs => {
  const { logger } = database;
  const boss = new PgBoss({
    db: bossConnection(database, database.clock),
    schema: jobSchema,
    schedule: false,
    maintenanceIntervalSeconds: 30,
    archiveCompletedAfterSeconds: 3_600,
  });
  boss.on('error', (error) => {
    logger.warn(
      { code: (error as { code?: string }).code ?? 'unexpected' },
      'the upkeep of jobs failed; it is tried again',
    );
  });
  const registered = new Map<JobName, { handler: Parameters<Jobs['work']>[1]; options: WorkOptions }>();
  const workers = new Map<string, Worker>();
  let stopHearing = (): void => {};
  let isRunning = false;

  const startOne = (name: JobName): void => {
    const found = registered.get(name);
    if (found !== undefined) workers.set(name, startWorker({ boss, name, logger, ...found }));
  };

  const complete = async (job: DueJob): Promise<void> => {
    await boss.complete(job.name, job.id);
  };
  const fail = async (job: DueJob, code = 'unexpected'): Promise<void> => {
    await boss.fail(job.name, job.id, { code });
  };
  const runOne = async (job: DueJob): Promise<void> => {
    try {
      await registered.get(job.name)?.handler(job.payload);
    } catch (error) {
      await fail(job, isAppError(error) ? error.code : 'unexpected');
      return;
    }
    await complete(job);
  };

  return Object.freeze({
    fetchDue: (names?: readonly JobName[]) => fetchDueJobs(boss, names),
    complete,
    fail: (job: DueJob) => fail(job),
    runDue: async () => {
      let ran = 0;
      for (;;) {
        const due = await fetchDueJobs(boss, [...registered.keys()]);
        for (const job of due) await runOne(job);
        ran += due.length;
        if (due.length === 0) return ran;
      }
    },
    tidy: async () => {
      await boss.maintain();
    },
    send: (job: JobRequest, tx: Transaction) => sendJobs(tx, [job]),
    work: (name: JobName, handler: Parameters<Jobs['work']>[1], options: WorkOptions = {}) => {
      registered.set(name, { handler, options });
      if (isRunning) startOne(name);
    },
    nudge: (name: string) => workers.get(name)?.nudge(),
    start: async () => {
      if (isRunning) return;
      isRunning = true;
      await boss.start();
      for (const name of registered.keys()) startOne(name);
      stopHearing = database.jobsCommitted.subscribe((names) => {
        for (const name of new Set(names)) workers.get(name)?.nudge();
      });
    },
    stop: async (timeoutMs = 10_000) => {
      if (!isRunning) return;
      isRunning = false;
      stopHearing();
      await Promise.all([...workers.values()].map((worker) => worker.stop(timeoutMs)));
      workers.clear();
      await boss.stop({ graceful: false });
    },
  });
};
