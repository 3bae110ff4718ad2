import { renderMessage } from '../dialog/index.js';
import type { TurnsDependencies } from './dependencies.js';
import { payoutOf } from './describe/payout.js';
import { assistantMessages, plainReply } from './run-turn.js';

/** Job handler: says in the case's conversation what became of the money. */
export const createRefundNews =
  (deps: TurnsDependencies) =>
  async (intentId: string): Promise<void> => {
    const intent = await deps.ledger.intent(intentId);
    const found = intent === null ? null : await deps.cases.case(intent.caseId);
    const conversation = found === null ? null : await deps.store.conversation(found.conversationId);
    if (intent === null || found === null || conversation === null) return;
    const arrived = intent.status === 'succeeded';
    if (!arrived && !['failed', 'rejected', 'failed-late', 'manual'].includes(intent.status)) return;
    const key = arrived ? 'refund-arrived' : 'refund-failed';
    // At least once delivery of the job, once told: what was said stands in the transcript.
    const marker = `${key}:${intent.id}`;
    const order = (await deps.shop.ordersOf(found.customerId)).find(
      (candidate) => candidate.id === intent.orderId,
    );
    const tender =
      order?.payments.find((payment) => payment.id === intent.paymentId)?.label ??
      found.decision?.breakdown?.tenders.find((one) => one.paymentId === intent.paymentId)?.label ??
      '';
    const text = renderMessage(deps.dialog, conversation.locale, key, {
      amount: { kind: 'money', amountMinor: intent.amountMinor, currency: intent.currency },
      reference: found.reference,
      tender,
      ...(arrived ? { payout: payoutOf(found.decision) } : {}),
    });
    const { messages, jobs } = assistantMessages(deps, conversation.channel, [plainReply(key, text)], null);
    const [message] = messages;
    if (message === undefined) return;
    const id = `msg_${marker}`;
    if ((await deps.store.message(id)) !== null) return;
    const committed = await deps.store.commit({
      conversationId: conversation.id,
      leaseToken: null,
      inboundId: null,
      at: deps.clock.now().toISOString(),
      state: undefined,
      locale: conversation.locale,
      owner: null,
      messages: [{ ...message, id }],
      record: null,
      openedCases: [],
      caseEvents: [],
      shopActions: [],
      reservations: [],
      openHandoff: null,
      changeHandoff: null,
      jobs: jobs.map((job) => ({ ...job, payload: { messageId: id }, singletonKey: id })),
    });
    if (!committed.ok) return;
    deps.announcer.messages(conversation.id, committed.value.messages);
    if (jobs.length > 0) deps.nudge(['deliver']);
  };
