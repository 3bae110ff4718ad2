import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStripeHouse, type StripeHouse, stripeNow } from '../../support/stripe-house.js';

let world: StripeHouse;
beforeAll(async () => {
  world = await openStripeHouse();
});
afterAll(() => world.stop());

const stripe = async () => {
  const [report] = await world.house.reconciler.run({ mover: 'stripe' });
  if (report === undefined) throw new Error('no report');
  return report;
};
const refundOf = (intentId: string) =>
  world.standIn.refunds.find(({ metadata }) => metadata.makegood_intent === intentId);

describe('the reconciliation with Stripe', () => {
  test('finds both sides the same, over all the movers that keep a list', async () => {
    await world.reserve(1_000);
    await world.reserve(500, 'records');
    await world.reserve(250, 'store-credit');
    const reports = await world.house.reconciler.run();
    expect(reports.map(({ mover, isComplete, findings }) => [mover, isComplete, findings])).toEqual([
      ['records', true, []],
      ['store-credit', true, []],
      ['stripe', true, []],
    ]);
    expect(reports.every(({ counts }) => counts.matched > 0)).toBe(true);
    expect((await world.house.reconciliations.latest()).map(({ mover }) => mover)).toEqual([
      'records',
      'store-credit',
      'stripe',
    ]);
  });

  test('finds what no news told: a refund that failed late reopens its case', async () => {
    const intent = await world.reserve(1_000);
    world.standIn.setStatus(refundOf(intent.id)?.id ?? '', 'failed', 'declined');
    expect((await stripe()).findings).toMatchObject([
      { kind: 'late-failure', action: 'reopen', intentId: intent.id, outcome: 'failed-late' },
    ]);
    await world.house.settle();
    expect(await world.caseStatusOf(intent)).toBe('in-review');
    expect((await stripe()).findings).toEqual([]);
  });

  test("puts a refund that somebody made at Stripe's own pages before a person, once, with the case of its order", async () => {
    const intent = await world.reserve(1_000);
    const paid = refundOf(intent.id)?.payment_intent ?? '';
    world.standIn.makeByHand(paid, 300);
    expect((await stripe()).findings).toMatchObject([
      { kind: 'unknown-here', action: 'person', theirsMinor: 300, providerPaymentId: paid },
    ]);
    await stripe();
    const entries = (await world.house.cases.entries(intent.caseId)).map(({ event }) => event);
    expect(entries.filter(({ type }) => type === 'noted')).toHaveLength(1);
    expect((await world.house.handoffs.queue()).find(({ caseId }) => caseId === intent.caseId)).toMatchObject(
      {
        reason: 'refund-unknown',
        status: 'waiting',
      },
    );
  });

  test("is content with one that the shop has written down under Stripe's id", async () => {
    const intent = await world.reserve(1_000);
    const made = world.standIn.makeByHand(refundOf(intent.id)?.payment_intent ?? '', 200);
    await world.house.records.appendAction({
      kind: 'refund',
      id: made.id,
      orderId: intent.orderId,
      at: '2026-11-21T12:00:00Z',
      paymentId: intent.paymentId,
      amountMinor: 200,
      status: 'succeeded',
    });
    expect((await stripe()).findings.map(({ providerRefundId }) => providerRefundId)).not.toContain(made.id);
  });

  test('makes up for news of a dispute that never came: its opening, and its end', async () => {
    const intent = await world.reserve(1_000);
    const paid = refundOf(intent.id)?.payment_intent ?? '';
    const dispute = (status: string) =>
      world.standIn.dispute({ id: 'dp_unheard', payment_intent: paid, amount: 9_000, status });
    const disputedMinor = async () =>
      (await world.house.records.order(intent.orderId))?.payments[0]?.disputedMinor ?? 0;
    dispute('warning_needs_response');
    expect((await stripe()).disputes).toEqual([]);
    dispute('needs_response');
    expect((await stripe()).disputes).toMatchObject([
      {
        disputeId: 'dp_unheard',
        providerPaymentId: paid,
        amountMinor: 9_000,
        state: 'open',
        outcome: 'noticed',
      },
    ]);
    expect(await disputedMinor()).toBe(9_000);
    expect((await world.house.handoffs.queue()).find(({ caseId }) => caseId === intent.caseId)).toMatchObject(
      {
        reason: 'dispute',
      },
    );
    expect((await stripe()).disputes).toEqual([]);
    expect(await world.house.reconciliations.openDisputes('stripe')).toEqual(['dp_unheard']);
    expect(await world.house.reconciliations.openDisputes('records')).toEqual([]);
    dispute('won');
    // It began before the days that are laid side by side: banks take their time.
    const [late] = await world.house.reconciler.run({ mover: 'stripe', since: '2026-11-22T00:00:00.000Z' });
    expect(late?.disputes).toMatchObject([{ disputeId: 'dp_unheard', state: 'won', outcome: 'closed' }]);
    expect(await disputedMinor()).toBe(0);
    expect(await world.house.reconciliations.openDisputes('stripe')).toEqual([]);
  });

  test('tells of a dispute about a payment that no order has, and needs a person for it', async () => {
    world.standIn.dispute({ id: 'dp_x', payment_intent: 'pi_nobody', amount: 500, status: 'needs_response' });
    expect((await stripe()).disputes).toMatchObject([{ disputeId: 'dp_x', outcome: 'payment-unknown' }]);
  });

  test('is not complete when Stripe does not answer, and is tried again in an hour', async () => {
    world.standIn.failReading(500);
    expect(await stripe()).toMatchObject({ isComplete: false, findings: [], disputes: [] });
    await world.house.database.query(`delete from pgboss.job where name = 'reconcile'`);
    await world.house.reconciler.runDaily();
    world.standIn.failReading(null);
    const planned = () =>
      world.house.database.query<{ inHours: number }>(
        `select round(extract(epoch from start_after - $1::timestamptz) / 3600)::int as "inHours" from pgboss.job
         where name = 'reconcile' and state = 'created'`,
        [stripeNow],
      );
    expect(await planned()).toEqual([{ inHours: 1 }]);
    await world.house.reconciler.plan();
    await world.house.reconciler.runDaily();
    expect(await planned()).toHaveLength(1);
  });
});
