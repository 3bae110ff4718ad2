import { makeIntents } from '../../cases/index.js';
import type { Handoff, Order } from '../../domain/index.js';
import { type reservedFrom, settleAmount } from '../../policy/index.js';
import type { Agent } from '../ports.js';
import { actorOf, type CaseInHand } from './agent-case.js';
import { type AgentActionsDependencies, type AgentStep, newMessage } from './agent-step.js';

/** What a person says yes to, with the order as it was read for it. */
export interface PersonsYes {
  readonly agent: Agent;
  /** Minor units of the order's currency. */
  readonly amountMinor: number;
  readonly reason: string;
  readonly order: Order;
  readonly reserved: ReturnType<typeof reservedFrom>;
}

/**
 * The yes that settles a case, as a step: the money is reserved in the same transaction as the decision; a later
 * failure is told through the case.
 * @throws AppError `request-invalid` for an amount not above zero.
 */
export const settleByPerson = (
  deps: AgentActionsDependencies,
  { handoff, conversation, found }: CaseInHand,
  { agent, amountMinor, reason, order, reserved }: PersonsYes,
): AgentStep & { readonly becomes: Handoff } => {
  const { id: caseId, reference, version, request } = found;
  const { id: orderId, currency } = order;
  const at = deps.clock.now().toISOString();
  const breakdown = settleAmount({ order, lines: request.lines, reserved, amountMinor });
  const reservations = makeIntents({
    caseId,
    orderId,
    currency,
    breakdown,
    payments: order.payments,
    ids: deps.ids,
    at,
  });
  const amount = { kind: 'money', amountMinor, currency } as const;
  const reply = deps.say('handoff.approved', { agent: agent.name, amount, reference }, conversation.locale);
  return {
    handoff,
    conversation,
    at,
    owner: conversation.owner,
    // Nothing about the hand-off changes but its version: a second click on the same button comes too late.
    becomes: handoff,
    messages: [newMessage(conversation, { id: deps.ids.next('msg'), role: 'system', author: null, reply })],
    caseVersions: [{ caseId, version }],
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
          breakdown,
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
  };
};
