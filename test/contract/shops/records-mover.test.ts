import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { frozenClock } from '../../../src/base/index.js';
import { bonusPaymentId, type RefundIntent, type ShopRecords } from '../../../src/domain/index.js';
import type { MoneyMover } from '../../../src/refunds/index.js';
import { createRecordsMover, importShop, makeSandboxShop } from '../../../src/shops/index.js';
import { createShopRecords, type Database } from '../../../src/storage/index.js';
import { openTestDatabase } from '../../support/databases.js';

const now = new Date('2026-11-21T18:00:00.000Z');

const intentThat = (changed: Partial<RefundIntent>): RefundIntent => ({
  id: 'refund-1',
  caseId: 'case-1',
  orderId: 'order-10482',
  paymentId: 'order-10482-pay-1',
  methodId: 'mei-visa',
  mover: 'records',
  amountMinor: 9634,
  currency: 'USD',
  status: 'submitted',
  attempts: 1,
  requestHash: 'hash',
  providerRefundId: null,
  lines: [{ lineId: 'order-10482-1', quantity: 1, grossMinor: 9634, taxMinor: 734 }],
  shippingMinor: 0,
  dutiesMinor: 0,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
  ...changed,
});

describe('the mover of our own tables', () => {
  let database: Database;
  let records: ShopRecords;
  let mover: MoneyMover;
  beforeAll(async () => {
    const clock = frozenClock(now);
    database = await openTestDatabase({ clock });
    records = createShopRecords(database);
    mover = createRecordsMover(records, { clock });
    await importShop(makeSandboxShop({ seed: 3, now }), records);
  });
  afterAll(() => database.close());

  const refundsOf = async (orderId: string) =>
    (await records.order(orderId))?.actions.filter((action) => action.kind === 'refund');

  test('moves the money once, however often the same intent is sent', async () => {
    const intent = intentThat({});
    const [first, ...again] = await Promise.all([
      mover.refund(intent),
      mover.refund(intent),
      mover.refund(intent),
    ]);
    expect(first).toEqual({ kind: 'succeeded', providerRefundId: 'records-refund-1' });
    for (const answer of [...again, await mover.refund(intent)]) expect(answer).toEqual(first);
    expect(await refundsOf('order-10482')).toEqual([
      {
        kind: 'refund',
        id: 'refund-1',
        orderId: 'order-10482',
        at: now.toISOString(),
        paymentId: 'order-10482-pay-1',
        methodId: 'mei-visa',
        amountMinor: 9634,
        status: 'succeeded',
        lines: intent.lines,
        shippingMinor: 0,
      },
    ]);
  });

  test('looks up what it moved by the intent, and knows for sure when it moved nothing', async () => {
    const intent = intentThat({
      id: 'refund-2',
      orderId: 'order-20817',
      paymentId: 'order-20817-pay-1',
      methodId: 'li-na-alipay',
      amountMinor: 5800,
      currency: 'CNY',
      lines: [],
    });
    expect(await mover.lookUp({ ...intent, id: 'refund-2' })).toEqual({ kind: 'absent' });
    const answer = await mover.refund(intent);
    expect(await mover.lookUp({ ...intent, id: 'refund-2' })).toEqual(answer);
  });

  test('does not call another amount under a used id a refusal: money did move', async () => {
    const intent = intentThat({
      id: 'refund-3',
      orderId: 'order-9917',
      paymentId: 'order-9917-pay-1',
      amountMinor: 1000,
      lines: [],
    });
    await mover.refund(intent);
    await expect(mover.refund({ ...intent, amountMinor: 2000 })).rejects.toMatchObject({
      code: 'settlement-changed',
    });
  });

  test('refuses one minor unit more than the payment has left, after what was refunded on it before', async () => {
    const order = await records.order('order-10440');
    const card = order?.payments.find((payment) => payment.kind === 'card');
    const [before] = (await refundsOf('order-10440')) ?? [];
    const leftMinor = (card?.capturedMinor ?? 0) - (before?.amountMinor ?? 0);
    const intent = intentThat({ orderId: 'order-10440', paymentId: card?.id ?? '', lines: [] });
    const tooMuch = await mover.refund({ ...intent, id: 'too-much', amountMinor: leftMinor + 1 });
    expect(tooMuch).toEqual({ kind: 'rejected', code: 'amount-exceeds-payment' });
    expect((await mover.refund({ ...intent, id: 'just-right', amountMinor: leftMinor })).kind).toBe(
      'succeeded',
    );
  });

  test.each([
    ['a payment of another order', { paymentId: 'order-10482-pay-1' }, 'payment-unknown'],
    ['another currency', { currency: 'CNY' }, 'currency-differs'],
    ['an order it does not have', { orderId: 'order-0' }, 'order-unknown'],
    ['nothing at all', { amountMinor: 0 }, 'amount-not-positive'],
  ])('refuses %s, and moves nothing', async (_, changed, code) => {
    const order = { orderId: 'order-10491', paymentId: 'order-10491-pay-1', amountMinor: 100, lines: [] };
    const intent = intentThat({ id: `refused-${code}`, ...order, ...changed });
    expect(await mover.refund(intent)).toEqual({ kind: 'rejected', code });
    expect(await mover.lookUp(intent)).toEqual({ kind: 'absent' });
    expect(await refundsOf('order-10491')).toEqual([]);
  });

  test('gives nothing that the bank disputes', async () => {
    const found = await records.order('order-10491');
    if (found === null) throw new Error('no order');
    const id = 'order-disputed';
    const payments = found.payments.map((payment) => ({
      ...payment,
      capturedMinor: 5_000,
      disputedMinor: 4_000,
    }));
    await records.putOrders([{ ...found, id, number: '#disputed', actions: [], payments }]);
    const intent = intentThat({ orderId: id, paymentId: payments[0]?.id ?? '', lines: [] });
    expect(await mover.refund({ ...intent, id: 'disputed', amountMinor: 1_001 })).toEqual({
      kind: 'rejected',
      code: 'amount-exceeds-payment',
    });
    expect((await mover.refund({ ...intent, id: 'free', amountMinor: 1_000 })).kind).toBe('succeeded');
  });

  test('writes down duties, discount taken back and a bonus, which is on no payment', async () => {
    const lines = [
      { lineId: 'order-10482-1', quantity: 0, grossMinor: 0, taxMinor: 0, recalculatedMinor: -10 },
    ];
    const intent = intentThat({
      id: 'refund-6',
      orderId: 'order-10491',
      paymentId: 'order-10491-pay-1',
      amountMinor: 40,
      lines,
      dutiesMinor: 30,
    });
    await mover.refund(intent);
    await mover.refund({
      ...intent,
      id: 'refund-7',
      paymentId: bonusPaymentId,
      amountMinor: 4,
      lines: [],
      dutiesMinor: 0,
    });
    const [refund, bonus] = ((await refundsOf('order-10491')) ?? []).slice(-2);
    expect(refund).toMatchObject({ lines, dutiesMinor: 30 });
    expect(bonus).toMatchObject({ paymentId: bonusPaymentId, amountMinor: 4 });
  });

  test('gives a gift card back like every other payment', async () => {
    const intent = intentThat({
      id: 'refund-4',
      orderId: 'order-10455',
      paymentId: 'order-10455-pay-1',
      methodId: 'mei-gift-card',
      amountMinor: 6490,
      lines: [],
    });
    expect((await mover.refund(intent)).kind).toBe('succeeded');
    expect((await mover.refund({ ...intent, id: 'refund-5', amountMinor: 1 })).kind).toBe('rejected');
  });
});
