import { err, isAppError, ok, type Result } from '../base/index.js';
import type { Actor, RefundIntent } from '../domain/index.js';
import { intentChange } from './intent-change.js';
import type { MoverStanding } from './ports.js';
import { codeOf, type SagaContext, write } from './saga-context.js';
import { isDefinite, settle } from './settle-answer.js';
import { isLookedUp, moveAfter } from './standing-moves.js';

/** What a person found out about an intent that waits for one. */
export type PersonsFinding =
  /** The money left; `providerRefundId` is how the bank or the provider names it. */
  | { readonly kind: 'made'; readonly providerRefundId: string; readonly reason?: string }
  /** It did not and will not: the money is free again. */
  | { readonly kind: 'not-made'; readonly reason: string };

export type PersonRefusal =
  | 'not-found'
  /** The intent waits for nobody, or somebody was faster. */
  | 'not-manual'
  /** The mover has this refund: that is recorded now, and is no longer for a person to say. */
  | 'mover-has-it'
  /** The mover moved another amount under this intent's id: money did move. */
  | 'amount-differs'
  /** Another refund is known by this id: one refund does not pay for two. */
  | 'id-taken'
  /** Money is let go only when the mover could be asked. */
  | 'mover-out-of-reach';

type Heard = MoverStanding | null | 'out-of-reach' | 'amount-differs';

/** Null where nobody can be asked, or need be: without a look-up, and for what was never sent and is not said to be made. */
const askMover = async (
  { mover: moverOf, logger }: SagaContext,
  intent: RefundIntent,
  finding: PersonsFinding,
): Promise<Heard> => {
  const mover = moverOf(intent.mover);
  if (mover !== null && !mover.capabilities.lookUp) return null;
  if (intent.attempts === 0 && finding.kind === 'not-made') return null;
  if (mover === null) return 'out-of-reach';
  const providerRefundId = finding.kind === 'made' ? finding.providerRefundId : intent.providerRefundId;
  try {
    return await mover.lookUp({ ...intent, providerRefundId });
  } catch (cause) {
    logger.warn({ intentId: intent.id, cause: codeOf(cause) }, 'refund look-up failed');
    return isAppError(cause, 'settlement-changed') ? 'amount-differs' : 'out-of-reach';
  }
};

/** Where a mover can be looked at, its ids are its own: one of them stands for one refund. */
const isTaken = async (context: SagaContext, intent: RefundIntent, id: string): Promise<boolean> => {
  if (context.mover(intent.mover)?.capabilities.lookUp !== true) return false;
  const other = await context.ledger.intentByProviderRefund(intent.mover, id);
  return other !== null && other.id !== intent.id;
};

const follow = async (
  context: SagaContext,
  intent: RefundIntent,
  heard: Heard,
): Promise<RefundIntent | null> => {
  if (heard === null || typeof heard === 'string' || !isDefinite(heard) || !isLookedUp(intent.status))
    return null;
  const to = moveAfter(intent.status, heard.kind);
  if (to !== 'succeeded' && to !== 'pending') return null;
  await settle(context, intent, { to, standing: heard, reason: 'found-by-look-up' });
  return context.ledger.intent(intent.id);
};

/**
 * Settles a `manual` intent by what a person found out, compared and set. Where the mover can be looked at it is asked
 * first, and its word goes before the person's: nobody can let go of money that has moved.
 */
export const settleByPerson = async (
  context: SagaContext,
  intentId: string,
  by: { readonly actor: Actor; readonly finding: PersonsFinding },
): Promise<Result<RefundIntent, PersonRefusal>> => {
  const { actor, finding } = by;
  const intent = await context.ledger.intent(intentId);
  if (intent === null) return err('not-found');
  if (intent.status !== 'manual') return err('not-manual');
  if (finding.kind === 'made' && (await isTaken(context, intent, finding.providerRefundId)))
    return err('id-taken');
  const heard = await askMover(context, intent, finding);
  const adopted = await follow(context, intent, heard);
  if (adopted !== null) return finding.kind === 'made' ? ok(adopted) : err('mover-has-it');
  if (finding.kind === 'not-made' && heard === 'out-of-reach') return err('mover-out-of-reach');
  if (finding.kind === 'not-made' && heard === 'amount-differs') return err('amount-differs');
  const change = intentChange(intent, finding.kind === 'made' ? 'succeeded' : 'failed', {
    at: context.clock.now().toISOString(),
    actor,
    reason: finding.reason ?? 'confirmed-by-hand',
    ...(finding.kind === 'made' ? { providerRefundId: finding.providerRefundId } : {}),
  });
  const written = await write(context, change);
  return typeof written === 'string' ? err('not-manual') : ok(written);
};
