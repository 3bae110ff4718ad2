import type { Logger } from '../../base/index.js';
import type { RefundSaga } from '../../refunds/index.js';
import type { Jobs } from '../../storage/index.js';
import type { CaseTimers, Turns } from '../../turns/index.js';
import type { startSweep } from './sweep.js';

export interface WorkDeps {
  readonly jobs: Jobs;
  readonly turns: Pick<Turns, 'resume' | 'resumeAll' | 'tellRefund'>;
  readonly saga: RefundSaga;
  /** Reads what a mover told us, by the id under which it was stored. */
  readonly readNews: (newsId: string) => Promise<void>;
  /** Lays the ledger beside the movers' lists, and plans the next time. */
  readonly reconcile: () => Promise<void>;
  /** Does what is due in a case. */
  readonly keepTime: (caseId: string) => Promise<void>;
  readonly caseTimers: Pick<CaseTimers, 'rearm'>;
  /** Null where no channel has to be called: another process may know how, so its jobs are left alone. */
  readonly deliver: ((messageId: string) => Promise<void>) | null;
  /** What was not done when it was due: desks elsewhere that were not told, a policy whose day has come. */
  readonly catchUps: readonly (() => Promise<unknown>)[];
  /** Signs the head of the audit log when it has grown. */
  readonly publish: () => Promise<unknown>;
  /** No other process uses this database: whatever looks under way at the start was left behind by a crash. */
  readonly alone: boolean;
  readonly sweep: typeof startSweep;
  readonly logger: Logger;
}

const takeUpEveryMs = 15_000;
const publishEveryMs = 10_000;
const catchUpEveryMs = 300_000;
/** Counts a refund that was touched in this very millisecond, as all are under a frozen clock. */
const anyAgeMs = -1;

const field = (payload: Readonly<Record<string, string>>, name: string): string => payload[name] ?? '';

const giveWorkers = ({ jobs, turns, saga, readNews, reconcile, keepTime, deliver }: WorkDeps): void => {
  jobs.work('refund', async (payload) => {
    await saga.submit(field(payload, 'intentId'), payload.waitingSince);
  });
  jobs.work('look-up-refund', async (payload) => {
    await saga.lookUp(field(payload, 'intentId'));
  });
  jobs.work('reconcile', reconcile, { concurrency: 1 });
  jobs.work('provider-event', (payload) => readNews(field(payload, 'newsId')));
  jobs.work('tell-refund', (payload) => turns.tellRefund(field(payload, 'intentId')));
  jobs.work('resume-turn', (payload) => turns.resume(field(payload, 'conversationId')));
  jobs.work('case-timer', (payload) => keepTime(field(payload, 'caseId')));
  if (deliver !== null) jobs.work('deliver', (payload) => deliver(field(payload, 'messageId')));
};

/** Gives every kind of job its worker, takes up what a crash left behind, and keeps looking for more of it. */
export const startWork = async (deps: WorkDeps): Promise<{ stop(): Promise<void> }> => {
  const { jobs, turns, saga, alone, sweep, logger } = deps;
  giveWorkers(deps);
  // Before the workers start: a refund that one of them has just sent is not one that was left behind.
  if (alone) {
    const lookedUp = await saga.recoverStale(anyAgeMs);
    if (lookedUp > 0) logger.info({ lookedUp }, 'looked up refunds that a crash left behind');
  }
  await jobs.start();
  const takeUp = async (): Promise<void> => {
    const resumed = await turns.resumeAll();
    const lookedUp = await saga.recoverStale();
    if (resumed + lookedUp > 0) logger.info({ resumed, lookedUp }, 'took up what was left behind');
  };
  const rearm = async (): Promise<void> => {
    const rearmed = await deps.caseTimers.rearm();
    if (rearmed > 0) logger.warn({ rearmed }, 'set timers of cases that had lost theirs');
  };
  const sweeps = [
    sweep(takeUp, { everyMs: takeUpEveryMs, logger }),
    sweep(deps.publish, { everyMs: publishEveryMs, logger }),
    sweep(rearm, { everyMs: catchUpEveryMs, logger }),
    ...deps.catchUps.map((catchUp) => sweep(catchUp, { everyMs: catchUpEveryMs, logger })),
  ];
  return {
    stop: async () => {
      await Promise.all(sweeps.map((sweep) => sweep.stop()));
      await jobs.stop();
      // What was done last is vouched for too; when it can't be now, the next start does it.
      await deps.publish().catch(() => {});
    },
  };
};
