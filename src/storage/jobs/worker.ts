import { setTimeout as sleep } from 'node:timers/promises';
import type PgBoss from 'pg-boss';
import { isAppError, type Logger } from '../../base/index.js';
import type { JobName } from '../../domain/index.js';

type Payload = Readonly<Record<string, string>>;

export interface WorkOptions {
  /** Jobs of this name at a time in this process. */
  readonly concurrency?: number;
  /** How often another process's jobs, and those whose time has come, are looked for. */
  readonly pollMs?: number;
}

export interface Worker {
  nudge(): void;
  stop(timeoutMs: number): Promise<void>;
}

/**
 * Fetches and runs jobs of one name. pg-boss's own worker is not used: it polls at most twice a second without
 * being told of a job, and an answer it cannot write ends the process.
 */
export const startWorker = (options: {
  readonly boss: PgBoss;
  readonly name: JobName;
  readonly handler: (payload: Payload) => Promise<void>;
  readonly options: WorkOptions;
  readonly logger: Logger;
}): Worker => {
  const { boss, name, handler, logger } = options;
  const { concurrency = 4, pollMs = 2_000 } = options.options;
  const running = new Set<Promise<void>>();
  let isStopping = false;
  let wake: AbortController | null = null;
  let isNudged = false;

  const run = async (job: PgBoss.Job<Payload>): Promise<void> => {
    try {
      await handler(job.data);
    } catch (error) {
      const code = isAppError(error) ? error.code : 'unexpected';
      logger.warn({ job: name, jobId: job.id, code }, 'a job failed; it is tried again');
      await boss.fail(name, job.id, { code }).catch(() => unanswered(job.id));
      return;
    }
    await boss.complete(name, job.id).catch(() => unanswered(job.id));
  };
  // It stays active until its time is over and is then run again, which every handler bears.
  const unanswered = (jobId: string): void => {
    logger.warn({ job: name, jobId, code: 'storage-unavailable' }, 'the end of a job could not be written');
  };

  const rest = async (ms: number): Promise<void> => {
    if (isNudged || isStopping) return;
    wake = new AbortController();
    await Promise.race([
      sleep(ms, undefined, { signal: wake.signal, ref: false }).catch(() => {}),
      ...running,
    ]);
    wake.abort();
    wake = null;
  };

  const loop = async (): Promise<void> => {
    while (!isStopping) {
      isNudged = false;
      const free = concurrency - running.size;
      // A fetch that fails answers nothing, and the next one comes soon enough.
      const jobs = free > 0 ? await boss.fetch<Payload>(name, { batchSize: free }) : [];
      for (const job of jobs) {
        const ended = run(job).finally(() => running.delete(ended));
        running.add(ended);
      }
      if (jobs.length < free || free === 0) await rest(pollMs);
    }
  };
  const looping = loop().catch((error: unknown) => {
    logger.error({ job: name, code: isAppError(error) ? error.code : 'unexpected' }, 'a worker ended');
  });

  const nudge = (): void => {
    isNudged = true;
    wake?.abort();
  };
  return {
    nudge,
    stop: async (timeoutMs) => {
      isStopping = true;
      nudge();
      await looping;
      const limit = new AbortController();
      await Promise.race([
        Promise.all(running),
        sleep(timeoutMs, undefined, { signal: limit.signal }).catch(() => {}),
      ]);
      limit.abort();
    },
  };
};
