import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scaleHalfUp } from '../../src/base/index.js';
import type { Breakdown, Order, RefundIntent } from '../../src/domain/index.js';
import { assertBreakdown } from '../../src/policy/amounts/assert-breakdown.js';
import { noDeductions } from '../../src/policy/amounts/deductions.js';
import { settleExchange } from '../../src/policy/amounts/settle-exchange.js';
import {
  breakdownTable,
  mostRefundable,
  nothingReserved,
  reservedFrom,
  settleAmount,
} from '../../src/policy/index.js';
import { randomOrders, randomSplits, type Split } from '../support/random-orders.js';
import { afterPaying, intentsOf, settlePart, sumsOf, wholeOf } from '../support/refund-in-parts.js';
import { retailLine, retailOrder } from '../support/retail-order.js';

// The same seed gives the same orders: PROPERTY_SEED=… repeats a run that failed.
const seed = Number(process.env.PROPERTY_SEED ?? Date.now() % 2 ** 31);
const runs = (numRuns: number) => ({ seed, numRuns });

const tenders = fc.constantFrom('gift-card-first' as const, 'proportional' as const);
const choice = (order: 'gift-card-first' | 'proportional') => ({ order, preferMethodId: null, into: null });
const total = (parts: readonly { amountMinor: number }[]): number =>
  parts.reduce((sum, part) => sum + part.amountMinor, 0);
const captured = (order: Order): number =>
  order.payments.reduce((sum, payment) => sum + payment.capturedMinor, 0);
const goodsOf = (breakdown: Breakdown): number =>
  breakdown.refundedLines.reduce((sum, line) => sum + line.grossMinor, 0);

const fees = fc.record({
  restocking: fc.option(
    fc.integer({ min: 0, max: 10_000 }).map((basisPoints) => ({ basisPoints, clause: '1' })),
  ),
  handling: fc.option(
    fc.integer({ min: 0, max: 90_000 }).map((amountMinor) => ({ amountMinor, clause: '2' })),
  ),
  label: fc.option(fc.integer({ min: 0, max: 90_000 }).map((amountMinor) => ({ amountMinor, clause: '3' }))),
  inspection: fc.array(
    fc.record({
      lineId: fc.constantFrom('l0', 'l1', 'l2'),
      kind: fc.constantFrom('missing-part' as const, 'damaged-by-customer' as const),
      amountMinor: fc.integer({ min: 0, max: 90_000 }),
    }),
    { maxLength: 4 },
  ),
});

/** Pays the parts one after the other; `settle` says what each one gives. */
const payAll = (
  { order: start, parts }: Split,
  settle: (order: Order, lines: Split['parts'][number], round: number) => Breakdown | null,
  seen: (paid: readonly Breakdown[], order: Order) => void = () => undefined,
): { order: Order; paid: Breakdown[] } => {
  let order = start;
  const paid: Breakdown[] = [];
  for (const [round, lines] of parts.entries()) {
    const breakdown = settle(order, lines, round);
    if (breakdown === null) continue;
    assertBreakdown(breakdown, order, nothingReserved);
    order = afterPaying(order, intentsOf(order, breakdown, round));
    paid.push(breakdown);
    seen(paid, order);
  }
  return { order, paid };
};

const expectWhole = (paid: readonly Breakdown[], start: Order): void => {
  const sums = sumsOf(paid);
  for (const [key, amountMinor] of wholeOf(start))
    expect([key, sums.get(key) ?? 0]).toEqual([key, amountMinor]);
};

const expectWithin = (paid: readonly Breakdown[], start: Order): void => {
  const whole = wholeOf(start);
  for (const [key, amountMinor] of sumsOf(paid)) {
    expect([key, amountMinor <= (whole.get(key) ?? 0)]).toEqual([key, true]);
  }
};

/** The discount on what is not back yet; without a threshold discount, none can be taken. */
const keptDiscount = (order: Order, paid: readonly Breakdown[]): number => {
  if (order.thresholdDiscount === undefined) return 0;
  return order.lines.reduce((sum, { id, quantity, discountMinor }) => {
    const back = paid
      .flatMap((part) => part.refundedLines)
      .reduce((units, line) => (line.lineId === id ? units + line.quantity : units), 0);
    return sum + discountMinor - scaleHalfUp(discountMinor, back, quantity);
  }, 0);
};

