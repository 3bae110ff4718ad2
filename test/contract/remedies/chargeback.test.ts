import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testBackends } from '../../support/databases.js';
import { intentFor } from '../storage/stories.js';
import { agreed, agreedReturn, openRemedyWorld, type RemedyWorld } from './remedy-world.js';

/** Each order has 80.00 on the card and 20.00 on the gift card. */
describe.each(testBackends())('a dispute with the bank, on $name', (backend) => {
  let world: RemedyWorld;
  beforeAll(async () => {
    world = await openRemedyWorld(backend);
  });
  afterAll(() => world.close());

  const noticed = (orderId: string, disputeId: string, amountMinor = 8_000) =>
    world.chargebacks.noticed({ orderId, paymentId: 'card', disputeId, amountMinor, currency: 'USD' });
  const left = async (orderId: string, amountMinor: number): Promise<boolean> => {
    const { conversationId, caseId } = await world.openCase({ ofOrder: orderId });
    const intent = intentFor(`try_${conversationId}`, caseId, orderId, { lines: [], amountMinor });
    return (await world.commit(conversationId, { reservations: [intent] })).ok;
  };

  test('takes its money out of what can be refunded, reopens a settled case, and is told once', async () => {
    const { orderId, intentIds, found, said, told, handoff } = await world.openCase({
      events: agreed(),
      intents: [{}],
    });
    await world.saga.submit(intentIds[0] ?? '');
    expect(await found()).toMatchObject({ status: 'resolved' });
    const answers = await Promise.all([noticed(orderId, 'dp_1', 7_000), noticed(orderId, 'dp_1', 7_000)]);
    expect(answers.toSorted()).toEqual(['known', 'noticed']);
    expect(await noticed(orderId, 'dp_1', 7_000)).toBe('known');
    expect(await found()).toMatchObject({ status: 'in-review', disputeIds: ['dp_1'] });
    expect((await told()).slice(-2)).toEqual(['provider chargeback-noticed', 'system handed-off']);
    expect(await said()).toEqual(['chargeback-noticed']);
    expect(await handoff()).toMatchObject({ reason: 'dispute' });
    // 80.00 less 70.00 that the bank claims less 9.50 that went back.
    expect(await left(orderId, 51)).toBe(false);
    expect(await left(orderId, 50)).toBe(true);
  });

  test('lets go of the promises that no longer fit, the youngest first, and keeps the others', async () => {
    const first = await world.openCase({
      events: agreedReturn(3_000),
      intents: [{ amountMinor: 3_000, lines: [] }],
    });
    const second = await world.openCase({
      ofOrder: first.orderId,
      events: agreedReturn(2_000),
      intents: [{ amountMinor: 2_000, lines: [], createdAt: '2026-11-28T12:00:01.000Z' }],
    });
    expect(await noticed(first.orderId, 'dp_2', 4_500)).toBe('noticed');
    expect(await first.statuses()).toEqual(['reserved']);
    expect(await second.statuses()).toEqual(['released']);
    expect(await first.found()).toMatchObject({ status: 'awaiting-return', disputeIds: ['dp_2'] });
    expect(await second.found()).toMatchObject({ status: 'in-review', disputeIds: ['dp_2'] });
    expect(await second.handoff()).toMatchObject({ reason: 'dispute' });
    expect(await second.said()).toEqual(['chargeback-noticed']);
  });

  test('does not keep a parcel from being booked in; what it brings is for the person who has the case', async () => {
    const { orderId, reference, statuses, found, handoff } = await world.openCase({
      events: agreedReturn(),
      intents: [{}],
    });
    await noticed(orderId, 'dp_8');
    expect(await statuses()).toEqual(['released']);
    expect(await world.returns.receive(reference, { actor: 'agent:kim' })).toMatchObject({ ok: true });
    expect(await found()).toMatchObject({ status: 'in-review', return: { status: 'received' } });
    expect(await world.deps.ledger.holdingIntents(orderId)).toEqual([]);
    expect(await handoff()).toMatchObject({ reason: 'dispute', status: 'waiting' });
  });

  test('of an order that nobody asked about gets a case on the desk, once', async () => {
    const { orderId } = await world.openCase();
    const untouched = `${orderId}_untouched`;
    const order = await world.records.order(orderId);
    if (order === null) throw new TypeError('no order');
    await world.records.putOrders([
      { ...order, id: untouched, number: `#${untouched}`, customerId: 'silent' },
    ]);
    const answers = await Promise.all([noticed(untouched, 'dp_3'), noticed(untouched, 'dp_3')]);
    expect(answers.toSorted()).toEqual(['known', 'noticed']);
    const cases = await world.deps.cases.casesOf('silent');
    expect(cases).toMatchObject([{ status: 'in-review', disputeIds: ['dp_3'] }]);
    const handoff = await world.deps.handoffs.openHandoffOf(cases[0]?.conversationId ?? '');
    expect(handoff).toMatchObject({ reason: 'dispute', caseId: cases[0]?.id });
  });

  test('that is won frees the money; one that is lost keeps it', async () => {
    const won = await world.openCase();
    const lost = await world.openCase();
    await noticed(won.orderId, 'dp_4');
    await noticed(lost.orderId, 'dp_5');
    expect(await left(won.orderId, 1)).toBe(false);
    expect(await world.chargebacks.closed({ disputeId: 'dp_4', outcome: 'won' })).toBe('closed');
    expect(await world.chargebacks.closed({ disputeId: 'dp_4', outcome: 'won' })).toBe('known');
    expect(await world.chargebacks.closed({ disputeId: 'dp_5', outcome: 'lost' })).toBe('closed');
    expect(await left(won.orderId, 8_000)).toBe(true);
    expect(await left(lost.orderId, 1)).toBe(false);
    expect(await won.found()).toMatchObject({ disputeIds: [] });
    expect(await won.said()).toEqual(['chargeback-noticed', 'chargeback-won']);
    expect(await lost.said()).toEqual(['chargeback-noticed', 'chargeback-lost']);
  });

  test('that nobody told us of is not closed, and one of no payment is a fault', async () => {
    expect(await world.chargebacks.closed({ disputeId: 'dp_none', outcome: 'lost' })).toBe('unknown');
    await expect(noticed('order_none', 'dp_6')).rejects.toMatchObject({ code: 'order-not-found' });
    const { orderId } = await world.openCase();
    await expect(
      world.chargebacks.noticed({
        orderId,
        paymentId: 'other',
        disputeId: 'dp_7',
        amountMinor: 1,
        currency: 'USD',
      }),
    ).rejects.toMatchObject({ code: 'order-not-found' });
  });
});
