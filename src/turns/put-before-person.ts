import type { DialogState } from '../dialog/index.js';
import type { Case, Handoff, HandoffReason, Mood } from '../domain/index.js';
import { buildPacket, priorityFor } from '../handoff/index.js';
import type { TurnsDependencies } from './dependencies.js';
import type { Conversation } from './ports.js';

const calm: Mood = { angry: false, legalThreat: false, vulnerable: false, abusive: false };

/**
 * The hand-off that puts a case before a person outside any turn, to be committed with what caused it (`openHandoff`,
 * and the conversation's owner set to `queue`). Null where a person has the conversation already, or will: they see
 * the case with all its entries.
 */
export const putBeforePerson = async (
  deps: TurnsDependencies,
  asked: {
    readonly found: Case;
    readonly conversation: Conversation;
    readonly reason: HandoffReason;
    readonly at: string;
  },
): Promise<Handoff | null> => {
  const { found, conversation, reason, at } = asked;
  const { locale } = conversation;
  if (conversation.owner !== 'assistant') return null;
  const [customer, orders, cases, transcript] = await Promise.all([
    deps.shop.customer(found.customerId),
    deps.shop.ordersOf(found.customerId),
    deps.cases.casesOf(found.customerId),
    deps.store.messages(conversation.id, 0),
  ]);
  const mood = (conversation.state as DialogState | null)?.mood ?? calm;
  const { decision } = found;
  const today = deps.policies.current(at);
  const policy = (decision === null ? null : deps.policies.byVersion(decision.policy.version)) ?? today;
  const clause = decision?.clauses[0];
  return {
    id: deps.ids.next('handoff'),
    conversationId: conversation.id,
    caseId: found.id,
    reason,
    priority: priorityFor(reason, mood),
    status: 'waiting',
    agentId: null,
    agentName: null,
    packet: buildPacket({
      customer,
      order: orders.find(({ id }) => id === found.orderId) ?? null,
      case: found,
      decision,
      transcript,
      mood,
      reason,
      clauseText: clause === undefined ? null : policy.clause(clause, locale),
      promised: null,
      history: {
        orders: orders.length,
        cases: cases.length,
        refunds: orders.flatMap((one) => one.actions).filter((action) => action.kind === 'refund').length,
      },
      now: new Date(at),
      timeZone: today.timeZone,
      customerLocale: locale,
      deskLocale: 'en',
    }),
    locale,
    openedAt: at,
    claimedAt: null,
    closedAt: null,
    version: 1,
  };
};