describe(`everything given back in parts (seed ${seed})`, () => {
  test('sums to the whole for goods, each tax rate, shipping, duties and each tender, and no part exceeds', () => {
    fc.assert(
      fc.property(randomSplits(), tenders, (split, order) => {
        const { paid } = payAll(
          split,
          (standing, lines) => settlePart(standing, lines, { duties: 'in-share', tenders: choice(order) }),
          (soFar) => expectWithin(soFar, split.order),
        );
        expect(paid.flatMap((part) => part.lines).every((line) => line.amountMinor >= 0)).toBe(true);
        expectWhole(paid, split.order);
      }),
      runs(300),
    );
  });

  test('gives duties once, with the last of the order, or never', () => {
    fc.assert(
      fc.property(randomSplits(), (split) => {
        const last = payAll(split, (order, lines) =>
          settlePart(order, lines, { duties: 'when-whole-order' }),
        ).paid;
        const without = last.slice(0, -1).flatMap((part) => part.lines);
        expect(without.some((line) => line.bucket === 'duties')).toBe(false);
        expectWhole(last, split.order);
        const kept = payAll(split, (order, lines) => settlePart(order, lines, { duties: 'keep' })).paid;
        expect(kept.some((part) => part.dutiesMinor > 0)).toBe(false);
        expect(total(kept.flatMap((part) => part.tenders))).toBe(
          captured(split.order) - (split.order.dutiesMinor ?? 0),
        );
      }),
      runs(100),
    );
  });

  test('never gives duties twice, whatever rule each part goes by', () => {
    const rule = fc.constantFrom('keep' as const, 'when-whole-order' as const, 'in-share' as const);
    fc.assert(
      fc.property(randomSplits(), fc.array(rule, { minLength: 1 }), (split, rules) => {
        const { paid } = payAll(split, (order, lines, round) =>
          settlePart(order, lines, { duties: rules[round % rules.length] ?? 'keep' }),
        );
        expectWithin(paid, split.order);
      }),
      runs(100),
    );
  });

  test('a discount counted again is never more than that of the goods kept, and all of it is back at the end', () => {
    fc.assert(
      fc.property(randomSplits(), tenders, (split, order) => {
        const { paid } = payAll(
          split,
          (standing, lines) =>
            settlePart(standing, lines, {
              duties: 'in-share',
              thresholdDiscount: 'recalculate',
              tenders: choice(order),
            }),
          (soFar, standing) => {
            expectWithinCaptured(standing);
            const takenMinor = soFar
              .flatMap((part) => part.refundedLines)
              .reduce((sum, line) => sum + (line.recalculatedMinor ?? 0), 0);
            expect(takenMinor).toBeGreaterThanOrEqual(0);
            expect(takenMinor).toBeLessThanOrEqual(keptDiscount(split.order, soFar));
          },
        );
        expect(total(paid.flatMap((part) => part.tenders))).toBe(captured(split.order));
      }),
      runs(300),
    );
  });

  test('with fees and deductions, none exceeds the goods it is for and no payment gives more than it took', () => {
    fc.assert(
      fc.property(randomSplits(), fees, fc.boolean(), (split, deductions, recalculates) => {
        const { paid } = payAll(
          split,
          (order, lines) =>
            settlePart(order, lines, {
              deductions,
              thresholdDiscount: recalculates ? 'recalculate' : 'keep',
              duties: 'in-share',
            }),
          (_soFar, standing) => expectWithinCaptured(standing),
        );
        for (const part of paid) {
          const takenMinor = -total(part.lines.filter((line) => line.amountMinor < 0));
          expect(takenMinor).toBeLessThanOrEqual(goodsOf(part));
          for (const { lineId, grossMinor } of part.refundedLines) {
            const own = part.lines.filter((line) => line.lineId === lineId && line.amountMinor < 0);
            expect(-total(own)).toBeLessThanOrEqual(grossMinor);
          }
        }
      }),
      runs(200),
    );
  });

  test('the table for people has whole minor units that sum to the total', () => {
    fc.assert(
      fc.property(randomSplits(), fees, (split, deductions) => {
        const { paid } = payAll(split, (order, lines) =>
          settlePart(order, lines, { deductions, thresholdDiscount: 'recalculate', duties: 'in-share' }),
        );
        for (const breakdown of paid) {
          const rows = breakdownTable(breakdown);
          expect(rows.at(-1)).toEqual({ bucket: 'total', amountMinor: breakdown.totalMinor });
          expect(total(rows.slice(0, -1))).toBe(breakdown.totalMinor);
          const keys = rows.map((row) => JSON.stringify([row.bucket, row.lineId, row.taxName, row.clause]));
          expect(new Set(keys).size).toBe(rows.length);
        }
      }),
      runs(100),
    );
  });
});

const expectWithinCaptured = (order: Order): void => {
  for (const { id, capturedMinor } of order.payments) {
    const back = order.actions.filter((action) => action.kind === 'refund' && action.paymentId === id);
    expect(total(back as { amountMinor: number }[])).toBeLessThanOrEqual(capturedMinor);
  }
};

