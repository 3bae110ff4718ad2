import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cancelMemo, creditMemo } from '../../../src/cases/index.js';
import {
  type Breakdown,
  bonusPaymentId,
  type CaseEntry,
  type CaseEvent,
  type CreditMemo,
  creditMemoSchema,
  type Decision,
  type Order,
  type RefundIntent,
} from '../../../src/domain/index.js';
import { settleExchange } from '../../../src/policy/amounts/settle-exchange.js';
import type { TenderChoice } from '../../../src/policy/amounts/tenders.js';
import { mostRefundable, nothingReserved, settleAmount } from '../../../src/policy/index.js';
import { randomOrders, randomSplits } from '../../support/random-orders.js';
import { afterPaying, intentsOf, settlePart } from '../../support/refund-in-parts.js';
import { retailLine, retailOrder } from '../../support/retail-order.js';

const at = '2026-11-21T12:00:00.000Z';
const tenders: TenderChoice = { order: 'proportional', preferMethodId: null, into: null };

const decidedOn = (breakdown: Breakdown): CaseEvent => ({
  type: 'decided',
  decision: { breakdown } as Decision,
});
const approvedOn = (breakdown: Breakdown): CaseEvent => ({
  type: 'approved-by-person',
  resolution: 'refund',
  totalMinor: breakdown.totalMinor,
  currency: breakdown.currency,
  reason: 'Agreed on the phone',
  breakdown,
});
const reservedFor = (intent: RefundIntent): CaseEvent => ({
  type: 'refund-moved',
  intentId: intent.id,
  status: 'reserved',
  amountMinor: intent.amountMinor,
  currency: intent.currency,
});
const asEntries = (events: readonly CaseEvent[]): CaseEntry[] =>
  events.map((event, index) => ({ caseId: 'c', seq: index + 1, at, actor: 'system', event }));

const memoOf = (order: Order, intent: RefundIntent, events: readonly CaseEvent[]): CreditMemo =>
  creditMemo({
    number: 'CM-000001',
    issuedAt: at,
    intent: { ...intent, status: 'succeeded', providerRefundId: 're_1' },
    reference: 'RF-7K3M-92',
    orderNumber: order.number,
    customerId: order.customerId,
    entries: asEntries(events),
    order,
  });

/** The memos of everything that one settlement reserves. */
const memosOf = (
  order: Order,
  breakdown: Breakdown,
  said: (breakdown: Breakdown) => CaseEvent,
): CreditMemo[] => {
  const intents = intentsOf(order, breakdown, 1);
  const events = [said(breakdown), ...intents.map(reservedFor)];
  return intents.map((intent) => memoOf(order, intent, events));
};

const summed = (pairs: readonly (readonly [string, number])[]): Record<string, number> => {
  const sums = new Map<string, number>();
  for (const [key, amountMinor] of pairs) sums.set(key, (sums.get(key) ?? 0) + amountMinor);
  return Object.fromEntries([...sums].filter(([, amountMinor]) => amountMinor !== 0).sort());
};
const taxOfMemos = (memos: readonly CreditMemo[]): Record<string, number> =>
  summed(memos.flatMap(({ taxes }) => taxes.map((tax) => [tax.name ?? '', tax.taxMinor] as const)));
const taxOfBreakdown = ({ lines }: Breakdown): Record<string, number> =>
  summed(
    lines
      .filter(({ bucket }) => bucket === 'tax' || bucket === 'shipping-tax')
      .map((line) => [line.taxName ?? '', line.amountMinor] as const),
  );
/** Goods by line and shipping apart from their tax, which the settlement tells; all else with what tax it includes. */
const linesOf = (memos: readonly CreditMemo[]): Record<string, number> =>
  summed(
    memos.flatMap(({ lines }) =>
      lines.map((line) => {
        const isNet = line.bucket === 'goods' || line.bucket === 'shipping';
        return [`${line.bucket} ${line.lineId}`, isNet ? line.netMinor : line.grossMinor] as const;
      }),
    ),
  );
const linesOfBreakdown = ({ lines }: Breakdown): Record<string, number> =>
  summed(
    lines
      .filter(({ bucket }) => bucket !== 'tax' && bucket !== 'shipping-tax')
      .map((line) => [`${line.bucket} ${line.lineId}`, line.amountMinor] as const),
  );
