import { describe, expect, test } from '@jest/globals';
import { parseDecimal } from '../../../src/base/index.js';
import type { Breakdown, Order } from '../../../src/domain/index.js';
import { noDeductions } from '../../../src/policy/amounts/deductions.js';
import { settleRefund } from '../../../src/policy/amounts/settle-refund.js';
import { breakdownTable, mostRefundable, nothingReserved, settleAmount } from '../../../src/policy/index.js';
import { afterPaying, intentsOf, settlePart } from '../../support/refund-in-parts.js';
import { retailLine, retailOrder } from '../../support/retail-order.js';

const rows = (breakdown: Breakdown | null) =>
  breakdown?.lines.map((line) => [line.bucket, line.taxName ?? line.lineId ?? line.clause, line.amountMinor]);

const refunded = (order: Order, breakdown: Breakdown | null): Order => {
  if (breakdown === null) throw new Error('nothing settled');
  return afterPaying(order, intentsOf(order, breakdown, order.actions.length));
};

const lineA = (quantity: number) => [{ lineId: 'a', quantity }];
const lineB = (quantity: number) => [{ lineId: 'b', quantity }];

describe('tax by rate', () => {
  const order = retailOrder({
    lines: [
      {
        ...retailLine({ id: 'a', quantity: 3, grossMinor: 10_000 }),
        taxes: [
          { name: 'State', taxMinor: 500 },
          { name: 'City', taxMinor: 100 },
          { name: 'Bottle', taxMinor: 1 },
        ],
      },
    ],
  });

  test('is one line a rate, and the last unit closes each', () => {
    const first = settlePart(order, lineA(1));
    const rest = settlePart(refunded(order, first), lineA(2));
    expect(rows(first)).toEqual([
      ['goods', 'a', 3_133],
      ['tax', 'State', 166],
      ['tax', 'City', 34],
    ]);
    expect(rows(rest)).toEqual([
      ['goods', 'a', 6_266],
      ['tax', 'State', 334],
      ['tax', 'City', 66],
      ['tax', 'Bottle', 1],
    ]);
  });

  test('never makes a net below zero, though every rate would round up on the same cent', () => {
    const cents = retailOrder({
      lines: [
        {
          ...retailLine({ id: 'a', quantity: 3, grossMinor: 3 }),
          taxes: ['x', 'y', 'z'].map((name) => ({ name, taxMinor: 1 })),
        },
      ],
    });
    let standing = cents;
    for (let unit = 0; unit < 3; unit += 1) {
      const part = settlePart(standing, lineA(1));
      expect(part?.lines.every((line) => line.amountMinor >= 0)).toBe(true);
      standing = refunded(standing, part);
    }
  });
});

describe('duties', () => {
  const order = retailOrder({
    lines: [
      retailLine({ id: 'a', quantity: 2, grossMinor: 6_000 }),
      retailLine({ id: 'b', grossMinor: 4_001 }),
    ],
    dutiesMinor: 999,
    payments: [
      { id: 'pay-1', methodId: 'card-1', kind: 'card', label: 'Visa ··4021', capturedMinor: 11_000 },
    ],
  });
  const dutiesOf = (rule: 'keep' | 'when-whole-order' | 'in-share'): (number | undefined)[] => {
    const first = settlePart(order, lineA(1), { duties: rule });
    const second = settlePart(refunded(order, first), [...lineA(1), ...lineB(1)], { duties: rule });
    return [first?.dutiesMinor, second?.dutiesMinor];
  };

  test('stay with the shop unless a rule gives them back', () => expect(dutiesOf('keep')).toEqual([0, 0]));
  test('come back with the last goods of the order', () =>
    expect(dutiesOf('when-whole-order')).toEqual([0, 999]));
  test('come back in the share of the goods, and close exactly', () =>
    expect(dutiesOf('in-share')).toEqual([300, 699]));

  test('are a person’s to give once, after the goods', () => {
    const all = [...lineA(2), ...lineB(1)];
    expect(mostRefundable(order, all, nothingReserved)).toBe(11_000);
    const given = settleAmount({ order, lines: all, reserved: nothingReserved, amountMinor: 10_500 });
    expect(given.dutiesMinor).toBe(499);
    expect(mostRefundable(refunded(order, given), all, nothingReserved)).toBe(500);
  });

  test('that are reserved count as gone', () => {
    const reserved = { ...nothingReserved, dutiesMinor: 900 };
    expect(
      settlePart(order, [...lineA(2), ...lineB(1)], { duties: 'when-whole-order', reserved })?.dutiesMinor,
    ).toBe(99);
  });
});

