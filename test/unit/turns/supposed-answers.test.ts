import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { suppose } from '../../../src/turns/operations/suppose.js';
import { loadPolicy } from '../../support/load-policy.js';
import { retailFacts } from '../../support/retail-order.js';

const policy = loadPolicy('standard-retail');
const dayMs = 86_400_000;
const runs = { seed: 20_261_122, numRuns: 60 };

describe('the last day that is told', () => {
  test('is a day on which the policy says yes, and the day after it does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 0, max: 23 }), (daysAfter, hour) => {
        const first = retailFacts({ reason: 'changed-mind' });
        const delivered = Date.parse(first.order.deliveredAt ?? first.order.placedAt);
        const askedOn = new Date(delivered + daysAfter * dayMs + hour * 3_600_000).toISOString();
        const { isOpen, lastDay } = suppose(policy, { ...first, askedOn }, 'changed-mind');
        if (!isOpen) return;
        const noon = (day: string, days: number): string =>
          new Date(Date.parse(`${day}T17:00:00Z`) + days * dayMs).toISOString();
        const outcomeOn = (moment: string) =>
          policy.decide({ ...first, askedOn: moment, readOn: moment }, { traced: false }).outcome;
        expect(lastDay).not.toBeNull();
        expect(outcomeOn(noon(lastDay ?? '', 0))).toBe('approve');
        expect(outcomeOn(noon(lastDay ?? '', 1))).toBe('deny');
      }),
      runs,
    );
  });

  test('is the same whenever it is asked for', () => {
    const first = retailFacts({ reason: 'changed-mind' });
    const delivered = Date.parse(first.order.deliveredAt ?? first.order.placedAt);
    const days = [0, 3, 11, 20].map((after) => {
      const askedOn = new Date(delivered + after * dayMs).toISOString();
      return suppose(policy, { ...first, askedOn }, 'changed-mind').lastDay;
    });
    expect(new Set(days).size).toBe(1);
  });
});
