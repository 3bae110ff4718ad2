import { describe, expect, test } from '@jest/globals';
import { foldOrder, type Order, orderSchema, type ShopAction } from '../../../src/domain/index.js';

const order = (status: Order['status'], actions: unknown[] = []): Order =>
  orderSchema.parse({
    id: 'o1',
    number: '#1',
    customerId: 'c1',
    status,
    currency: 'USD',
    placedAt: '2025-01-01T00:00:00Z',
    lines: [
      { id: 'l1', productId: 'p1', variantId: 'v1', name: 'Mug', quantity: 2, grossMinor: 2000 },
      { id: 'l2', productId: 'p2', variantId: 'v2', name: 'Bowl', quantity: 1, grossMinor: 1000 },
    ],
    payments: [{ id: 'pay1', methodId: 'm1', kind: 'card', label: 'Visa', capturedMinor: 3000 }],
    actions,
  });

const at = '2025-01-10T00:00:00Z';
const cancellation = (id: string, lines?: { lineId: string; quantity: number }[]): ShopAction => ({
  kind: 'cancellation',
  id,
  orderId: 'o1',
  at,
  reason: 'changed-mind',
  ...(lines ? { lines } : {}),
});
const refund = (
  id: string,
  amountMinor: number,
  status: 'pending' | 'succeeded' | 'failed' = 'succeeded',
): ShopAction => ({
  kind: 'refund',
  id,
  orderId: 'o1',
  at,
  paymentId: 'pay1',
  amountMinor,
  status,
});

describe('an order as it stands', () => {
  test('says of a return what became of it: the units that came, and those only', () => {
    const lines = [{ lineId: 'l1', quantity: 2 }];
    const asked: ShopAction = {
      kind: 'return',
      id: 'back',
      orderId: 'o1',
      at,
      reason: 'changed-mind',
      lines,
      status: 'requested',
    };
    const update = (id: string, quantity: number): ShopAction => ({
      kind: 'return-update',
      id,
      orderId: 'o1',
      at,
      returnId: 'back',
      lines: quantity === 0 ? [] : [{ lineId: 'l1', quantity }],
      status: quantity === 2 ? 'received' : 'closed',
    });
    const goods = (...updates: ShopAction[]) =>
      foldOrder(order('delivered'), [asked, ...updates]).actions.find(({ kind }) => kind === 'return');
    expect(goods()).toMatchObject({ lines, status: 'requested' });
    expect(goods(update('u1', 2))).toMatchObject({ lines, status: 'received' });
    expect(goods(update('u1', 2), update('u2', 1))).toMatchObject({
      lines: [{ lineId: 'l1', quantity: 1 }],
      status: 'closed',
    });
    expect(goods(update('u1', 0))).toMatchObject({ lines: [], status: 'closed' });
  });

  test('is cancelled once everything is cancelled, at once or in parts', () => {
    const first = cancellation('a1', [{ lineId: 'l1', quantity: 2 }]);
    expect(foldOrder(order('pending'), [cancellation('a')]).status).toBe('cancelled');
    expect(foldOrder(order('pending'), [first]).status).toBe('pending');
    expect(
      foldOrder(order('pending'), [first, cancellation('a2', [{ lineId: 'l2', quantity: 1 }])]).status,
    ).toBe('cancelled');
  });

  test.each([
    ['delivered', [refund('r1', 1000)], 'partly-refunded'],
    ['delivered', [refund('r1', 1000), refund('r2', 2000, 'pending')], 'refunded'],
    ['partly-refunded', [refund('r1', 3000)], 'refunded'],
    ['delivered', [refund('r1', 1000, 'failed')], 'delivered'],
    ['shipped', [refund('r1', 1000)], 'shipped'],
    ['processed', [refund('r1', 3000)], 'processed'],
  ] as const)('%s with these refunds is %#', (status, actions, becomes) => {
    expect(foldOrder(order(status), actions).status).toBe(becomes);
  });

  test('counts an action once however often it is told', () => {
    const folded = foldOrder(order('delivered', [refund('r1', 1500)]), [refund('r1', 1500)]);
    expect(folded.actions).toHaveLength(1);
    expect(folded.status).toBe('partly-refunded');
  });

  test('tells what happened in the order of time', () => {
    const late = { ...refund('r2', 1), at: '2025-02-01T00:00:00+02:00' };
    const early = { ...refund('r1', 1), at: '2025-01-31T23:00:00Z' };
    expect(foldOrder(order('delivered'), [early, late]).actions.map((action) => action.id)).toEqual([
      'r2',
      'r1',
    ]);
  });
});
