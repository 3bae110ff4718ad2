import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DecisionFacts } from '../../../src/domain/index.js';
import { type PastRequest, type Policy, simulate } from '../../../src/policy/index.js';
import { readPolicy, soundPolicy } from '../../support/load-policy.js';
import { retailFacts, retailLine, retailOrder } from '../../support/retail-order.js';

const { document, floors } = readPolicy('standard-retail');
const standard = soundPolicy(document, floors);
/** The standard policy with every 30 days made 10, and nothing else. */
const strict = soundPolicy(JSON.parse(JSON.stringify(document).replaceAll('"30 days"', '"10 days"')), floors);

const order = retailOrder({ lines: [retailLine({ id: 'a', grossMinor: 10_000 })] });
/** Delivered on 5 November. */
const askedAfter = (days: number, changes: Partial<DecisionFacts> = {}): DecisionFacts =>
  retailFacts({ order, askedOn: new Date(Date.UTC(2026, 10, 5 + days, 15)).toISOString(), ...changes });
const past = (reference: string, facts: DecisionFacts, by: Policy = standard): PastRequest => ({
  reference,
  decision: by.decide(facts),
  facts,
});
const moneyOf = (policy: Policy, facts: DecisionFacts): number => {
  const { outcome, breakdown } = policy.decide(facts);
  return outcome === 'approve' || outcome === 'review' ? (breakdown?.totalMinor ?? 0) : 0;
};

describe('a draft that is tried on past requests', () => {
  test('that is the policy of then changes nothing', async () => {
    const requests = [past('a', askedAfter(5)), past('b', askedAfter(20)), past('c', askedAfter(40))];
    expect(await simulate(requests, { draft: standard, against: null })).toMatchObject({
      requests: 3,
      leftOut: 0,
      changed: { outcomes: 0, amounts: 0, terms: 0 },
      affected: [],
    });
  });

  test('says which way outcomes go, for how much money and by which rules', async () => {
    const requests = [past('early', askedAfter(5)), past('late', askedAfter(20))];
    const label = 600;
    expect(await simulate(requests, { draft: strict, against: null })).toEqual({
      requests: 2,
      leftOut: 0,
      changed: { outcomes: 1, amounts: 0, terms: 0 },
      outcomes: [
        { from: 'approve', to: 'approve', requests: 1 },
        { from: 'approve', to: 'deny', requests: 1 },
      ],
      money: [
        {
          currency: 'USD',
          beforeMinor: 2 * (10_000 - label),
          afterMinor: 10_000 - label,
          differenceMinor: -(10_000 - label),
        },
      ],
      rules: [
        { rule: '2.1 change-of-mind', before: 2, after: 1 },
        { rule: '2.1 change-of-mind-too-late', before: 0, after: 1 },
      ],
      affected: [
        {
          reference: 'late',
          from: 'approve',
          to: 'deny',
          currency: 'USD',
          beforeMinor: 10_000 - label,
          afterMinor: 0,
          rulesBefore: ['2.1 change-of-mind'],
          rulesAfter: ['2.1 change-of-mind-too-late'],
        },
      ],
    });
  });

  test('is compared with another policy on the same facts when one is named, whatever was decided then', async () => {
    const requests = [{ reference: 'a', decision: null, facts: askedAfter(20) }];
    const { changed } = await simulate(requests, { draft: strict, against: standard });
    expect(changed).toEqual({ outcomes: 1, amounts: 0, terms: 0 });
  });

  test('leaves out what was not written down, and says how much', async () => {
    const facts = askedAfter(5);
    const requests = [
      past('a', facts),
      { reference: 'b', decision: standard.decide(facts), facts: null },
      { reference: 'c', decision: null, facts },
    ];
    expect(await simulate(requests, { draft: standard, against: null })).toMatchObject({
      requests: 1,
      leftOut: 2,
    });
  });

  test('names a floor that decided, on either side', async () => {
    const german = retailOrder({ market: 'DE', lines: [retailLine({ id: 'a', grossMinor: 10_000 })] });
    const requests = [past('a', askedAfter(12, { order: german }))];
    const named = (rules: readonly { rule: string }[]) => rules.map(({ rule }) => rule);
    const then = await simulate(requests, { draft: standard, against: null });
    const again = await simulate(requests, { draft: standard, against: standard });
    expect(named(then.rules)).toEqual(named(again.rules));
    const { rules } = await simulate(requests, { draft: strict, against: null });
    expect(rules.find(({ rule }) => rule.startsWith('eu-withdrawal: '))).toMatchObject({ after: 1 });
  });

  test('lists the most affected by money, whatever order they come in, and no more than asked', async () => {
    const dear = retailOrder({ lines: [retailLine({ id: 'a', grossMinor: 40_000 })] });
    const cheap = retailOrder({ lines: [retailLine({ id: 'a', grossMinor: 2_000 })] });
    const requests = [
      past('cheap', askedAfter(20, { order: cheap })),
      past('dear', askedAfter(20, { order: dear })),
      past('middle', askedAfter(20)),
    ];
    const affectedOf = async (list: readonly PastRequest[]) =>
      (await simulate(list, { draft: strict, against: null, affectedMax: 2 })).affected.map(
        ({ reference }) => reference,
      );
    expect(await affectedOf(requests)).toEqual(['dear', 'middle']);
    expect(await affectedOf(requests.toReversed())).toEqual(['dear', 'middle']);
  });

  test('reads requests as they come and says how far it is', async () => {
    async function* endless(count: number): AsyncIterable<PastRequest> {
      for (let n = 0; n < count; n += 1) yield past(`r${n}`, askedAfter(n % 40));
    }
    const heard: number[] = [];
    const { requests } = await simulate(endless(25), {
      draft: strict,
      against: null,
      progressEvery: 10,
      onProgress: (done) => heard.push(done),
    });
    expect([requests, heard]).toEqual([25, [10, 20]]);
  });

  test('counts every request and every cent once, whatever was asked', async () => {
    const asked = fc.record({
      days: fc.integer({ min: 0, max: 60 }),
      kind: fc.constantFrom('refund', 'return', 'exchange', 'cancel'),
      reason: fc.constantFrom('changed-mind', 'defective', 'missing', 'late', 'other'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { maxLength: 12 }), async (list) => {
        const all = list.map(({ days, ...more }) => askedAfter(days, more as Partial<DecisionFacts>));
        const result = await simulate(
          all.map((facts, n) => past(`r${n}`, facts)),
          { draft: strict, against: null },
        );
        const sum = (of: (facts: DecisionFacts) => number) =>
          all.reduce((total, facts) => total + of(facts), 0);
        expect(result.outcomes.reduce((total, pair) => total + pair.requests, 0)).toBe(all.length);
        expect(result.rules.reduce((total, rule) => total + rule.before, 0)).toBe(all.length);
        expect(result.rules.reduce((total, rule) => total + rule.after, 0)).toBe(all.length);
        expect(result.money.reduce((total, row) => total + row.beforeMinor, 0)).toBe(
          sum((facts) => moneyOf(standard, facts)),
        );
        expect(result.money.reduce((total, row) => total + row.afterMinor, 0)).toBe(
          sum((facts) => moneyOf(strict, facts)),
        );
      }),
      { numRuns: 40 },
    );
  });
});
