import { lookUpIntent } from './look-up-intent.js';
import type { RefundOutcome, SagaContext } from './saga-context.js';
import { sendIntent } from './submit-intent.js';

export interface RefundSaga {
  /** Sends a reserved refund. A second job for the same intent finds it moved and does nothing. */
  submit(intentId: string): Promise<RefundOutcome>;
  /** Settles a refund whose answer was lost, or that the provider had still to finish. */
  lookUp(intentId: string): Promise<RefundOutcome>;
  /**
   * At start: looks up what a crash left at `submitted`, untouched for `staleMs`. Reserved intents are left alone:
   * their job was committed with them, or they wait for goods to come back. Answers how many were looked up.
   */
  recoverStale(staleMs?: number): Promise<number>;
}

const staleDefaultMs = 120_000;

/** The refund saga over one mover: reserved → submitted → succeeded, pending, rejected or unknown. */
export const createRefundSaga = (context: SagaContext): RefundSaga => ({
  submit: async (intentId) => {
    const intent = await context.ledger.intent(intentId);
    return intent?.status === 'reserved' ? sendIntent(context, intent) : 'skipped';
  },
  lookUp: async (intentId) => {
    const intent = await context.ledger.intent(intentId);
    const open =
      intent?.status === 'unknown' || intent?.status === 'submitted' || intent?.status === 'pending';
    return intent !== null && open ? lookUpIntent(context, intent) : 'skipped';
  },
  recoverStale: async (staleMs = staleDefaultMs) => {
    const before = new Date(context.clock.now().getTime() - staleMs).toISOString();
    const left = (await context.ledger.stale(before)).filter((intent) => intent.status === 'submitted');
    for (const intent of left) await lookUpIntent(context, intent);
    return left.length;
  },
});