describe(`money on its way (seed ${seed})`, () => {
  test('reserved and refunded together never exceed what was captured, and end at it', () => {
    fc.assert(
      fc.property(randomSplits(), fc.array(fc.boolean(), { minLength: 1 }), (split, settles) => {
        let order = split.order;
        let holding: RefundIntent[] = [];
        for (const [round, lines] of split.parts.entries()) {
          const reserved = reservedFrom(order, holding);
          const breakdown = settlePart(order, lines, { reserved, duties: 'in-share' });
          if (breakdown === null) continue;
          assertBreakdown(breakdown, order, reserved);
          const intents = intentsOf(order, breakdown, round);
          // Some are paid and recorded at once, some stay reserved; one that is both counts once.
          if (settles[round % settles.length]) order = afterPaying(order, intents);
          if (!settles[round % settles.length] || round % 2 === 0) holding = [...holding, ...intents];
          const gone = [
            ...order.actions.flatMap((action) => (action.kind === 'refund' ? [action] : [])),
            ...holding.filter((intent) => !order.actions.some((action) => action.id === intent.id)),
          ];
          for (const { id, capturedMinor } of order.payments)
            expect(total(gone.filter((entry) => entry.paymentId === id))).toBeLessThanOrEqual(capturedMinor);
        }
        const recorded = new Set(order.actions.map((action) => action.id));
        const stillHeld = holding.filter((intent) => !recorded.has(intent.id));
        const refunds = order.actions.flatMap((action) => (action.kind === 'refund' ? [action] : []));
        expect(total(stillHeld) + total(refunds)).toBe(captured(order));
      }),
      runs(150),
    );
  });

  test('gives shipping and duties once while it is on its way, though fees leave money on the payments', () => {
    const feeOf = (amountMinor: number) => ({ ...noDeductions, label: { amountMinor, clause: '1' } });
    fc.assert(
      fc.property(randomSplits(), fc.integer({ min: 0, max: 500 }), ({ order, parts }, feeMinor) => {
        let holding: RefundIntent[] = [];
        let shippingMinor = 0;
        let dutiesMinor = 0;
        for (const [round, lines] of parts.entries()) {
          const reserved = reservedFrom(order, holding);
          const terms = {
            reserved,
            shipping: 'refund',
            duties: 'in-share',
            deductions: feeOf(feeMinor),
          } as const;
          const breakdown = settlePart(order, lines, terms);
          const intents = breakdown === null ? [] : intentsOf(order, breakdown, round);
          // A refund of nothing leaves no intent, so its goods can be asked about again.
          if (breakdown === null || intents.length === 0) return;
          holding = [...holding, ...intents];
          shippingMinor += breakdown.shippingMinor;
          dutiesMinor += breakdown.dutiesMinor;
        }
        expect([shippingMinor, dutiesMinor]).toEqual([order.shipping.grossMinor, order.dutiesMinor ?? 0]);
        const all = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
        expect(mostRefundable(order, all, reservedFrom(order, holding))).toBe(0);
      }),
      runs(150),
    );
  });

  test('a disputed payment gives only what the bank has not claimed', () => {
    fc.assert(
      fc.property(randomOrders, fc.nat(), (drawn, draw) => {
        const disputedMinor = draw % ((drawn.payments[0]?.capturedMinor ?? 0) + 1);
        const order = {
          ...drawn,
          payments: drawn.payments.map((payment, i) => (i === 0 ? { ...payment, disputedMinor } : payment)),
        };
        const lines = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
        const mostMinor = mostRefundable(order, lines, nothingReserved);
        expect(mostMinor).toBe(captured(order) - disputedMinor);
        if (mostMinor === 0) return;
        const breakdown = settleAmount({ order, lines, reserved: nothingReserved, amountMinor: mostMinor });
        const first = breakdown.tenders.find((tender) => tender.paymentId === 'p0')?.amountMinor ?? 0;
        expect(first).toBe((order.payments[0]?.capturedMinor ?? 0) - disputedMinor);
        // A settlement that would need the disputed money is left to a person.
        if (disputedMinor > 0)
          expect(settlePart(order, lines, { shipping: 'refund', duties: 'in-share' })).toBeNull();
      }),
      runs(100),
    );
  });
});