const taxOfLines = (memos: readonly CreditMemo[], ...buckets: readonly string[]): Record<string, number> =>
  summed(
    memos
      .flatMap(({ lines }) => lines.filter(({ bucket }) => buckets.includes(bucket)))
      .flatMap(({ taxes }) => taxes.map(({ name, taxMinor }) => [name ?? '', taxMinor] as const)),
  );

const mugs = retailOrder({
  lines: [
    {
      ...retailLine({ id: 'a', grossMinor: 12_100, quantity: 2, name: 'Mug', names: { zh: '杯子' } }),
      taxes: [
        { name: 'State tax', taxMinor: 1_000 },
        { name: 'City tax', taxMinor: 100 },
      ],
    },
    { ...retailLine({ id: 'b', grossMinor: 5_350 }), taxes: [{ name: 'State tax', taxMinor: 350 }] },
  ],
  shipping: { grossMinor: 1_070, taxMinor: 70 },
});

/** Two rates and goods without tax, as a shop in the EU would have them. */
const groceries = retailOrder({
  lines: [
    {
      ...retailLine({ id: 'pan', grossMinor: 11_900 }),
      taxes: [{ name: 'VAT 19%', taxMinor: 1_900 }],
    },
    { ...retailLine({ id: 'book', grossMinor: 5_350 }), taxes: [{ name: 'VAT 7%', taxMinor: 350 }] },
    { ...retailLine({ id: 'stamps', grossMinor: 2_000 }), taxes: [] },
  ],
});
const everything = groceries.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
const tenth = {
  restocking: { basisPoints: 1_000, clause: 'restocking' },
  handling: null,
  label: null,
  inspection: [],
};

