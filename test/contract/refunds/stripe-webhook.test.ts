import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStripeHouse, type StripeHouse } from '../../support/stripe-house.js';

let world: StripeHouse;
beforeAll(async () => {
  world = await openStripeHouse();
});
afterAll(() => world.stop());

/** Waits for what the webhook caused. */
const heard = async (event: { readonly body: string; readonly signature?: string }): Promise<number> => {
  const { status } = await world.send(event);
  await world.house.settle();
  return status;
};
const refundOf = (intentId: string) => {
  const refund = world.standIn.refunds.find(({ metadata }) => metadata.makegood_intent === intentId);
  if (refund === undefined) throw new Error('no refund');
  return refund;
};

describe("news of a refund at Stripe's", () => {
  test('that failed after it had arrived reopens the case and frees the money', async () => {
    const { standIn, reserve, statusOf, caseStatusOf, house } = world;
    const intent = await reserve(2_500);
    expect([await statusOf(intent), await caseStatusOf(intent)]).toEqual(['succeeded', 'resolved']);
    const refund = refundOf(intent.id);
    standIn.setStatus(refund.id, 'failed', 'lost_or_stolen_card');
    expect(await heard(standIn.event('refund.failed', refund))).toBe(200);
    expect([await statusOf(intent), await caseStatusOf(intent)]).toEqual(['failed-late', 'in-review']);
    expect((await house.cases.entries(intent.caseId)).slice(-2)).toMatchObject([
      {
        actor: 'provider',
        event: { status: 'failed-late', reason: 'stripe-lost_or_stolen_card' },
      },
      { actor: 'system', event: { type: 'handed-off', reason: 'refund-unknown' } },
    ]);
    expect(await house.ledger.holdingIntents(intent.orderId)).toEqual([]);
  });

  test('settles a refund that was on its way', async () => {
    const { standIn, reserve, statusOf } = world;
    standIn.beginAs('pending');
    const intent = await reserve(1_000);
    standIn.beginAs('succeeded');
    expect(await statusOf(intent)).toBe('pending');
    standIn.setStatus(refundOf(intent.id).id, 'succeeded');
    await heard(standIn.event('charge.refund.updated', refundOf(intent.id)));
    expect(await statusOf(intent)).toBe('succeeded');
  });

  test('is never believed: only what Stripe shows when it is asked counts', async () => {
    const { standIn, reserve, statusOf } = world;
    const intent = await reserve(1_000);
    await heard(standIn.event('refund.failed', { ...refundOf(intent.id), status: 'failed' }));
    expect(await statusOf(intent)).toBe('succeeded');
  });

  test('is read once, however often it comes', async () => {
    const { standIn, reserve, house } = world;
    const intent = await reserve(1_000);
    const event = standIn.event('refund.updated', refundOf(intent.id));
    const calls = standIn.calls.length;
    for (let times = 0; times < 3; times += 1) expect(await heard(event)).toBe(200);
    expect(standIn.calls.length - calls).toBe(1);
    const rows = await house.database.query(
      `select event::text as text, handled_at from provider_events where id = $1`,
      [`stripe:${JSON.parse(event.body).id}`],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ handled_at: expect.anything() });
  });

  test('waits while Stripe does not answer, and is not lost', async () => {
    const { standIn, reserve, statusOf, house } = world;
    const intent = await reserve(1_000);
    standIn.setStatus(refundOf(intent.id).id, 'failed');
    standIn.failReading(500);
    const event = standIn.event('refund.failed', refundOf(intent.id));
    expect((await world.send(event)).status).toBe(200);
    const waiting = () => house.providerEvents.waiting(`stripe:${JSON.parse(event.body).id}`);
    expect(await waiting()).not.toBeNull();
    standIn.failReading(null);
    // What its job did not get done is given to another.
    await house.database.query(`delete from pgboss.job where name = 'provider-event'`);
    expect(await house.providerEvents.sendAgain(['stripe'], '2026-11-21T11:00:00Z')).toBe(0);
    expect(await house.providerEvents.sendAgain(['carrier'], '2026-11-22T00:00:00Z')).toBe(0);
    expect(await house.providerEvents.sendAgain(['stripe'], '2026-11-22T00:00:00Z')).toBe(1);
    await house.settle();
    expect([await statusOf(intent), await waiting()]).toEqual(['failed-late', null]);
  });

  test('of a refund that is not ours changes nothing', async () => {
    const { standIn } = world;
    standIn.addPayment({ id: 'pi_elsewhere', amount: 500, currency: 'USD' });
    expect(await heard(standIn.event('refund.created', standIn.makeByHand('pi_elsewhere', 100)))).toBe(200);
  });
});

describe('what is not from Stripe', () => {
  const aged = new Date('2026-11-21T11:00:00Z');
  test.each([
    ['without a signature', () => ({ body: world.standIn.event('refund.failed', {}).body })],
    [
      'signed with another secret',
      () => world.standIn.event('refund.failed', {}, { secret: 'whsec_another' }),
    ],
    ['signed an hour ago', () => world.standIn.event('refund.failed', {}, { at: aged })],
    [
      'changed on its way',
      () => {
        const { body, signature } = world.standIn.event('refund.failed', {});
        return { body: `${body} `, signature };
      },
    ],
  ])('is refused: %s', async (_what, event) => {
    const { house } = world;
    const before = await house.database.query('select 1 from provider_events');
    expect((await world.send(event())).status).toBe(401);
    expect(await house.database.query('select 1 from provider_events')).toHaveLength(before.length);
  });

  test('is refused when it is larger than any event', async () => {
    const event = world.standIn.event('refund.failed', { text: 'x'.repeat(300_000) });
    expect((await world.send(event)).status).toBe(413);
  });
});

describe('a dispute', () => {
  test('holds the disputed money back, and gives it free when it is won', async () => {
    const { standIn, reserve, house } = world;
    const intent = await reserve(1_000);
    const [payment] = (await house.records.order(intent.orderId))?.payments ?? [];
    const dispute = (status: string) =>
      standIn.dispute({
        id: 'dp_1',
        payment_intent: payment?.providerPaymentId ?? '',
        amount: 10_000,
        status,
      });
    const disputedMinor = async () =>
      (await house.records.order(intent.orderId))?.payments[0]?.disputedMinor ?? 0;
    await heard(standIn.event('charge.dispute.created', dispute('warning_needs_response')));
    expect(await disputedMinor()).toBe(0);
    await heard(standIn.event('charge.dispute.updated', dispute('needs_response')));
    expect(await disputedMinor()).toBe(10_000);
    const won = dispute('won');
    await heard(standIn.event('charge.dispute.closed', won));
    await heard(standIn.event('charge.dispute.created', won));
    expect(await disputedMinor()).toBe(0);
  });
});
