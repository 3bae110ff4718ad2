import { err, ok, type Result } from '../../base/index.js';
import { takesTwoPeople } from '../../cases/index.js';
import type { Case, Order } from '../../domain/index.js';
import { mostRefundable, reservedFrom } from '../../policy/index.js';
import type { AgentRefusal } from '../ports.js';
import { actorOf, readCaseInHand } from './agent-case.js';
import { type AgentActionsDependencies, type Attempt, asRefusal, takeStep } from './agent-step.js';
import { giveFirstYes } from './give-first-yes.js';
import { settleByPerson } from './settle-by-person.js';

const readRemainder = async (deps: AgentActionsDependencies, order: Order, found: Case) => {
  const reserved = reservedFrom(order, await deps.ledger.holdingIntents(order.id));
  return { reserved, mostMinor: mostRefundable(order, found.request.lines, reserved) };
};

const readOrder = async (
  deps: AgentActionsDependencies,
  found: Case,
): Promise<Result<Order, AgentRefusal>> => {
  const order = await deps.shop.orderByNumber(found.orderNumber);
  return order === null || order.id !== found.orderId ? err({ kind: 'not-found' }) : ok(order);
};

/**
 * A person's yes to an amount, never more than what remains of the case's lines. Where it takes two, the first yes is
 * recorded and moves nothing; another agent's yes to the same amount settles the case, to another amount is the new
 * first yes. A first yes that no longer fits what remains counts for nothing.
 * @throws AppError `transition-invalid` when the case is past a decision; `request-invalid` for an amount not above zero.
 */
export const approveAsAgent =
  (deps: AgentActionsDependencies): Attempt<'approve'> =>
  async (handoffId, agent, version, amountMinor, reason) => {
    const inHand = await readCaseInHand(deps, { handoffId, agent, version }, 'approved-by-person');
    if (!inHand.ok) return inHand;
    const { found } = inHand.value;
    const order = await readOrder(deps, found);
    if (!order.ok) return order;

    const { currency } = order.value;
    const { reserved, mostMinor } = await readRemainder(deps, order.value, found);
    if (amountMinor > mostMinor) return err({ kind: 'amount-exceeds-remainder', mostMinor });
    const limitMinor = deps.policyFor(order.value, found).limits[currency]?.agentMinor ?? 0;
    const asked = found.firstYes !== null && found.firstYes.totalMinor <= mostMinor ? found.firstYes : null;
    if (asked?.by === actorOf(agent))
      return err({ kind: 'second-person-needed', totalMinor: asked.totalMinor });

    const agreed = asked?.totalMinor === amountMinor && asked.currency === currency;
    const yes = { agent, amountMinor, reason, order: order.value, reserved };
    const step =
      takesTwoPeople(found, amountMinor, limitMinor) && !agreed
        ? giveFirstYes(deps, inHand.value, yes)
        : settleByPerson(deps, inHand.value, yes);
    const taken = await takeStep(deps, step);
    if (taken.ok) return taken;
    if (taken.error.kind !== 'remainder-changed') return asRefusal(taken);
    const left = await readRemainder(deps, order.value, found);
    return err({ kind: 'amount-exceeds-remainder', mostMinor: left.mostMinor });
  };
