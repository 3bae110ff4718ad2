import { expect, test } from '@jest/globals';
import type { Decision, DecisionFacts, Order } from '../../src/domain/index.js';
import type { Policy } from '../../src/policy/index.js';
import { retailFacts, retailLine, retailOrder } from './retail-order.js';

/** One row of a decision table: a rule of life, the facts it is about, and what the policy says to them. */
export type Row = readonly [
  title: string,
  facts: Partial<DecisionFacts>,
  outcome: Decision['outcome'],
  /** Clause that decided, or the reason where none did; what is asked for stands in front of it. */
  because: string,
  /** Total in minor units; null where nothing is counted. */
  totalMinor: number | null,
];

export type OrderChanges = Partial<Omit<Order, 'lines'>>;

/** An order of one line; delivered 5 November, unless said otherwise. */
export const one = (
  grossMinor: number,
  line: Record<string, unknown> = {},
  order: OrderChanges = {},
): Order => retailOrder({ lines: [retailLine({ id: 'a', grossMinor, ...line })], ...order });

export const waiting = (status: Order['status'] = 'pending'): OrderChanges =>
  ({ status, shippedAt: undefined, deliveredAt: undefined }) as never;
export const onTheWay = (shippedAt = '2026-11-18T15:00:00Z'): OrderChanges =>
  ({ status: 'shipped', shippedAt, deliveredAt: undefined }) as never;
export const deliveredAt = (moment: string): OrderChanges => ({ deliveredAt: moment });
/** Delivered so many days before 21 November, the day of the request. */
export const daysAgo = (days: number): OrderChanges => {
  const delivered = Date.parse('2026-11-21T15:00:00Z') - days * 86_400_000;
  const at = (moment: number): string => new Date(moment).toISOString();
  return {
    placedAt: at(delivered - 4 * 86_400_000),
    shippedAt: at(delivered - 3 * 86_400_000),
    deliveredAt: at(delivered),
  };
};
export const shipping = (grossMinor: number): OrderChanges => ({ shipping: { grossMinor, taxMinor: 0 } });
export const market = (country: string, currency = 'USD'): OrderChanges => ({ market: country, currency });

export const swap = (changes: Record<string, unknown> = {}): DecisionFacts['replacements'] => [
  {
    lineId: 'a',
    variantId: 'variant-other',
    productId: 'product-a',
    priceMinor: 10_000,
    stock: 3,
    ...changes,
  } as never,
];
export const photo: DecisionFacts['evidence'] = [{ kind: 'photo', ref: 'file-1' }];
export const note: DecisionFacts['evidence'] = [{ kind: 'note', text: 'the left side crackles' }];

export const because = (decision: Decision): string =>
  [
    ...decision.reviewReasons,
    decision.declineReason ?? '',
    ...decision.missingClaims,
    ...(decision.outcome === 'ask' ? decision.missingEvidence : []),
    decision.outcome === 'approve' || decision.outcome === 'ask'
      ? (decision.clauses[0] ?? '')
      : decision.clauses.join(' '),
  ]
    .filter((word) => word !== '')
    .join(' ');

/** Decides every row, and checks beside the answer that it says why and by which version. */
export const testRows = (policy: Policy, rows: readonly Row[]): void => {
  test.each(rows)('%s', (_title, facts, outcome, expected, totalMinor) => {
    const decision = policy.decide(retailFacts(facts));
    expect([decision.outcome, because(decision), decision.breakdown?.totalMinor ?? null]).toEqual([
      outcome,
      expected,
      totalMinor,
    ]);
    expect(decision.trace.length).toBeGreaterThan(0);
    expect(decision.policy.version).toBe(policy.version);
  });
};
