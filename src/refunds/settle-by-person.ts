import { err, ok, type Result } from '../base/index.js';
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
  /** Money is let go only when the mover could be asked. */
  | 'mover-out-of-reach';

const askMover = async (
  context: SagaContext,
  intent: RefundIntent,
): Promise<MoverStanding | null | 'out-of-reach'> => {
  const mover = context.mover(intent.mover);
  // Without a look-up there is nobody to ask, and a mover that was never called has nothing.
  if (intent.attempts === 0 || (mover !== null && !mover.capabilities.lookUp)) return null;
  if (mover === null) return 'out-of-reach';
  try {
    return await mover.lookUp(intent);
  } catch (cause) {
    context.logger.warn({ intentId: intent.id, cause: codeOf(cause) }, 'refund look-up failed');
    return 'out-of-reach';
  }
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
  const standing = await askMover(context, intent);
  if (standing === 'out-of-reach') {
    if (finding.kind === 'not-made') return err('mover-out-of-reach');
  } else if (isDefinite(standing) && isLookedUp(intent.status)) {
    const to = moveAfter(intent.status, standing.kind);
    if (to === 'succeeded' || to === 'pending') {
      await settle(context, intent, { to, standing, reason: 'found-by-look-up' });
      return err('mover-has-it');
    }
  }
  const change = intentChange(intent, finding.kind === 'made' ? 'succeeded' : 'failed', {
    at: context.clock.now().toISOString(),
    actor,
    reason: finding.reason ?? 'confirmed-by-hand',
    ...(finding.kind === 'made' ? { providerRefundId: finding.providerRefundId } : {}),
  });
  const written = await write(context, change);
  return typeof written === 'string' ? err('not-manual') : ok(written);
};
