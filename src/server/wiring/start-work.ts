import type { Logger } from '../../base/index.js';
import type { RefundSaga } from '../../refunds/index.js';
import type { Jobs } from '../../storage/index.js';
import type { Turns } from '../../turns/index.js';
import { startSweep } from './sweep.js';

export interface WorkDeps {
  readonly jobs: Jobs;
  readonly turns: Pick<Turns, 'resume' | 'resumeAll' | 'tellRefund'>;
  readonly saga: RefundSaga;
  readonly deliver: (messageId: string) => Promise<void>;
  readonly logger: Logger;
}

const sweepEveryMs = 15_000;

const field = (payload: Readonly<Record<string, string>>, name: string): string => payload[name] ?? '';

/** Gives every kind of job its worker, takes up what a crash left behind, and keeps looking for more of it. */
export const startWork = async ({
  jobs,
  turns,
  saga,
  deliver,
  logger,
}: WorkDeps): Promise<{ stop(): Promise<void> }> => {
  jobs.work('refund', async (payload) => {
    await saga.submit(field(payload, 'intentId'));
  });
  jobs.work('look-up-refund', async (payload) => {
    await saga.lookUp(field(payload, 'intentId'));
  });
  jobs.work('tell-refund', (payload) => turns.tellRefund(field(payload, 'intentId')));
  jobs.work('deliver', (payload) => deliver(field(payload, 'messageId')));
  jobs.work('resume-turn', (payload) => turns.resume(field(payload, 'conversationId')));
  await jobs.start();
  const takeUp = async (): Promise<void> => {
    const resumed = await turns.resumeAll();
    const lookedUp = await saga.recoverStale();
    if (resumed + lookedUp > 0) logger.info({ resumed, lookedUp }, 'took up what was left behind');
  };
  const sweep = startSweep(takeUp, { everyMs: sweepEveryMs, logger });
  sweep.now();
  return {
    stop: async () => {
      await sweep.stop();
      await jobs.stop();
    },
  };
};
