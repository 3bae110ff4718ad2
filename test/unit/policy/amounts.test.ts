import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sequentialIds } from '../../../src/base/index.js';
import { makeIntents } from '../../../src/cases/index.js';
import type { Breakdown, Order, RefundAction } from '../../../src/domain/index.js';
import { noDeductions } from '../../../src/policy/amounts/deductions.js';
import type { TenderChoice } from '../../../src/policy/amounts/tenders.js';
import { mostRefundable, nothingReserved, reservedFrom, settleAmount } from '../../../src/policy/index.js';
import { settlePart as settle } from '../../support/refund-in-parts.js';
import { retailLine, retailOrder } from '../../support/retail-order.js';

const giftCardFirst: TenderChoice = { order: 'gift-card-first', preferMethodId: null, into: null };
const proportional: TenderChoice = { order: 'proportional', preferMethodId: null, into: null };

/** The order after this breakdown was paid, as the shop would record it. */
const paid = (order: Order, breakdown: Breakdown): Order => {
  const intents = makeIntents({
    caseId: 'c',
    orderId: order.id,
    currency: order.currency,
    breakdown,
    payments: order.payments,
    ids: sequentialIds(),
    at: '2026-11-21T12:00:00Z',
  });
  const actions = intents.map(
    (intent): RefundAction => ({
      kind: 'refund',
      id: `${intent.id}-${order.actions.length}`,
      orderId: order.id,
      at: intent.createdAt,
      paymentId: intent.paymentId,
      methodId: intent.methodId,
      amountMinor: intent.amountMinor,
      status: 'succeeded',
      lines: [...intent.lines],
      shippingMinor: intent.shippingMinor,
    }),
  );
  return { ...order, actions: [...order.actions, ...actions] };
};

const currencies = fc.constantFrom('USD', 'CNY', 'JPY', 'KWD');

const orders = fc
  .record({
    currency: currencies,
    lines: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 9 }),
        grossMinor: fc.integer({ min: 1, max: 250_000 }),
        taxShare: fc.integer({ min: 0, max: 30 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    shippingMinor: fc.integer({ min: 0, max: 2_000 }),
    split: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 0, maxLength: 2 }),
  })
  .map(({ currency, lines: drawn, shippingMinor, split }): Order => {
    // A unit is worth at least one minor unit: what is worth less can't be given back unit by unit.
    const lines = drawn.map((line) => ({ ...line, grossMinor: Math.max(line.grossMinor, line.quantity) }));
    const written = lines.map(({ quantity, grossMinor, taxShare }, i) =>
      retailLine({ id: `l${i}`, quantity, grossMinor, taxMinor: Math.floor((grossMinor * taxShare) / 100) }),
    );
    const totalMinor = lines.reduce((sum, line) => sum + line.grossMinor, shippingMinor);
    let left = totalMinor;
    const kinds = ['gift-card', 'wallet', 'card'] as const;
    const payments = [...split, 100].map((share, i, all) => {
      const capturedMinor = i === all.length - 1 ? left : Math.floor((totalMinor * share) / 300);
      left -= capturedMinor;
      return {
        id: `p${i}`,
        methodId: `m${i}`,
        kind: kinds[i] ?? ('card' as const),
        label: `Tender ${i}`,
        capturedMinor,
      };
    });
    return retailOrder({
      currency,
      lines: written,
      shipping: { grossMinor: shippingMinor, taxMinor: Math.floor(shippingMinor / 11) },
      payments,
    });
  });

/** Every unit of the order, in any order. */
const unitsOf = (order: Order) =>
  fc.shuffledSubarray(
    order.lines.flatMap((line) => Array.from({ length: line.quantity }, () => line.id)),
    { minLength: order.lines.reduce((sum, line) => sum + line.quantity, 0) },
  );

const sum = (parts: readonly { amountMinor: number }[]): number =>
  parts.reduce((total, part) => total + part.amountMinor, 0);