describe('what the warehouse finds', () => {
  const order = retailOrder({
    lines: [retailLine({ id: 'a', grossMinor: 3_000 }), retailLine({ id: 'b', grossMinor: 5_000 })],
  });
  const found = (lineId: string, kind: 'missing-part' | 'damaged-by-customer', amountMinor: number) => ({
    lineId,
    kind,
    amountMinor,
  });

  test('is taken off its own line, and no more than that line brings', () => {
    const breakdown = settlePart(order, [...lineA(1), ...lineB(1)], {
      deductions: {
        ...noDeductions,
        inspection: [
          found('a', 'missing-part', 2_000),
          found('a', 'damaged-by-customer', 2_000),
          found('c', 'missing-part', 700),
        ],
      },
    });
    expect(rows(breakdown)).toEqual([
      ['goods', 'a', 3_000],
      ['goods', 'b', 5_000],
      ['missing-deduction', 'a', -2_000],
      ['damage-deduction', 'a', -1_000],
    ]);
    expect(breakdown?.totalMinor).toBe(5_000);
  });

  test('leaves only the rest of the goods for the fees', () => {
    const breakdown = settlePart(order, lineA(1), {
      deductions: {
        ...noDeductions,
        inspection: [found('a', 'missing-part', 2_500)],
        restocking: { basisPoints: 1_000, clause: '1' },
        label: { amountMinor: 600, clause: '2' },
      },
    });
    expect(rows(breakdown)?.slice(1)).toEqual([
      ['missing-deduction', 'a', -2_500],
      ['restocking-fee', '1', -300],
      ['label-fee', '2', -200],
    ]);
    expect(breakdown?.totalMinor).toBe(0);
  });

  test('stays within its line when the payments hold less than the goods', () => {
    const refund = {
      kind: 'refund' as const,
      orderId: order.id,
      at: '2026-11-10T12:00:00Z',
      status: 'succeeded' as const,
    };
    const goodwill = { ...order, actions: [{ ...refund, id: 'g', paymentId: 'pay-1', amountMinor: 4_000 }] };
    const breakdown = settlePart(goodwill, [...lineA(1), ...lineB(1)], {
      deductions: { ...noDeductions, inspection: [found('a', 'damaged-by-customer', 3_000)] },
    });
    expect(breakdown?.refundedLines.map((line) => line.grossMinor)).toEqual([3_000, 4_000]);
    expect(breakdown?.totalMinor).toBe(4_000);
  });
});

describe('a discount for a basket of 100.00', () => {
  // 120.00 less 12.00; a costs 72.00 of 80.00, b costs 36.00 of 40.00.
  const order = retailOrder({
    lines: [
      retailLine({ id: 'a', quantity: 2, grossMinor: 7_200, discountMinor: 800, discountKind: 'threshold' }),
      retailLine({ id: 'b', grossMinor: 3_600, discountMinor: 400, discountKind: 'threshold' }),
    ],
    thresholdDiscount: { minimumMinor: 10_000, amountMinor: 1_200 },
  });
  const part = (standing: Order, lines: { lineId: string; quantity: number }[]) =>
    settlePart(standing, lines, { thresholdDiscount: 'recalculate' });

  test('is lost on what is kept once the basket falls below it', () => {
    expect(rows(part(order, lineB(1)))).toEqual([
      ['goods', 'b', 3_600],
      ['discount-recalculated', undefined, -800],
    ]);
  });

  test('is kept by what is kept when the policy says so', () => {
    expect(settlePart(order, lineB(1))?.totalMinor).toBe(3_600);
  });

  test('stays while the basket still reaches it', () => {
    const lower = { ...order, thresholdDiscount: { minimumMinor: 8_000, amountMinor: 1_200 } };
    expect(part(lower, lineB(1))?.totalMinor).toBe(3_600);
    expect(part(lower, [...lineA(2), ...lineB(1)])?.totalMinor).toBe(10_800);
  });

  test('comes back bit by bit, and everything returned is everything paid', () => {
    const first = part(order, lineB(1));
    const second = part(refunded(order, first), lineA(1));
    const third = part(refunded(refunded(order, first), second), lineA(1));
    expect([first, second, third].map((settled) => settled?.totalMinor)).toEqual([2_800, 4_000, 4_000]);
    expect(third?.lines.at(-1)).toEqual({ bucket: 'discount-recalculated', amountMinor: 400 });
  });

  test('comes back in full with a return that is the seller’s fault', () => {
    const standing = refunded(order, part(order, lineB(1)));
    expect(settlePart(standing, lineA(2))?.totalMinor).toBe(8_000);
    expect(mostRefundable(standing, lineA(2), nothingReserved)).toBe(8_000);
  });

  test('is not lost later when the basket fell through the seller’s fault', () => {
    const standing = refunded(order, settlePart(order, lineB(1)));
    expect(part(standing, lineA(1))?.totalMinor).toBe(3_600);
  });

  test('that costs more than the goods is taken from later goods too, and the refund on record stays above nothing', () => {
    const cheap = retailOrder({
      lines: [
        retailLine({ id: 'a', quantity: 2, grossMinor: 18_000, discountMinor: 2_000 }),
        retailLine({ id: 'b', grossMinor: 900, discountMinor: 100 }),
      ],
      thresholdDiscount: { minimumMinor: 21_000, amountMinor: 2_100 },
    });
    const first = part(cheap, lineB(1));
    expect(first?.totalMinor).toBe(1);
    const second = part(refunded(cheap, first), lineA(1));
    expect(second?.totalMinor).toBe(9_000 - (1_000 - 899));
    const third = part(refunded(refunded(cheap, first), second), lineA(1));
    expect([first, second, third].reduce((sum, settled) => sum + (settled?.totalMinor ?? 0), 0)).toBe(18_900);
  });
});

