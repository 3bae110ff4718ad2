import { err, ok, type Result } from '../../base/index.js';
import type { Actor, Case, CaseEvent, ShopAction } from '../../domain/index.js';
import type { TurnsDependencies } from '../dependencies.js';
import { returnUpdate } from './goods-step.js';
import type { ReturnRefusal } from './ports.js';
import { hasLeft } from './refund-trigger.js';
import { intentMoved, isReplaced, reservedIntents } from './settle-goods.js';

/** What ends a return without a refund, to be committed together with whatever ends the case. */
export interface CalledOff {
  /** Entries of the case, in this order. */
  readonly events: readonly { readonly actor: Actor; readonly event: CaseEvent }[];
  readonly releases: readonly string[];
  readonly shopActions: readonly ShopAction[];
}

/**
 * Ends the return of a case: its reserved money is let go, and its goods count as the customer's again. Refused once
 * money has left or new goods were sent. A case without a return has nothing to end and answers only the money.
 * @param ending the entry that ends it; `at` an ISO moment
 */
export const callOffReturn = (
  deps: Pick<TurnsDependencies, 'ids'>,
  found: Case,
  ending: {
    readonly event: Extract<CaseEvent, { type: 'return-cancelled' | 'return-declined' }>;
    readonly actor: Actor;
    readonly at: string;
  },
): Result<CalledOff, ReturnRefusal> => {
  if (isReplaced(found)) return err({ kind: 'goods-replaced' });
  if (hasLeft(found)) return err({ kind: 'money-left' });
  const held = reservedIntents(found);
  const isThere = found.return !== null;
  return ok({
    events: [
      ...(isThere ? [{ actor: ending.actor, event: ending.event }] : []),
      ...held.map((intent) => ({ actor: 'system' as const, event: intentMoved(intent, 'released') })),
    ],
    releases: held.map(({ id }) => id),
    shopActions: isThere ? [returnUpdate(deps, found, { at: ending.at, lines: [], isClosed: true })] : [],
  });
};
