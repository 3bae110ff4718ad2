import type { Result } from '../base/index.js';
import type { Actor, RefundIntent } from '../domain/index.js';
import { lookUpIntent } from './look-up-intent.js';
import { codeOf, type RefundOutcome, type SagaContext } from './saga-context.js';
import { type PersonRefusal, settleByPerson } from './settle-by-person.js';
import { sendIntent, waitForMover } from './submit-intent.js';

export interface RefundSaga {
  /**
   * Sends a reserved refund. A second job for the same intent finds it moved and does nothing. `waitingSince` (ISO) is
   * when it was first tried, where its mover was not set up then.
   */
  submit(intentId: string, waitingSince?: string): Promise<RefundOutcome>;
  /**
   * Asks the mover what became of a refund and follows its word: settles one whose answer was lost or that was still on
   * its way, takes back one that failed late or was reversed, and holds again what was given up too early.
   * @throws the mover's own fault for a refund that is settled: no job would ask for it again.
   */
  lookUp(intentId: string): Promise<RefundOutcome>;
  /** A person made a `manual` refund, or found that it was made. */
  confirmByHand(
    intentId: string,
    actor: Actor,
    made: { readonly providerRefundId: string; readonly reason?: string },
  ): Promise<Result<RefundIntent, PersonRefusal>>;
  /** A person found that a `manual` refund was not made and will not be: its money is free again. */
  notMade(
    intentId: string,
    actor: Actor,
    because: { readonly reason: string },
  ): Promise<Result<RefundIntent, PersonRefusal>>;
  /**
   * Takes up every refund on its way that nobody has touched for long: what a crash left at `submitted` for `staleMs`,
   * and whose jobs ran out. Reserved ones that wait for goods are left alone. Answers how many were taken up.
   */
  recoverStale(staleMs?: number): Promise<number>;
}

const staleDefaultMs = 120_000;
/** Longer than the longest pause between two look-ups. */
const forgottenMs = 2 * 3_600_000;

/** The refund saga: reserved → submitted → succeeded, pending, rejected or unknown, each over the payment's own mover. */
export const createRefundSaga = (context: SagaContext): RefundSaga => {
  const { ledger, clock } = context;
  const ago = (ms: number): string => new Date(clock.now().getTime() - ms).toISOString();

  const submit: RefundSaga['submit'] = async (intentId, waitingSince) => {
    const intent = await ledger.intent(intentId);
    if (intent?.status !== 'reserved') return 'skipped';
    const mover = context.mover(intent.mover);
    return mover === null
      ? waitForMover(context, intent, waitingSince ?? clock.now().toISOString())
      : sendIntent(context, mover, intent);
  };
  /** One that can't be taken up must not keep the others waiting; the next sweep comes to it again. */
  const takeUp = async (intent: RefundIntent): Promise<void> => {
    try {
      if (intent.status === 'reserved') await submit(intent.id);
      else await lookUpIntent(context, intent);
    } catch (cause) {
      context.logger.error({ intentId: intent.id, cause: codeOf(cause) }, 'a refund could not be taken up');
    }
  };
  return {
    submit,
    lookUp: async (intentId) => {
      const intent = await ledger.intent(intentId);
      return intent === null ? 'skipped' : lookUpIntent(context, intent);
    },
    confirmByHand: (intentId, actor, made) =>
      settleByPerson(context, intentId, { actor, finding: { kind: 'made', ...made } }),
    notMade: (intentId, actor, because) =>
      settleByPerson(context, intentId, { actor, finding: { kind: 'not-made', ...because } }),
    recoverStale: async (staleMs = staleDefaultMs) => {
      const left = await ledger.unsettled({ submitted: ago(staleMs), open: ago(forgottenMs) });
      for (const intent of left) await takeUp(intent);
      return left.length;
    },
  };
};
