import { randomUUID } from 'node:crypto';
import { frozenClock, sequentialIds } from '../../src/base/index.js';
import { makeIntents } from '../../src/cases/index.js';
import type { RefundIntent } from '../../src/domain/index.js';
import { nothingReserved, settleAmount } from '../../src/policy/index.js';
import { commitOf, newConversation, opened } from '../contract/storage/stories.js';
import { retailOrder } from './retail-order.js';
import { startServer } from './running-server.js';
import { stripeSecret } from './stripe-protocol.js';
import { startStripeStandIn } from './stripe-stand-in.js';

export const stripeNow = '2026-11-21T12:00:00.000Z';

/** The real server with Stripe's stand-in behind it, and cases about orders of 100.00 USD each that Stripe was paid for. */
export const openStripeHouse = async (settings: Readonly<Record<string, string>> = {}) => {
  const standIn = await startStripeStandIn(frozenClock(stripeNow));
  const running = await startServer({
    MAKEGOOD_NOW: stripeNow,
    MAKEGOOD_STRIPE_KEY: 'sk_test_1',
    MAKEGOOD_STRIPE_WEBHOOK_SECRET: stripeSecret,
    MAKEGOOD_STRIPE_URL: standIn.url,
    ...settings,
  });
  const { house } = running.server;

  /** Reserves this much of a new order; `mover` is who moves it. */
  const reserve = async (
    amountMinor: number,
    mover = 'stripe',
    /** Whether it is sent at once. */
    isSent = true,
  ): Promise<RefundIntent> => {
    const n = randomUUID().slice(0, 8);
    const [orderId, caseId, conversationId] = [`order_${n}`, `case_${n}`, `conv_${n}`];
    const order = retailOrder({
      id: orderId,
      number: `#${n}`,
      payments: [
        {
          id: `pay_${n}`,
          methodId: 'card-1',
          kind: 'card',
          label: 'Visa ··4021',
          capturedMinor: 10_000,
          mover,
          ...(mover === 'stripe' ? { providerPaymentId: `pi_${n}` } : {}),
        },
      ],
    });
    standIn.addPayment({ id: `pi_${n}`, amount: 10_000, currency: 'USD' });
    await house.records.putOrders([order]);
    await house.store.create(newConversation(conversationId));
    const breakdown = settleAmount({
      order,
      lines: [{ lineId: 'a', quantity: 1 }],
      reserved: nothingReserved,
      amountMinor,
    });
    const [made] = makeIntents({
      caseId,
      orderId,
      currency: 'USD',
      breakdown,
      payments: order.payments,
      ids: { ...sequentialIds(), next: (kind) => `${kind}_${n}` },
      at: stripeNow,
    });
    if (made === undefined) throw new Error('no intent');
    const committed = await house.store.commit(
      commitOf(null, {
        conversationId,
        state: undefined,
        at: stripeNow,
        openedCases: [{ id: caseId, reference: `RF-${n.slice(0, 4).toUpperCase()}-22` }],
        caseEvents: [
          {
            caseId,
            actor: 'customer',
            event: opened(orderId, { conversationId, customerId: order.customerId }),
          },
        ],
        reservations: [made],
        jobs: isSent
          ? [{ name: 'refund', payload: { intentId: made.id }, singletonKey: `refund ${made.id}` }]
          : [],
      }),
    );
    if (!committed.ok) throw new Error(committed.error.kind);
    await house.settle();
    return made;
  };
  const statusOf = async (intent: RefundIntent): Promise<string | undefined> =>
    (await house.ledger.intent(intent.id))?.status;
  const caseStatusOf = async (intent: RefundIntent): Promise<string | undefined> =>
    (await house.cases.case(intent.caseId))?.status;
  const send = (event: { readonly body: string; readonly signature?: string }): Promise<Response> =>
    fetch(`${running.url}/webhooks/stripe`, {
      method: 'POST',
      body: event.body,
      headers: {
        'content-type': 'application/json',
        ...(event.signature === undefined ? {} : { 'stripe-signature': event.signature }),
      },
    });
  const stop = async (): Promise<void> => {
    await running.stop();
    await standIn.close();
  };
  return { house, running, standIn, reserve, statusOf, caseStatusOf, send, stop };
};
export type StripeHouse = Awaited<ReturnType<typeof openStripeHouse>>;