describe('a payment that the bank disputes', () => {
  const order = retailOrder({
    payments: [
      { id: 'card', methodId: 'c', kind: 'card', label: 'Visa', capturedMinor: 7_000, disputedMinor: 7_000 },
      { id: 'gift', methodId: 'g', kind: 'gift-card', label: 'Gift card', capturedMinor: 3_000 },
    ],
  });

  test('gives nothing, and the other gives no more than it took', () => {
    expect(mostRefundable(order, lineA(1), nothingReserved)).toBe(3_000);
    expect(() =>
      settleAmount({ order, lines: lineA(1), reserved: nothingReserved, amountMinor: 3_001 }),
    ).toThrow('amount-exceeds-remainder');
  });

  test('leaves a settlement that needs it to a person', () => {
    const settled = settleRefund({
      order,
      lines: lineA(1),
      reserved: nothingReserved,
      shipping: 'keep',
      duties: 'keep',
      thresholdDiscount: 'keep',
      deductions: noDeductions,
      bonus: null,
      tenders: { order: 'gift-card-first', preferMethodId: null, into: null },
    });
    expect(settled).toEqual({ ok: false, error: 'disputed' });
  });
});

describe('currencies', () => {
  test.each([
    ['JPY', '17925', [5_975, 5_975, 5_975], '600'],
    ['KWD', '17.926', [5_975, 5_976, 5_975], '0.600'],
    ['BHD', '17.926', [5_975, 5_976, 5_975], '0.600'],
    ['USD', '179.25', [5_975, 5_975, 5_975], '6.00'],
  ])('of %s come back to the last minor unit, less their own fee', (currency, paid, parts, label) => {
    const grossMinor = parseDecimal(paid, currency);
    const feeMinor = parseDecimal(label, currency);
    let standing = retailOrder({ currency, lines: [retailLine({ id: 'a', quantity: 3, grossMinor })] });
    const back = parts.map(() => {
      const breakdown = settlePart(standing, lineA(1), {
        deductions: { ...noDeductions, label: { amountMinor: feeMinor, clause: '1' } },
      });
      standing = refunded(standing, breakdown);
      return breakdown?.totalMinor;
    });
    expect(back).toEqual(parts.map((amountMinor) => amountMinor - feeMinor));
    expect(parts.reduce((a, b) => a + b, 0)).toBe(grossMinor);
  });
});

describe('the table for people', () => {
  test('reads goods, tax, shipping, duties, deductions, bonus, total', () => {
    const order = retailOrder({
      lines: [
        retailLine({ id: 'a', quantity: 2, grossMinor: 10_800, taxMinor: 800 }),
        retailLine({ id: 'b', grossMinor: 5_400, taxMinor: 400 }),
      ],
      shipping: { grossMinor: 540, taxMinor: 40 },
      dutiesMinor: 300,
      payments: [{ id: 'p', methodId: 'c', kind: 'card', label: 'Visa', capturedMinor: 17_040 }],
    });
    const breakdown = settlePart(order, [...lineA(2), ...lineB(1)], {
      duties: 'when-whole-order',
      deductions: {
        ...noDeductions,
        label: { amountMinor: 600, clause: '2.3' },
        inspection: [{ lineId: 'b', kind: 'damaged-by-customer', amountMinor: 440 }],
      },
      bonus: { basisPoints: 500, clause: '2.1' },
    });
    if (breakdown === null) throw new Error('nothing settled');
    expect(
      breakdownTable(breakdown).map((row) => [
        row.bucket,
        row.name ?? row.taxName ?? row.clause,
        row.amountMinor,
      ]),
    ).toEqual([
      ['goods', 'Item a', 10_000],
      ['goods', 'Item b', 5_000],
      ['tax', 'Tax', 1_200],
      ['shipping', undefined, 500],
      ['shipping-tax', undefined, 40],
      ['duties', undefined, 300],
      ['damage-deduction', 'Item b', -440],
      ['label-fee', '2.3', -600],
      ['bonus', '2.1', 800],
      ['total', undefined, 16_800],
    ]);
  });

  test('that would not sum is never shown', () => {
    const breakdown = settlePart(retailOrder(), lineA(1));
    if (breakdown === null) throw new Error('nothing settled');
    expect(() => breakdownTable({ ...breakdown, totalMinor: 9_999 })).toThrow('unexpected');
  });
});
