import type { RefundIntent } from '../domain/index.js';
import { intentChange, lookUpJob } from './intent-change.js';
import type { MoneyMover } from './ports.js';
import {
  isDefinite,
  lookUpDelaySeconds,
  type RefundOutcome,
  type SagaContext,
  write,
} from './saga-context.js';
import { crashLookUpSeconds, sendIntent, settleAnswer } from './submit-intent.js';

/** Whether the provider still knows this key. Counted from the reservation, so it errs on the side of a person. */
const remembered = (mover: MoneyMover, intent: RefundIntent, now: Date): boolean => {
  const { idempotent, keyLifeHours } = mover.capabilities;
  if (!idempotent) return false;
  return keyLifeHours === null || now.getTime() - Date.parse(intent.createdAt) < keyLifeHours * 3_600_000;
};

/**
 * Finds out what became of a refund whose answer was lost. Found: adopt it. Definitely absent, and the key is still
 * remembered: send again under the same key. Else a person decides; nothing is ever released on a guess.
 */
export const lookUpIntent = async (context: SagaContext, found: RefundIntent): Promise<RefundOutcome> => {
  const { clock, logger } = context;
  const now = clock.now();
  const mover = context.mover(found.mover);
  if (mover === null) return askAgain(context, found);
  if (
    found.status === 'submitted' &&
    now.getTime() - Date.parse(found.updatedAt) < crashLookUpSeconds * 1000
  ) {
    // Another worker may be waiting for the answer at this moment.
    return askAgain(context, found);
  }
  // A crash right after the call left it at `submitted`: that is an unknown answer like any other.
  const intent =
    found.status === 'submitted'
      ? await write(
          context,
          intentChange(found, 'unknown', { at: now.toISOString(), jobs: [lookUpJob(found.id, 60)] }),
        )
      : found;
  if (intent === null) return 'skipped';
  const canRetry = intent.status === 'unknown' && remembered(mover, intent, now);
  if (!mover.capabilities.lookUp)
    return canRetry ? sendIntent(context, intent) : givenToPerson(context, intent);
  try {
    const answer = await mover.lookUp(intent);
    if (answer.kind === 'absent')
      return canRetry ? sendIntent(context, intent) : givenToPerson(context, intent);
    if (answer.kind === 'pending' && intent.status === 'pending') return await askAgain(context, intent);
    if (isDefinite(answer)) return await settleAnswer(context, intent, answer);
  } catch (cause) {
    logger.warn(
      { intentId: intent.id, cause: cause instanceof Error ? cause.name : 'unknown' },
      'refund look-up failed',
    );
  }
  return askAgain(context, intent);
};

const askAgain = async (context: SagaContext, intent: RefundIntent): Promise<RefundOutcome> => {
  const now = context.clock.now();
  const jobs = [lookUpJob(intent.id, lookUpDelaySeconds(intent, now))];
  const change = intentChange(intent, intent.status, { at: now.toISOString(), jobs });
  if ((await write(context, change)) === null) return 'skipped';
  return intent.status === 'pending' ? 'pending' : 'unknown';
};

const givenToPerson = async (context: SagaContext, intent: RefundIntent): Promise<RefundOutcome> => {
  context.logger.error({ intentId: intent.id }, 'refund could not be found; a person has to settle it');
  const change = intentChange(intent, 'manual', { at: context.clock.now().toISOString() });
  return (await write(context, change)) === null ? 'skipped' : 'manual';
};
