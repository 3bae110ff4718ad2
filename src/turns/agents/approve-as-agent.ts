import { err, ok, type Result } from '../../base/index.js';
import { makeIntents } from '../../cases/index.js';
import type { Case, Order } from '../../domain/index.js';
import { mostRefundable, reservedFrom, settleAmount } from '../../policy/index.js';
import type { AgentRefusal } from '../ports.js';
import { actorOf, readCaseFor } from './agent-case.js';
import {
  type AgentActionsDependencies,
  type Attempt,
  asRefusal,
  newMessage,
  readOwnStretch,
  takeStep,
} from './agent-step.js';

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
 * A person's yes to an amount: never more than what remains of the case's lines, nor than this agent may approve alone.
 * The money is reserved in the same transaction as the decision; a later failure is told through the case.
 * @throws AppError `transition-invalid` when the case is past a decision; `request-invalid` for an amount not above zero.
 */
export const approveAsAgent =
  (deps: AgentActionsDependencies): Attempt<'approve'> =>
  async (handoffId, agent, version, amountMinor, reason) => {
    const stretch = await readOwnStretch(deps, { handoffId, agent, version });
    if (!stretch.ok) return stretch;
    const found = await readCaseFor(deps, stretch.value, 'approved-by-person');
    if (!found.ok) return found;
    const order = await readOrder(deps, found.value);
    if (!order.ok) return order;

    const { id: caseId, reference, request } = found.value;
    const { id: orderId, currency } = order.value;
    const { reserved, mostMinor } = await readRemainder(deps, order.value, found.value);
    if (amountMinor > mostMinor) return err({ kind: 'amount-exceeds-remainder', mostMinor });
    const limitMinor = deps.policyFor(order.value, found.value).limits[currency]?.agentMinor ?? 0;
    if (amountMinor > limitMinor) return err({ kind: 'limit-exceeded', limitMinor });

    const { handoff, conversation } = stretch.value;
    const at = deps.clock.now().toISOString();
    const breakdown = settleAmount({ order: order.value, lines: request.lines, reserved, amountMinor });
    const reservations = makeIntents({ caseId, orderId, currency, breakdown, ids: deps.ids, at });
    const amount = { kind: 'money', amountMinor, currency } as const;
    const reply = deps.say('handoff.approved', { agent: agent.name, amount, reference }, conversation.locale);
    const taken = await takeStep(deps, {
      handoff,
      conversation,
      at,
      owner: 'person',
      // Nothing about the hand-off changes but its version: a second click on the same button comes too late.
      becomes: handoff,
      messages: [newMessage(conversation, { id: deps.ids.next('msg'), role: 'system', author: null, reply })],
      caseEvents: [
        {
          caseId,
          actor: actorOf(agent),
          event: {
            type: 'approved-by-person',
            resolution: 'refund',
            totalMinor: amountMinor,
            currency,
            reason,
          },
        },
        ...reservations.map((intent) => ({
          caseId,
          actor: 'system' as const,
          event: {
            type: 'refund-moved' as const,
            intentId: intent.id,
            status: 'reserved' as const,
            amountMinor: intent.amountMinor,
            currency,
          },
        })),
      ],
      reservations,
      jobs: reservations.map((intent) => ({
        name: 'refund',
        payload: { intentId: intent.id },
        singletonKey: `refund ${intent.id}`,
      })),
    });
    if (taken.ok) return taken;
    if (taken.error.kind !== 'remainder-changed') return asRefusal(taken);
    const left = await readRemainder(deps, order.value, found.value);
    return err({ kind: 'amount-exceeds-remainder', mostMinor: left.mostMinor });
  };
