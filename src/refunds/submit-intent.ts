import type { RefundIntent } from '../domain/index.js';
import { giveToPerson } from './give-to-person.js';
import { intentChange, lookUpJob, sendLaterJob } from './intent-change.js';
import { notToBeSent } from './may-be-sent.js';
import type { MoneyMover, MoverAnswer, MoverStanding } from './ports.js';
import { codeOf, delaySeconds, type RefundOutcome, type SagaContext, write } from './saga-context.js';
import { isDefinite, settle, settleAnswer } from './settle-answer.js';

/** Longer than any call may take. */
export const crashLookUpSeconds = 120;

/** How long an intent waits for its mover to be set up before a person is asked. */
const waitSecondsMax = 86_400;

/** Only the payment's own mover may move its money: while that one is missing the intent waits as it is. */
export const waitForMover = async (
  context: SagaContext,
  intent: RefundIntent,
  waitingSince: string,
): Promise<RefundOutcome> => {
  const now = context.clock.now();
  const waitedSeconds = (now.getTime() - Date.parse(waitingSince)) / 1000;
  if (waitedSeconds >= waitSecondsMax) return giveToPerson(context, intent, 'mover-not-set-up');
  context.logger.warn({ intentId: intent.id, mover: intent.mover }, 'the mover of this refund is not set up');
  const change = intentChange(intent, intent.status, {
    at: now.toISOString(),
    jobs: [sendLaterJob(intent.id, waitingSince, delaySeconds(waitedSeconds))],
  });
  return typeof (await write(context, change)) === 'string' ? 'skipped' : 'waiting';
};

/**
 * Sends one intent that stands at `reserved` or `unknown`. The ledger says `submitted` before the call, so that a
 * crash in between is looked up and never sent blindly; a lost answer keeps the reservation.
 */
export const sendIntent = async (
  context: SagaContext,
  mover: MoneyMover,
  intent: RefundIntent,
): Promise<RefundOutcome> => {
  const reason = await notToBeSent(context, mover, intent);
  if (reason !== null) return giveToPerson(context, intent, reason);
  const submitted = await write(
    context,
    intentChange(intent, 'submitted', {
      at: context.clock.now().toISOString(),
      attempts: intent.attempts + 1,
      // The look-up is committed with the mark, so that a crash on any replica is followed up by another.
      jobs: [lookUpJob(intent.id, crashLookUpSeconds)],
    }),
  );
  if (submitted === 'exceeds-remainder') return giveToPerson(context, intent, 'exceeds-remainder');
  if (submitted === 'status-changed') return 'skipped';
  let answer: MoverAnswer | null = null;
  try {
    answer = await mover.refund(submitted);
  } catch (cause) {
    context.logger.warn({ intentId: intent.id, cause: codeOf(cause) }, 'refund answer lost');
  }
  const refusedAgain = answer?.kind === 'rejected' && submitted.attempts > 1;
  return refusedAgain && mover.capabilities.lookUp
    ? checkRefusal(context, mover, submitted, answer)
    : settleAnswer(context, submitted, answer);
};

/**
 * A refusal of a second call may be about the first one, as in "already refunded": the money is let go only when the
 * mover does not have it.
 */
const checkRefusal = async (
  context: SagaContext,
  mover: MoneyMover,
  intent: RefundIntent,
  refusal: MoverAnswer | null,
): Promise<RefundOutcome> => {
  let standing: MoverStanding | null = null;
  try {
    standing = await mover.lookUp(intent);
  } catch (cause) {
    context.logger.warn({ intentId: intent.id, cause: codeOf(cause) }, 'refund look-up failed');
  }
  if (standing?.kind === 'absent') return settleAnswer(context, intent, refusal);
  if (!isDefinite(standing)) return settleAnswer(context, intent, null);
  const to = standing.kind === 'reversed' ? 'failed' : standing.kind;
  return settle(context, intent, { to, standing, reason: 'found-by-look-up' });
};