describe('refunding an order in parts', () => {
  test.each([
    ['gift card first', giftCardFirst],
    ['proportional', proportional],
  ])('sums to the whole to the last cent, in any order (%s)', (_name, tenders) => {
    fc.assert(
      fc.property(
        orders.chain((order) =>
          fc.record({
            order: fc.constant(order),
            units: unitsOf(order),
            chunk: fc.integer({ min: 1, max: 3 }),
          }),
        ),
        ({ order: start, units, chunk }) => {
          let order = start;
          let totalMinor = 0;
          let taxMinor = 0;
          for (let i = 0; i < units.length; i += chunk) {
            const counted = new Map<string, number>();
            for (const id of units.slice(i, i + chunk)) counted.set(id, (counted.get(id) ?? 0) + 1);
            const lines = [...counted].map(([lineId, quantity]) => ({ lineId, quantity }));
            const breakdown = settle(order, lines, { tenders });
            if (breakdown === null) continue;
            expect(sum(breakdown.lines)).toBe(breakdown.totalMinor);
            expect(sum(breakdown.tenders)).toBe(breakdown.totalMinor);
            expect(breakdown.lines.every((line) => line.amountMinor >= 0)).toBe(true);
            totalMinor += breakdown.totalMinor;
            taxMinor += breakdown.refundedLines.reduce((all, line) => all + line.taxMinor, 0);
            order = paid(order, breakdown);
          }
          expect(totalMinor).toBe(start.payments.reduce((all, payment) => all + payment.capturedMinor, 0));
          expect(taxMinor).toBe(
            start.lines.flatMap((line) => line.taxes).reduce((all, tax) => all + tax.taxMinor, 0),
          );
          for (const payment of start.payments) {
            const back = order.actions.filter(
              (action) => action.kind === 'refund' && action.paymentId === payment.id,
            ) as RefundAction[];
            expect(sum(back)).toBe(payment.capturedMinor);
          }
          expect(settle(order, [{ lineId: 'l0', quantity: 1 }])).toBeNull();
          expect(mostRefundable(order, [{ lineId: 'l0', quantity: 1 }], nothingReserved)).toBe(0);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('counts reserved money like money that is gone', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const lines = [{ lineId: 'l0', quantity: 1 }];
        const first = settle(order, lines);
        if (first === null) return;
        const intents = makeIntents({
          caseId: 'c',
          orderId: order.id,
          currency: order.currency,
          breakdown: first,
          payments: order.payments,
          ids: sequentialIds(),
          at: '2026-11-21T12:00:00Z',
        });
        const reserved = settle(order, lines, { reserved: reservedFrom(order, intents) });
        expect(reserved?.totalMinor ?? 0).toBe(settle(paid(order, first), lines)?.totalMinor ?? 0);
      }),
    );
  });

  test('does not round a unit price and multiply: ten of £179.25 are £179.25', () => {
    const order = retailOrder({
      currency: 'GBP',
      lines: [retailLine({ id: 'a', quantity: 10, grossMinor: 17_925 })],
    });
    let standing = order;
    const parts = Array.from({ length: 10 }, () => {
      const breakdown = settle(standing, [{ lineId: 'a', quantity: 1 }]);
      if (breakdown === null) return 0;
      standing = paid(standing, breakdown);
      return breakdown.totalMinor;
    });
    expect(parts.reduce((a, b) => a + b, 0)).toBe(17_925);
    expect(new Set(parts)).toEqual(new Set([1_792, 1_793]));
  });

  test('refunds outbound shipping once, with the last units', () => {
    const order = retailOrder({
      lines: [retailLine({ id: 'a', quantity: 2, grossMinor: 1_000 })],
      shipping: { grossMinor: 500, taxMinor: 40 },
    });
    const first = settle(order, [{ lineId: 'a', quantity: 1 }]);
    const second = settle(paid(order, first as Breakdown), [{ lineId: 'a', quantity: 1 }]);
    expect([first?.totalMinor, second?.totalMinor]).toEqual([500, 1_000]);
    expect(second?.lines.map((line) => [line.bucket, line.amountMinor])).toEqual([
      ['goods', 500],
      ['shipping', 460],
      ['shipping-tax', 40],
    ]);
  });
});

describe('what is taken off and put on top', () => {
  const label = { ...noDeductions, label: { amountMinor: 600, clause: '2.3' } };

  test('deductions never exceed the goods', () => {
    fc.assert(
      fc.property(
        orders,
        fc.integer({ min: 0, max: 400_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (order, feeMinor, basisPoints) => {
          const deductions = {
            ...noDeductions,
            restocking: { basisPoints, clause: 'x' },
            handling: { amountMinor: feeMinor, clause: 'x' },
            label: { amountMinor: feeMinor, clause: 'x' },
          };
          const breakdown = settle(order, [{ lineId: 'l0', quantity: 1 }], { deductions });
          const goodsMinor = breakdown?.refundedLines[0]?.grossMinor ?? 0;
          const feesMinor = -sum((breakdown?.lines ?? []).filter((line) => line.bucket.endsWith('-fee')));
          expect(feesMinor).toBeLessThanOrEqual(goodsMinor);
          expect(breakdown?.totalMinor ?? 0).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test('a label dearer than the goods leaves a refund of nothing, shown as such', () => {
    const breakdown = settle(
      retailOrder({ lines: [retailLine({ id: 'a', grossMinor: 400 })] }),
      [{ lineId: 'a', quantity: 1 }],
      { deductions: label },
    );
    expect([breakdown?.totalMinor, breakdown?.tenders]).toEqual([0, []]);
  });

  test('store credit carries its bonus as a tender of its own, so that no payment gives more than it took', () => {
    const into = { id: 'credit-1', kind: 'store-credit' as const, brand: 'Store credit' };
    const breakdown = settle(retailOrder(), [{ lineId: 'a', quantity: 1 }], {
      bonus: { basisPoints: 1_000, clause: '2.1' },
      tenders: { ...giftCardFirst, into },
    });
    expect(breakdown?.totalMinor).toBe(11_000);
    expect(
      breakdown?.tenders.map((tender) => [tender.paymentId, tender.methodId, tender.amountMinor]),
    ).toEqual([
      ['pay-1', 'credit-1', 10_000],
      ['store-credit', 'credit-1', 1_000],
    ]);
  });
});

describe('an amount that a person chose', () => {
  const order = retailOrder({
    lines: [retailLine({ id: 'a', quantity: 2, grossMinor: 10_001, taxMinor: 825 })],
    shipping: { grossMinor: 500, taxMinor: 0 },
  });
  const lines = [{ lineId: 'a', quantity: 2 }];

  test('is refused one minor unit above what remains', () => {
    expect(mostRefundable(order, lines, nothingReserved)).toBe(10_501);
    expect(settleAmount({ order, lines, reserved: nothingReserved, amountMinor: 10_501 }).totalMinor).toBe(
      10_501,
    );
    expect(() => settleAmount({ order, lines, reserved: nothingReserved, amountMinor: 10_502 })).toThrow(
      'amount-exceeds-remainder',
    );
    expect(() => settleAmount({ order, lines, reserved: nothingReserved, amountMinor: 0 })).toThrow(
      'request-invalid',
    );
  });

  test('leaves the rest of the line open when it is less than the goods', () => {
    const part = settleAmount({ order, lines, reserved: nothingReserved, amountMinor: 7_000 });
    expect(part.refundedLines).toEqual([{ lineId: 'a', quantity: 0, grossMinor: 7_000, taxMinor: 577 }]);
    const rest = settle(paid(order, part), lines);
    expect(rest?.totalMinor).toBe(3_501);
    expect(rest?.refundedLines[0]?.taxMinor).toBe(825 - 577);
  });

  test('never exceeds what was paid, whatever is chosen and however often', () => {
    fc.assert(
      fc.property(
        orders,
        fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 6 }),
        (start, amounts) => {
          let standing = start;
          const all = start.lines.map((line) => ({ lineId: line.id, quantity: line.quantity }));
          for (const wanted of amounts) {
            const amountMinor = Math.min(wanted, mostRefundable(standing, all, nothingReserved));
            if (amountMinor === 0) continue;
            standing = paid(
              standing,
              settleAmount({ order: standing, lines: all, reserved: nothingReserved, amountMinor }),
            );
          }
          const capturedMinor = start.payments.reduce((total, payment) => total + payment.capturedMinor, 0);
          const refundedMinor = sum(
            standing.actions.filter((action) => action.kind === 'refund') as RefundAction[],
          );
          expect(refundedMinor).toBeLessThanOrEqual(capturedMinor);
          const rest = settle(standing, all)?.totalMinor ?? 0;
          expect(refundedMinor + rest).toBeLessThanOrEqual(capturedMinor);
        },
      ),
    );
  });
});

describe('intents', () => {
  test('together name every unit, cent and tax cent of the breakdown once', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const breakdown = settle(
          order,
          order.lines.map((line) => ({ lineId: line.id, quantity: line.quantity })),
          { tenders: proportional },
        );
        if (breakdown === null) return;
        const intents = makeIntents({
          caseId: 'c',
          orderId: order.id,
          currency: order.currency,
          breakdown,
          payments: order.payments,
          ids: sequentialIds(),
          at: '2026-11-21T12:00:00Z',
        });
        expect(sum(intents)).toBe(breakdown.totalMinor);
        expect(intents.reduce((total, intent) => total + intent.shippingMinor, 0)).toBe(
          breakdown.shippingMinor,
        );
        for (const refunded of breakdown.refundedLines) {
          const parts = intents.flatMap((intent) =>
            intent.lines.filter((line) => line.lineId === refunded.lineId),
          );
          expect(parts.reduce((total, part) => total + part.quantity, 0)).toBe(refunded.quantity);
          expect(parts.reduce((total, part) => total + part.grossMinor, 0)).toBe(refunded.grossMinor);
          expect(parts.reduce((total, part) => total + part.taxMinor, 0)).toBe(refunded.taxMinor);
        }
        expect(new Set(intents.map((intent) => intent.requestHash)).size).toBe(intents.length);
      }),
    );
  });
});
