import { isAppError } from '../base/index.js';
import type { RefundIntent } from '../domain/index.js';
import { giveToPerson } from './give-to-person.js';
import { intentChange, lookUpJob } from './intent-change.js';
import { isRemembered } from './may-be-sent.js';
import type { MoneyMover, MoverStanding } from './ports.js';
import {
  ageSeconds,
  codeOf,
  lookUpDelaySeconds,
  type RefundOutcome,
  type SagaContext,
  write,
} from './saga-context.js';
import { isDefinite, settle } from './settle-answer.js';
import { isLookedUp, moveAfter } from './standing-moves.js';
import { crashLookUpSeconds, sendIntent } from './submit-intent.js';

/** Days after the first call at which a mover that can not be asked is a person's matter. */
const outOfReachDays = { unknown: 3, pending: 30 } as const;

const isOpen = (intent: RefundIntent): intent is RefundIntent & { status: 'unknown' | 'pending' } =>
  intent.status === 'unknown' || intent.status === 'pending';

/**
 * Finds out what became of a refund from its mover, whatever we believe of it. Found: adopted, with the mover's id and
 * standing in one step. Definitely absent: sent again while the key is remembered, else a person decides. Nothing is
 * ever released on a guess.
 */
export const lookUpIntent = async (context: SagaContext, found: RefundIntent): Promise<RefundOutcome> => {
  const now = context.clock.now();
  const isFresh = now.getTime() - Date.parse(found.updatedAt) < crashLookUpSeconds * 1000;
  // Another worker may be waiting for the answer at this moment.
  if (found.status === 'submitted' && isFresh) return askAgain(context, found);
  // A crash right after the call left it at `submitted`: that is an unknown answer like any other.
  const intent = found.status === 'submitted' ? await doubt(context, found) : found;
  if (intent === null || !isLookedUp(intent.status)) return 'skipped';
  const mover = context.mover(intent.mover);
  if (mover === null) return askAgain(context, intent);
  if (!mover.capabilities.lookUp) return withoutLookUp(context, mover, intent);
  let standing: MoverStanding;
  try {
    standing = await mover.lookUp(intent);
  } catch (cause) {
    context.logger.warn({ intentId: intent.id, cause: codeOf(cause) }, 'refund look-up failed');
    if (isAppError(cause, 'settlement-changed') && isOpen(intent))
      return giveToPerson(context, intent, 'amount-differs');
    // Nothing is under way that would ask again: whoever wanted to know has to.
    if (!isOpen(intent)) throw cause;
    return askAgain(context, intent);
  }
  return follow(context, mover, intent, standing);
};

const doubt = async (context: SagaContext, intent: RefundIntent): Promise<RefundIntent | null> => {
  const at = context.clock.now().toISOString();
  const change = intentChange(intent, 'unknown', { at, jobs: [lookUpJob(intent.id, 60)] });
  const doubted = await write(context, change);
  return typeof doubted === 'string' ? null : doubted;
};

/** Only the key can help: the same call again finds the first one, as long as the mover remembers. */
const withoutLookUp = (
  context: SagaContext,
  mover: MoneyMover,
  intent: RefundIntent,
): Promise<RefundOutcome> | RefundOutcome => {
  if (!isOpen(intent)) return 'skipped';
  return intent.status === 'unknown' && isRemembered(mover, intent, context.clock.now())
    ? sendIntent(context, mover, intent)
    : giveToPerson(context, intent, 'cannot-be-looked-up');
};

const follow = async (
  context: SagaContext,
  mover: MoneyMover,
  intent: RefundIntent,
  standing: MoverStanding,
): Promise<RefundOutcome> => {
  if (!isLookedUp(intent.status)) return 'skipped';
  if (standing.kind !== 'absent' && !isDefinite(standing)) return askAgain(context, intent);
  const move = moveAfter(intent.status, standing.kind);
  switch (move) {
    case 'stay':
      return isOpen(intent) ? askLater(context, intent) : 'skipped';
    case 'person':
      return giveToPerson(context, intent, 'not-found');
    case 'send-again':
      return isRemembered(mover, intent, context.clock.now())
        ? sendIntent(context, mover, intent)
        : giveToPerson(context, intent, 'not-found');
    default:
      return standing.kind === 'absent'
        ? 'skipped'
        : settle(context, intent, {
            to: move,
            standing,
            ...(intent.status === 'pending' ? {} : { reason: 'found-by-look-up' }),
          });
  }
};

/** Nothing could be learned: what is open is asked about again, and is a person's matter when that has gone on for days. */
const askAgain = async (context: SagaContext, intent: RefundIntent): Promise<RefundOutcome> => {
  if (!isOpen(intent)) return intent.status === 'submitted' ? askLater(context, intent) : 'skipped';
  const isTooLong = ageSeconds(intent, context.clock.now()) > outOfReachDays[intent.status] * 86_400;
  return isTooLong ? giveToPerson(context, intent, 'mover-out-of-reach') : askLater(context, intent);
};

const askLater = async (context: SagaContext, intent: RefundIntent): Promise<RefundOutcome> => {
  const now = context.clock.now();
  const jobs = [lookUpJob(intent.id, lookUpDelaySeconds(intent, now))];
  const change = intentChange(intent, intent.status, { at: now.toISOString(), jobs });
  if (typeof (await write(context, change)) === 'string') return 'skipped';
  return intent.status === 'pending' ? 'pending' : 'unknown';
};