describe(`an amount that a person chose (seed ${seed})`, () => {
  test('is never more than what is left, and one minor unit more is refused', () => {
    fc.assert(
      fc.property(
        randomSplits(),
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1 }),
        (split, shares) => {
          const { order } = payAll(
            split,
            (standing, lines, round) => {
              const mostMinor = mostRefundable(standing, lines, nothingReserved);
              const ask = (amountMinor: number): Breakdown =>
                settleAmount({ order: standing, lines, reserved: nothingReserved, amountMinor });
              expect(() => ask(mostMinor + 1)).toThrow('amount-exceeds-remainder');
              if (mostMinor === 0) return null;
              // Every second part is settled by the policy, so that the two ways meet.
              if (round % 2 === 1)
                return settlePart(standing, lines, { thresholdDiscount: 'recalculate', duties: 'in-share' });
              const amountMinor = Math.max(
                1,
                Math.floor((mostMinor * (shares[round % shares.length] ?? 1)) / 100),
              );
              expect(ask(mostMinor).totalMinor).toBe(mostMinor);
              return ask(amountMinor);
            },
            (_soFar, standing) => expectWithinCaptured(standing),
          );
          expect(mostRefundable(order, [], nothingReserved)).toBeLessThanOrEqual(captured(order));
        },
      ),
      runs(150),
    );
  });
});

describe(`the difference of an exchange (seed ${seed})`, () => {
  const priced = (quantity: number, unitMinor: number, currency: string) =>
    retailOrder({ currency, lines: [retailLine({ id: 'a', quantity, grossMinor: unitMinor * quantity })] });
  const difference = (quantity: number, unitMinor: number, newMinor: number, currency: string): number => {
    const order = priced(quantity, unitMinor, currency);
    const replacement = {
      lineId: 'a',
      variantId: 'other',
      productId: 'p',
      priceMinor: newMinor,
      currentPriceMinor: unitMinor,
      stock: 99,
    };
    const settled = settleExchange({
      order,
      lines: [{ lineId: 'a', quantity }],
      reserved: nothingReserved,
      replacements: [replacement],
      tenders: choice('gift-card-first'),
    });
    if (!settled.ok) throw new Error(settled.error);
    expect(total(settled.value.tenders)).toBe(Math.max(0, settled.value.totalMinor));
    return settled.value.totalMinor;
  };

  test('there and back is nothing, for goods at their price without tax or discount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.constantFrom('USD', 'JPY', 'KWD'),
        (quantity, oneMinor, otherMinor, currency) => {
          const there = difference(quantity, oneMinor, otherMinor, currency);
          const back = difference(quantity, otherMinor, oneMinor, currency);
          expect(there + back).toBe(0);
          expect(there).toBe((oneMinor - otherMinor) * quantity);
        },
      ),
      runs(100),
    );
  });

  test('the same price makes none, with whatever tax and discount', () => {
    fc.assert(
      fc.property(randomOrders, fc.integer({ min: 1, max: 90_000 }), (order, priceMinor) => {
        const line = order.lines[0];
        if (line === undefined || (line.taxes.every((tax) => tax.taxMinor === 0) && line.discountMinor === 0))
          return;
        const settled = settleExchange({
          order,
          lines: [{ lineId: line.id, quantity: line.quantity }],
          reserved: nothingReserved,
          replacements: [
            {
              lineId: line.id,
              variantId: 'other',
              productId: 'p',
              priceMinor,
              currentPriceMinor: priceMinor,
              stock: 99,
            },
          ],
          tenders: choice('proportional'),
        });
        expect(settled.ok && settled.value.totalMinor).toBe(0);
      }),
      runs(100),
    );
  });
});

describe(`£179.25 for ten at £23.90 less a quarter (seed ${seed})`, () => {
  const paidMinor = 17_925;
  const order = retailOrder({
    currency: 'GBP',
    lines: [retailLine({ id: 'a', quantity: 10, grossMinor: paidMinor, discountMinor: 23_900 - paidMinor })],
  });

  test('comes back as £179.25 in any parts, where rounding a unit and multiplying gives £179.30', () => {
    expect(Math.round(paidMinor / 10) * 10).toBe(17_930);
    fc.assert(
      fc.property(randomSplits(fc.constant(order)), (split) => {
        const { paid } = payAll(split, (standing, lines) => settlePart(standing, lines));
        expect(paid.reduce((sum, part) => sum + part.totalMinor, 0)).toBe(paidMinor);
        expect(paid.every((part) => part.totalMinor > 0)).toBe(true);
      }),
      runs(100),
    );
  });

  test('with no deduction on it unless one is named', () => {
    const breakdown = settlePart(order, [{ lineId: 'a', quantity: 10 }], { deductions: noDeductions });
    expect(breakdown?.lines.map((line) => [line.bucket, line.amountMinor])).toEqual([['goods', paidMinor]]);
  });
});