describe('a credit memo', () => {
  test('names what came back with net and tax per rate, and comes to what was moved', () => {
    const breakdown = settlePart(mugs, [
      { lineId: 'a', quantity: 2 },
      { lineId: 'b', quantity: 1 },
    ]);
    if (breakdown === null) throw new Error('nothing to refund');
    const [memo] = memosOf(mugs, breakdown, decidedOn);
    expect(memo).toMatchObject({
      number: 'CM-000001',
      kind: 'memo',
      caseReference: 'RF-7K3M-92',
      tender: 'Visa ··4021',
      providerRefundId: 're_1',
      netMinor: 17_000,
      taxes: [
        { name: 'State tax', netMinor: 16_000, taxMinor: 1_350 },
        { name: 'City tax', netMinor: 11_000, taxMinor: 100 },
        { name: null, netMinor: 1_000, taxMinor: 70 },
      ],
      totalMinor: 18_520,
    });
    expect(memo?.lines).toEqual([
      {
        bucket: 'goods',
        lineId: 'a',
        name: 'Mug',
        names: { zh: '杯子' },
        quantity: 2,
        netMinor: 11_000,
        taxes: [
          { name: 'State tax', taxMinor: 1_000 },
          { name: 'City tax', taxMinor: 100 },
        ],
        grossMinor: 12_100,
      },
      expect.objectContaining({ lineId: 'b', netMinor: 5_000, grossMinor: 5_350 }),
      { bucket: 'shipping', netMinor: 1_000, taxes: [{ name: null, taxMinor: 70 }], grossMinor: 1_070 },
    ]);
    expect(creditMemoSchema.parse(memo)).toEqual(memo);
  });

  test('shows a deduction as a line of its own, with the tax that is taken off with it', () => {
    const breakdown = settlePart(mugs, [{ lineId: 'b', quantity: 1 }], { deductions: tenth });
    const [memo] = memosOf(mugs, breakdown as Breakdown, decidedOn);
    expect(memo?.lines.at(-1)).toEqual({
      bucket: 'restocking-fee',
      clause: 'restocking',
      netMinor: -500,
      taxes: [{ name: 'State tax', taxMinor: -35 }],
      grossMinor: -535,
    });
    expect(memo).toMatchObject({
      taxes: [{ name: 'State tax', netMinor: 4_500, taxMinor: 315 }],
      untaxedMinor: 0,
      totalMinor: 5_350 - 535,
    });
  });

  test('splits a fee over goods of several rates into a line each', () => {
    const breakdown = settlePart(groceries, everything, { deductions: tenth });
    const [memo] = memosOf(groceries, breakdown as Breakdown, decidedOn);
    const fees = memo?.lines.filter(({ bucket }) => bucket === 'restocking-fee');
    expect(fees?.map(({ netMinor, taxes }) => [netMinor, taxes])).toEqual([
      [-1_000, [{ name: 'VAT 19%', taxMinor: -190 }]],
      [-500, [{ name: 'VAT 7%', taxMinor: -35 }]],
      [-200, []],
    ]);
    expect(memo).toMatchObject({
      netMinor: 15_300,
      taxes: [
        { name: 'VAT 19%', netMinor: 9_000, taxMinor: 1_710 },
        { name: 'VAT 7%', netMinor: 4_500, taxMinor: 315 },
      ],
      untaxedMinor: 1_800,
    });
  });

  test('takes what was damaged off the goods it is about, and a fee off what is left', () => {
    const inspection = [{ lineId: 'book', kind: 'damaged-by-customer' as const, amountMinor: 5_350 }];
    const breakdown = settlePart(groceries, everything, { deductions: { ...tenth, inspection } });
    const [memo] = memosOf(groceries, breakdown as Breakdown, decidedOn);
    expect(memo?.lines.filter(({ bucket }) => bucket === 'damage-deduction')).toEqual([
      expect.objectContaining({ netMinor: -5_000, taxes: [{ name: 'VAT 7%', taxMinor: -350 }] }),
    ]);
    expect(memo?.taxes.find(({ name }) => name === 'VAT 7%')).toEqual({
      name: 'VAT 7%',
      netMinor: 0,
      taxMinor: 0,
    });
  });

  test('gives back the tax of a basket discount that was taken, once it is no longer due', () => {
    const order: Order = { ...groceries, thresholdDiscount: { minimumMinor: 15_000, amountMinor: 1_000 } };
    const terms = { thresholdDiscount: 'recalculate' as const };
    let standing = order;
    const memos = everything.flatMap((part, round) => {
      const breakdown = settlePart(standing, [part], terms) as Breakdown;
      standing = afterPaying(standing, intentsOf(standing, breakdown, round));
      return memosOf(order, breakdown, decidedOn);
    });
    const [first] = memos;
    const taken = first?.lines.filter(({ bucket }) => bucket === 'discount-recalculated') ?? [];
    expect(taken.map(({ taxes }) => taxes[0]?.name)).toEqual(['VAT 19%', 'VAT 7%', undefined]);
    expect(taken.every(({ grossMinor }) => grossMinor < 0)).toBe(true);
    expect(taxOfMemos(memos)).toEqual({ 'VAT 19%': 1_900, 'VAT 7%': 350 });
  });

  test('counts units once when two tenders share the money', () => {
    const order = retailOrder({
      payments: [
        { id: 'gift', methodId: 'g', kind: 'gift-card', label: 'Gift card', capturedMinor: 4_000 },
        { id: 'card', methodId: 'c', kind: 'card', label: 'Visa', capturedMinor: 6_000 },
      ],
    });
    const breakdown = settlePart(order, [{ lineId: 'a', quantity: 1 }], { tenders });
    const memos = memosOf(order, breakdown as Breakdown, decidedOn);
    expect(memos.map(({ totalMinor }) => totalMinor)).toEqual([4_000, 6_000]);
    expect(memos.map(({ lines }) => lines[0]?.quantity)).toEqual([1, undefined]);
  });

  test('keeps a bonus on the paper of the credit it comes as', () => {
    const into = { id: 'gift-1', kind: 'gift-card' as const, brand: 'Gift card' };
    const bonus = { basisPoints: 1_000, clause: 'bonus' };
    const breakdown = settlePart(mugs, [{ lineId: 'b', quantity: 1 }], {
      bonus,
      tenders: { order: 'gift-card-first', preferMethodId: null, into },
    });
    const memos = memosOf(mugs, breakdown as Breakdown, decidedOn);
    expect(memos.map(({ totalMinor }) => totalMinor)).toEqual([5_350, 535]);
    expect(memos[1]?.lines).toEqual([
      { bucket: 'bonus', clause: 'bonus', netMinor: 535, taxes: [], grossMinor: 535 },
    ]);
    expect(memos[0]?.lines.some(({ bucket }) => bucket === 'bonus')).toBe(false);
  });

  test('of an exchange takes back the tax on the difference only', () => {
    const order = retailOrder({
      lines: [{ ...retailLine({ id: 'a', grossMinor: 12_000 }), taxes: [{ name: 'VAT', taxMinor: 2_000 }] }],
    });
    const exchanged = settleExchange({
      order,
      lines: [{ lineId: 'a', quantity: 1 }],
      reserved: nothingReserved,
      replacements: [
        {
          lineId: 'a',
          variantId: 'v',
          productId: 'p',
          priceMinor: 9_000,
          currentPriceMinor: 12_000,
          stock: 1,
        },
      ],
      tenders,
    });
    if (!exchanged.ok) throw new Error(exchanged.error);
    const [memo] = memosOf(order, exchanged.value, decidedOn);
    expect(memo).toMatchObject({
      netMinor: 2_500,
      taxes: [{ name: 'VAT', taxMinor: 500 }],
      totalMinor: 3_000,
    });
  });

  test('falls back on what the intent itself is for when the settlement is not on record', () => {
    const breakdown = settlePart(mugs, [{ lineId: 'a', quantity: 1 }]) as Breakdown;
    const [intent] = intentsOf(mugs, breakdown, 1);
    if (intent === undefined) throw new Error('no intent');
    const short = { ...intent, amountMinor: intent.amountMinor - 50 };
    const memo = memoOf(mugs, short, []);
    expect(memo.totalMinor).toBe(6_000);
    expect(memo.taxes.map(({ name, taxMinor }) => [name, taxMinor])).toEqual([
      ['State tax', 495],
      ['City tax', 50],
    ]);
    expect(memo.lines.at(-1)).toMatchObject({ bucket: 'other', grossMinor: -50 });
    expect(memo.tender).toBe('Visa ··4021');
  });

  test('belongs to the settlement that reserved its money, not to a later one', () => {
    const first = settlePart(mugs, [{ lineId: 'a', quantity: 1 }]) as Breakdown;
    const later = settlePart(mugs, [{ lineId: 'b', quantity: 1 }]) as Breakdown;
    const [one] = intentsOf(mugs, first, 1);
    const [two] = intentsOf(mugs, later, 2);
    if (one === undefined || two === undefined) throw new Error('no intent');
    const events = [decidedOn(first), reservedFor(one), approvedOn(later), reservedFor(two)];
    expect(memoOf(mugs, one, events).lines.map(({ lineId }) => lineId)).toEqual(['a']);
    expect(memoOf(mugs, two, events).lines.map(({ lineId }) => lineId)).toEqual(['b']);
  });

  test('is taken back by the same paper below zero, which names it', () => {
    const [memo] = memosOf(mugs, settlePart(mugs, [{ lineId: 'a', quantity: 2 }]) as Breakdown, decidedOn);
    if (memo === undefined) throw new Error('no memo');
    const back = cancelMemo(memo, { number: 'CM-000002', issuedAt: at });
    expect(back).toMatchObject({ number: 'CM-000002', kind: 'cancellation', cancels: 'CM-000001' });
    expect(back.totalMinor).toBe(-memo.totalMinor);
    expect(back.lines[0]).toMatchObject({ quantity: -2, netMinor: -11_000, grossMinor: -12_100 });
    expect(taxOfMemos([memo, back])).toEqual({});
    expect(JSON.stringify(back)).not.toContain('-0,');
  });
});

