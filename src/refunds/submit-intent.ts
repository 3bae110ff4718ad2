import { intentHash } from '../cases/index.js';
import type { RefundIntent } from '../domain/index.js';
import { intentChange, lookUpJob } from './intent-change.js';
import type { MoverAnswer } from './ports.js';
import {
  isDefinite,
  lookUpDelaySeconds,
  type RefundOutcome,
  type SagaContext,
  write,
} from './saga-context.js';

/** Longer than any call may take. */
export const crashLookUpSeconds = 120;

/**
 * Sends one intent that stands at `reserved` or `unknown`. The ledger says `submitted` before the call, so that a
 * crash in between is looked up and never sent blindly; a lost answer keeps the reservation.
 */
export const sendIntent = async (context: SagaContext, intent: RefundIntent): Promise<RefundOutcome> => {
  const { clock, logger } = context;
  const mover = context.mover(intent.mover);
  const at = (): string => clock.now().toISOString();
  if (intentHash(intent) !== intent.requestHash) {
    logger.error(
      { intentId: intent.id },
      'refund intent differs from what was confirmed; a person has to look',
    );
    return (await write(context, intentChange(intent, 'manual', { at: at() }))) === null
      ? 'skipped'
      : 'manual';
  }
  // The look-up is committed with the mark, so that a crash on any replica is followed up by another.
  const jobs = [lookUpJob(intent.id, crashLookUpSeconds)];
  const submitted = await write(
    context,
    intentChange(intent, 'submitted', { at: at(), attempts: intent.attempts + 1, jobs }),
  );
  if (submitted === null) return 'skipped';
  let answer: MoverAnswer | null = null;
  try {
    answer = (await mover?.refund(submitted)) ?? null;
  } catch (cause) {
    logger.warn(
      { intentId: intent.id, cause: cause instanceof Error ? cause.name : 'unknown' },
      'refund answer lost',
    );
  }
  return settleAnswer(context, submitted, answer);
};

/** Records what the mover said. Anything but a definite answer is `unknown`, with a look-up to follow. */
export const settleAnswer = async (
  context: SagaContext,
  intent: RefundIntent,
  answer: MoverAnswer | null,
): Promise<RefundOutcome> => {
  const now = context.clock.now();
  const at = now.toISOString();
  const jobs = [lookUpJob(intent.id, lookUpDelaySeconds(intent, now))];
  if (!isDefinite(answer)) {
    return (await write(context, intentChange(intent, 'unknown', { at, jobs }))) === null
      ? 'skipped'
      : 'unknown';
  }
  if (answer.kind === 'rejected') {
    // A refund that was accepted and then refused has failed; one refused outright was never made.
    const to = intent.status === 'pending' ? 'failed' : 'rejected';
    context.logger.warn({ intentId: intent.id, code: answer.code }, 'refund refused');
    return (await write(context, intentChange(intent, to, { at }))) === null ? 'skipped' : to;
  }
  const { kind, providerRefundId } = answer;
  const change = intentChange(intent, kind, {
    at,
    providerRefundId,
    ...(kind === 'pending' ? { jobs } : {}),
  });
  return (await write(context, change)) === null ? 'skipped' : kind;
};
