import { AppError, err, ok } from '../../base/index.js';
import { actorOf } from '../agents/agent-case.js';
import type { TurnsDependencies } from '../dependencies.js';
import type { AppeasementBudget } from '../ports.js';
import { insistOnCase, notAllowed } from './insist-on-case.js';
import { monthOf } from './month-of.js';
import type { CaseActions } from './ports.js';

/** What this month still may bring is in the policy of today: it is the shop's purse, not the customer's right. */
const budgetOf = (deps: TurnsDependencies, currency: string, at: Date): AppeasementBudget | null => {
  const policy = deps.policies.current(at.toISOString());
  const terms = policy.appeasement?.[currency];
  return terms === undefined ? null : { currency, ...terms, ...monthOf(at, policy.timeZone) };
};

/**
 * Store credit without entitlement, out of a budget of its own. It is no refund: nothing of the order is used up by it,
 * and no line or payment is lessened. Two colleagues at once cannot overdraw the budget, because it is counted again
 * where it is written.
 */
export const appease =
  (deps: TurnsDependencies): CaseActions['appease'] =>
  async (asked) => {
    const { agent, amountMinor, reason } = asked;
    if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
      throw new AppError('request-invalid', { amountMinor });
    const actor = actorOf(agent);
    return insistOnCase(deps, asked, async (found) => {
      const refusal = notAllowed(found, 'appeasement-given', actor);
      if (refusal !== null) return err(refusal);
      const orders = await deps.shop.ordersOf(found.customerId);
      const currency = orders.find(({ id }) => id === found.orderId)?.currency ?? found.currency;
      const now = deps.clock.now();
      const budget = currency === null ? null : budgetOf(deps, currency, now);
      if (currency === null || budget === null) return err({ kind: 'no-budget' });
      const creditId = deps.ids.next('credit');
      return ok({
        events: [{ actor, event: { type: 'appeasement-given', creditId, amountMinor, currency, reason } }],
        credits: [
          {
            id: creditId,
            customerId: found.customerId,
            kind: 'appeasement',
            amountMinor,
            currency,
            caseId: found.id,
            intentId: null,
            actor,
            reason,
            at: now.toISOString(),
          },
        ],
        appeasementBudget: budget,
        says: [
          {
            key: 'appeasement-given',
            params: {
              agent: agent.name,
              amount: { kind: 'money', amountMinor, currency },
              reference: found.reference,
            },
          },
        ],
      });
    });
  };
