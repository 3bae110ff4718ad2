import { fingerprint } from '../../base/index.js';
import { foldCase } from '../../cases/index.js';
import type { CaseEntry, Order, ShopAction } from '../../domain/index.js';
import type { TurnsDependencies } from '../dependencies.js';
import type { Conversation } from '../ports.js';
import { putBeforePerson } from '../put-before-person.js';
import type { ChargebackNotice } from './ports.js';

/** A conversation that no customer is in: what is about an order nobody asked about needs a place on the desk. */
const conversationOf = async (
  deps: TurnsDependencies,
  threadKey: string,
  at: string,
): Promise<Conversation | null> => {
  const known = await deps.store.conversationByThread('web', threadKey);
  if (known !== null) return known;
  await deps.store.create({
    id: deps.ids.next('conv'),
    channel: 'web',
    threadKey,
    address: {},
    locale: 'en',
    tokenHash: null,
    state: null,
    messages: [],
    createdAt: at,
  });
  return deps.store.conversationByThread('web', threadKey);
};

/**
 * Opens a case for a dispute about an order that has none, and puts it before a person.
 * @returns false when somebody else was faster, and nothing was written
 */
export const openDisputeCase = async (
  deps: TurnsDependencies,
  order: Order,
  { notice, action }: { readonly notice: ChargebackNotice; readonly action: ShopAction },
): Promise<boolean> => {
  const at = deps.clock.now().toISOString();
  const { disputeId, paymentId, amountMinor, currency } = notice;
  const conversation = await conversationOf(deps, `dispute ${fingerprint(disputeId)}`, at);
  if (conversation === null) return false;
  const head = { id: deps.ids.next('case'), reference: deps.ids.caseReference() };
  const entry = (seq: number, actor: CaseEntry['actor'], event: CaseEntry['event']): CaseEntry => ({
    caseId: head.id,
    seq,
    at,
    actor,
    event,
  });
  const entries = [
    entry(1, 'system', {
      type: 'opened',
      orderId: order.id,
      orderNumber: order.number,
      customerId: order.customerId,
      conversationId: conversation.id,
      request: {
        kind: 'refund',
        lines: order.lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
        reason: 'other',
      },
    }),
    entry(2, 'provider', { type: 'chargeback-noticed', disputeId, paymentId, amountMinor, currency }),
    entry(3, 'system', { type: 'handed-off', reason: 'dispute' }),
  ];
  const found = foldCase(head, entries);
  const handoff = await putBeforePerson(deps, { found, conversation, reason: 'dispute', at });
  if (handoff === null) return false;
  const committed = await deps.store.commit({
    conversationId: conversation.id,
    leaseToken: null,
    inboundId: null,
    at,
    state: undefined,
    locale: conversation.locale,
    owner: { to: 'queue', fromVersion: conversation.ownerVersion },
    messages: [],
    record: null,
    openedCases: [head],
    caseEvents: entries.map(({ actor, event }) => ({ caseId: head.id, actor, event })),
    shopActions: [action],
    reservations: [],
    openHandoff: handoff,
    changeHandoff: null,
    jobs: [],
  });
  if (!committed.ok) return false;
  deps.announcer.queueChanged();
  await Promise.allSettled(deps.desks.map((desk) => desk.opened(handoff)));
  return true;
};
