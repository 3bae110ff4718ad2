import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { policyTopics } from '../../../src/domain/index.js';
import { compilePolicy, type Policy } from '../../../src/policy/index.js';
import { retailFacts, retailLine, retailOrder } from '../../support/retail-order.js';

/** One rule for all reasons, with every term on that bears on money. */
const harsh = (freight = '{ customer: { JPY: 600, KWD: 0.600, USD: 6.00 } }'): Policy => {
  const compiled = compilePolicy(
    parse(`
policy: harsh
time-zone: UTC
currencies: [JPY, KWD, USD]
start: { event: delivered }
clauses:
  "1": { en: "Send it back.", zh: "可以退货。", topics: [${policyTopics.join(', ')}] }
rules:
  - rule: any
    clause: "1"
    when: { kind: [refund, return, cancel] }
    then:
      approve: [refund, { store-credit: 10% }]
      freight: ${freight}
      restocking-fee: 10%
      handling-fee: { JPY: 100, KWD: 0.100, USD: 1.00 }
      duties: in-share
      threshold-discount: recalculate
otherwise: review
limits:
  assistant: { JPY: 1000000, KWD: 1000, USD: 10000 }
  agent: { JPY: 1000000, KWD: 1000, USD: 10000 }
payout-days: { card: 3-5 }
identity:
  - [email, order-number]
`),
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
};
const policy = harsh();
const inspection = [{ lineId: 'a', kind: 'damaged-by-customer' as const, amountMinor: 500 }];

const order = (currency: string) =>
  retailOrder({
    currency,
    lines: [
      retailLine({ id: 'a', quantity: 2, grossMinor: 9_001, discountMinor: 1_000 }),
      retailLine({ id: 'b', grossMinor: 4_500, discountMinor: 500 }),
    ],
    dutiesMinor: 301,
    thresholdDiscount: { minimumMinor: 15_000, amountMinor: 1_500 },
    payments: [{ id: 'pay-1', methodId: 'card-1', kind: 'card', label: 'Visa', capturedMinor: 13_802 }],
  });
const amounts = (facts: Parameters<typeof retailFacts>[0], by: Policy = policy) => {
  const { outcome, breakdown } = by.decide(retailFacts(facts));
  return [outcome, ...(breakdown?.lines ?? []).map((line) => [line.bucket, line.amountMinor])];
};
const lines = [{ lineId: 'a', quantity: 1 }];

describe('one settlement', () => {
  test.each(['JPY', 'KWD', 'USD'])(
    'in %s takes each fee of the policy once, in that currency',
    (currency) => {
      const both = [...lines, { lineId: 'b', quantity: 1 }];
      expect(amounts({ order: order(currency), lines: both })).toEqual([
        'approve',
        ['goods', 4_501],
        ['goods', 4_500],
        ['duties', 201],
        ['discount-recalculated', -500],
        ['restocking-fee', -900],
        ['handling-fee', -100],
        ['label-fee', -600],
      ]);
    },
  );

  test('takes off what the warehouse found', () => {
    expect(amounts({ order: order('USD'), lines, inspection })).toContainEqual(['damage-deduction', -500]);
  });

  test.each(['defective', 'damaged', 'wrong-item', 'missing', 'late', 'not-as-described'] as const)(
    'takes nothing off for goods that are %s: the seller’s fault',
    (reason) => {
      expect(amounts({ order: order('USD'), lines, inspection, reason })).toEqual([
        'approve',
        ['goods', 4_501],
        ['duties', 100],
      ]);
    },
  );

  test('goes by the fault that a person found, not by the reason that was given', () => {
    const found = { order: order('USD'), lines, inspection };
    expect(amounts({ ...found, reason: 'damaged', fault: 'customer' })).toContainEqual([
      'damage-deduction',
      -500,
    ]);
    expect(amounts({ ...found, fault: 'carrier' })).toEqual(['approve', ['goods', 4_501], ['duties', 100]]);
  });

  test('takes off damage though the shop pays for the parcel', () => {
    const free = amounts({ order: order('USD'), lines, inspection }, harsh('seller'));
    expect(free).toContainEqual(['damage-deduction', -500]);
    expect(free).not.toContainEqual(['label-fee', -600]);
  });

  test('pays the bonus on what is left after deductions', () => {
    const { breakdown } = policy.decide(
      retailFacts({ order: order('USD'), lines, resolution: 'store-credit' }),
    );
    const bonus = breakdown?.lines.find((line) => line.bucket === 'bonus')?.amountMinor ?? 0;
    expect(bonus).toBe(Math.round(((breakdown?.totalMinor ?? 0) - bonus) / 10));
    expect(breakdown?.tenders.map((tender) => [tender.paymentId, tender.amountMinor])).toEqual([
      ['pay-1', (breakdown?.totalMinor ?? 0) - bonus],
      ['store-credit', bonus],
    ]);
  });

  test('that needs money in dispute waits for a person', () => {
    const disputed = order('USD');
    const payments = disputed.payments.map((payment) => ({ ...payment, disputedMinor: 13_802 }));
    expect(amounts({ order: { ...disputed, payments }, lines })).toEqual(['review']);
  });
});
