import { describe, expect, test } from '@jest/globals';
import { foldOrder, type Order, type RefundIntent } from '../../../src/domain/index.js';
import { unfitIntents } from '../../../src/turns/remedies/unfit-intents.js';
import { intentFor, mugOrder } from '../../contract/storage/stories.js';

/** 80.00 on the card, of which the bank claims this much. */
const claimed = (amountMinor: number): Order =>
  foldOrder(mugOrder('order_1'), [
    {
      kind: 'chargeback',
      id: 'c1',
      orderId: 'order_1',
      at: '2026-11-28T12:00:00Z',
      disputeId: 'dp_1',
      paymentId: 'card',
      amountMinor,
      status: 'open',
    },
  ]);
const held = (id: string, amountMinor: number, more: Partial<RefundIntent> = {}): RefundIntent =>
  intentFor(id, 'case_1', 'order_1', {
    amountMinor,
    createdAt: `2026-11-2${id.slice(1)}T00:00:00Z`,
    ...more,
  });
const unfit = (amountMinor: number, ...holding: RefundIntent[]): string[] =>
  unfitIntents(claimed(amountMinor), holding, 'card').map(({ id }) => id);

describe('promises on a payment that the bank claims back', () => {
  test('are kept as far as the payment still holds them', () => {
    expect(unfit(5_000, held('r1', 2_000), held('r2', 1_000))).toEqual([]);
    expect(unfit(5_001, held('r1', 2_000), held('r2', 1_000))).toEqual(['r2']);
    expect(unfit(6_001, held('r1', 2_000), held('r2', 1_000))).toEqual(['r2', 'r1']);
  });

  test('go youngest first, and only those that have not left', () => {
    const sent = held('r3', 1_000, { status: 'submitted' });
    expect(unfit(7_000, held('r1', 500), held('r2', 500), sent)).toEqual(['r2', 'r1']);
    expect(unfit(8_000, sent)).toEqual([]);
  });

  test('on another payment are nobody’s business here', () => {
    expect(unfit(8_000, held('r1', 2_000, { paymentId: 'gift' }))).toEqual([]);
  });

  test('that were recorded as refunds count once', () => {
    const order = foldOrder(claimed(7_000), [
      {
        kind: 'refund',
        id: 'r1',
        orderId: 'order_1',
        at: '2026-11-20T00:00:00Z',
        paymentId: 'card',
        amountMinor: 1_000,
        status: 'succeeded',
      },
    ]);
    expect(unfitIntents(order, [held('r1', 1_000, { status: 'succeeded' })], 'card')).toEqual([]);
  });
});