const bonuses = fc.option(
  fc.record({ basisPoints: fc.integer({ min: 1, max: 2_000 }), clause: fc.constant('b') }),
  {
    nil: null,
  },
);
const deductions = fc.record({
  restocking: fc.option(
    fc.record({ basisPoints: fc.integer({ min: 1, max: 9_000 }), clause: fc.constant('r') }),
    { nil: null },
  ),
  handling: fc.option(
    fc.record({ amountMinor: fc.integer({ min: 1, max: 900 }), clause: fc.constant('h') }),
    {
      nil: null,
    },
  ),
  label: fc.constant(null),
  inspection: fc.constant([]),
});

const damages = fc.array(
  fc.record({
    lineId: fc.constantFrom('l0', 'l1', 'l2'),
    amountMinor: fc.integer({ min: 1, max: 5_000 }),
  }),
  { maxLength: 2 },
);
const oneRateALine = randomOrders.map((order) => ({
  ...order,
  lines: order.lines.map((line) => ({ ...line, taxes: line.taxes.slice(-1) })),
}));

describe('whatever is settled', () => {
  test('its papers come to what each tender moved, and together to its tax per rate and its net per line', () => {
    fc.assert(
      fc.property(randomSplits(), deductions, bonuses, ({ order, parts }, taken, bonus) => {
        let standing = order;
        for (const [round, part] of parts.entries()) {
          const breakdown = settlePart(standing, part, {
            tenders,
            duties: 'in-share',
            deductions: taken,
            bonus,
          });
          if (breakdown === null || breakdown.totalMinor === 0) continue;
          const memos = memosOf(standing, breakdown, decidedOn);
          expect(memos.map(({ totalMinor }) => totalMinor)).toEqual(
            breakdown.tenders.map(({ amountMinor }) => amountMinor),
          );
          for (const memo of memos)
            expect(memo.netMinor + memo.taxes.reduce((sum, tax) => sum + tax.taxMinor, 0)).toBe(
              memo.totalMinor,
            );
          expect(taxOfLines(memos, 'goods', 'shipping')).toEqual(taxOfBreakdown(breakdown));
          expect(linesOf(memos)).toEqual(linesOfBreakdown(breakdown));
          const own = memos.filter((_, index) => breakdown.tenders[index]?.paymentId !== bonusPaymentId);
          for (const line of own.flatMap(({ lines }) => lines))
            if (line.bucket === 'goods')
              expect(Math.min(line.netMinor, line.grossMinor)).toBeGreaterThanOrEqual(0);
          standing = afterPaying(standing, intentsOf(standing, breakdown, round));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('at one rate a line, net and tax of all rates and what bears none are what was moved, and no rate is overdrawn', () => {
    fc.assert(
      fc.property(randomSplits(oneRateALine), deductions, damages, ({ order, parts }, fees, found) => {
        let standing = order;
        for (const [round, part] of parts.entries()) {
          const inspection = found.map((entry) => ({ ...entry, kind: 'damaged-by-customer' as const }));
          const taken = { ...fees, inspection };
          const breakdown = settlePart(standing, part, { tenders, deductions: taken });
          if (breakdown === null || breakdown.totalMinor === 0) continue;
          const memos = memosOf(standing, breakdown, decidedOn);
          for (const { taxes, untaxedMinor, totalMinor } of memos)
            expect(
              untaxedMinor + taxes.reduce((sum, { netMinor, taxMinor }) => sum + netMinor + taxMinor, 0),
            ).toBe(totalMinor);
          const goods = taxOfLines(memos, 'goods');
          const off = taxOfLines(memos, 'damage-deduction', 'restocking-fee', 'handling-fee');
          for (const [name, taxMinor] of Object.entries(off)) {
            expect(taxMinor).toBeLessThanOrEqual(0);
            expect((goods[name] ?? 0) + taxMinor).toBeGreaterThanOrEqual(0);
          }
          standing = afterPaying(standing, intentsOf(standing, breakdown, round));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a deduction from goods of one rate holds tax at that rate, to the minor unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 500_000 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 9_999 }),
        (grossMinor, share, basisPoints) => {
          const taxMinor = Math.floor((grossMinor * share) / 100);
          const order = retailOrder({
            lines: [{ ...retailLine({ id: 'a', grossMinor }), taxes: [{ name: 'VAT', taxMinor }] }],
          });
          const restocking = { basisPoints, clause: 'r' };
          const breakdown = settlePart(order, [{ lineId: 'a', quantity: 1 }], {
            deductions: { ...tenth, restocking },
          });
          const [memo] = memosOf(order, breakdown as Breakdown, decidedOn);
          const fee = memo?.lines.find(({ bucket }) => bucket === 'restocking-fee');
          if (fee === undefined) return;
          const taxOfFee = fee.taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
          expect(Math.abs(taxOfFee - (fee.grossMinor * taxMinor) / grossMinor)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('by a person at a free amount, its papers come to that amount in the same way', () => {
    fc.assert(
      fc.property(randomOrders, fc.integer({ min: 1, max: 1_000_000 }), (order, drawn) => {
        const lines = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
        const mostMinor = mostRefundable(order, lines, nothingReserved);
        const amountMinor = 1 + (drawn % mostMinor);
        const breakdown = settleAmount({ order, lines, reserved: nothingReserved, amountMinor, tenders });
        const memos = memosOf(order, breakdown, approvedOn);
        expect(memos.reduce((sum, memo) => sum + memo.totalMinor, 0)).toBe(amountMinor);
        expect(taxOfMemos(memos)).toEqual(taxOfBreakdown(breakdown));
      }),
      { numRuns: 150 },
    );
  });
});
