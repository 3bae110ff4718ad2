import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keptTimes, plainTimes, reportPayouts, reportStatuses } from '../../../../src/cases/index.js';
import { confirmed, decided, head, moved, opened, storyOf } from '../../../support/case-story.js';

const hour = 3_600_000;
const start = Date.parse('2026-11-02T12:00:00Z');
const at = (hours: number): string => new Date(start + hours * hour).toISOString();
const payout = (reference: string, agreed: number, paid: number | null) => ({
  reference,
  agreedAt: at(agreed),
  paidAt: paid === null ? null : at(paid),
});

describe('the measured payout promise', () => {
  test('counts what left in a day, what left later, what should have left, and what still may', () => {
    const report = reportPayouts(
      [
        payout('in-time', 0, 3),
        payout('at-the-last-moment', 0, 24),
        payout('too-late', 0, 25),
        payout('never', 0, null),
        payout('may-still', 30, null),
      ],
      plainTimes,
      at(48),
    );
    expect(report).toMatchObject({ agreed: 5, within: 2, late: 2, waiting: 1, share: 0.5 });
    expect(report.hours).toEqual({ p50: 24, p90: 25, p99: 25 });
    expect(report.lateOnes.map(({ reference, hours }) => `${reference} ${hours}`)).toEqual([
      'never 48',
      'too-late 25',
    ]);
  });

  test('says nothing of nothing', () => {
    const report = reportPayouts([payout('may-still', 0, null)], plainTimes, at(1));
    expect(report).toMatchObject({ agreed: 1, waiting: 1, share: null, hours: null });
  });

  test('counts each payout once', () => {
    const payouts = fc.array(
      fc
        .record({ agreed: fc.nat(100), took: fc.option(fc.nat(100)) })
        .map(({ agreed, took }) => payout('r', agreed, took === null ? null : agreed + took)),
    );
    fc.assert(
      fc.property(payouts, (some) => {
        const { agreed, within, late, waiting, lateOnes } = reportPayouts(some, plainTimes, at(200));
        expect(within + late + waiting).toBe(agreed);
        expect(lateOnes).toHaveLength(late);
      }),
    );
  });
});

describe('the measured times of each status', () => {
  const review = decided({ outcome: 'review', reviewReasons: ['policy-says'] });

  test('are kept, missed, still open, or paused while the customer is awaited', () => {
    const slow = storyOf(
      [at(0), opened, review],
      [
        at(30),
        { type: 'approved-by-person', resolution: 'refund', totalMinor: 1_000, currency: 'USD', reason: 'x' },
        moved('reserved'),
      ],
      [at(31), moved('succeeded')],
    );
    const quick = storyOf(
      [at(0), opened, review],
      [at(1), decided()],
      [at(9), confirmed(), moved('reserved')],
    );
    const now = at(32);
    const kept = [slow, quick].flatMap((entries) => keptTimes(head, entries, plainTimes, now));
    expect(reportStatuses(kept).map(({ hours: _, ...row }) => row)).toEqual([
      { status: 'in-review', awaiting: 'us', kept: 1, missed: 1, open: 0, paused: 0 },
      { status: 'approved', awaiting: 'customer', kept: 0, missed: 0, open: 0, paused: 1 },
      { status: 'refunding', awaiting: 'provider', kept: 1, missed: 0, open: 1, paused: 0 },
    ]);
  });

  test('that are running and over are missed', () => {
    const entries = storyOf([at(0), opened, review]);
    expect(keptTimes(head, entries, plainTimes, at(24)).map(({ outcome }) => outcome)).toEqual(['open']);
    expect(keptTimes(head, entries, plainTimes, at(25)).map(({ outcome }) => outcome)).toEqual(['missed']);
  });
});
