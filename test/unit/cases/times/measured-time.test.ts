import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { payoutSpan, timeSpent } from '../../../../src/cases/index.js';
import type { CaseEvent } from '../../../../src/domain/index.js';
import {
  confirmed,
  decided,
  head,
  moved,
  opened,
  returnRequested,
  type StoryPart,
  storyOf,
  tracked,
} from '../../../support/case-story.js';

const hour = 3_600_000;
const at = (hours: number): string =>
  new Date(Date.parse('2026-11-02T12:00:00Z') + hours * hour).toISOString();
const received: CaseEvent = { type: 'return-received' };
const back = (refundOn: 'scan' | 'receipt' | 'inspection'): CaseEvent =>
  decided({ goods: 'return', refundOn });
const inspected: CaseEvent = {
  type: 'inspected',
  findings: [{ lineId: 'a', quantity: 1, disposition: 'restocked' }],
};

describe('the payout promise', () => {
  test.each<[string, StoryPart[], [number, number | null] | null]>([
    [
      'is measured from the customer’s yes',
      [
        [at(1), confirmed()],
        [at(5), moved('succeeded')],
      ],
      [1, 5],
    ],
    [
      'has no end while money is under way',
      [
        [at(1), confirmed()],
        [at(5), moved('pending')],
      ],
      [1, null],
    ],
    [
      'ends when the last part of it has left',
      [
        [at(1), confirmed()],
        [at(5), moved('succeeded', 'r1', 400)],
        [at(7), moved('succeeded', 'r2', 600)],
      ],
      [1, 7],
    ],
    [
      'ends when it ended, whatever comes after',
      [
        [at(1), confirmed()],
        [at(5), moved('succeeded')],
        [at(300), { type: 'closed' }],
      ],
      [1, 5],
    ],
    ['is not made before a yes', [], null],
    ['is not made where no money was agreed', [[at(1), confirmed(0)]], null],
    ['ends with a withdrawal', [[at(1), confirmed(), { type: 'withdrawn' }]], null],
    [
      'is not kept by money that came back, until it is made up for',
      [
        [at(1), confirmed()],
        [at(5), moved('succeeded', 'r1')],
        [at(9), moved('failed-late', 'r1')],
      ],
      [1, null],
    ],
    [
      'is kept late by money that was made up for late',
      [
        [at(1), confirmed()],
        [at(5), moved('succeeded', 'r1')],
        [at(9), moved('failed-late', 'r1')],
        [at(40), moved('succeeded', 'r2')],
      ],
      [1, 40],
    ],
  ])('%s', (_, lines, expected) => {
    const entries = storyOf([at(0), opened, decided()], ...lines);
    expect(payoutSpan(head, entries)).toEqual(
      expected === null
        ? null
        : { agreedAt: at(expected[0]), paidAt: expected[1] === null ? null : at(expected[1]) },
    );
  });

  test.each<['scan' | 'receipt' | 'inspection', number]>([
    ['scan', 10],
    ['receipt', 20],
    ['inspection', 30],
  ])('of goods that have to come back begins with the %s the policy waits for', (refundOn, begins) => {
    const entries = storyOf(
      [at(0), opened, back(refundOn), confirmed(), returnRequested(), moved('reserved')],
      [at(10), tracked],
      [at(20), received],
      [at(30), inspected],
    );
    const before = entries.filter((entry) => entry.at < at(begins));
    expect(payoutSpan(head, before)).toBeNull();
    expect(payoutSpan(head, entries)?.agreedAt).toBe(at(begins));
  });
});

describe('the time each party was awaited', () => {
  const steps: CaseEvent[] = [
    decided(),
    decided({ outcome: 'ask' }),
    decided({ outcome: 'review', reviewReasons: ['policy-says'] }),
    { type: 'evidence-added', evidence: { kind: 'photo' } },
    confirmed(),
    moved('reserved'),
    moved('succeeded'),
    moved('failed-late'),
    { type: 'reopened', reason: 'x' },
    { type: 'closed' },
    received,
    returnRequested(),
  ];

  test('adds up to the whole, whatever happened', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...steps), fc.nat(200)), { maxLength: 20 }),
        fc.nat(100),
        (events, rest) => {
          let hours = 0;
          const lines = events.map(([event, pause]) => {
            hours += pause;
            return [at(hours), event] as const;
          });
          const entries = storyOf([at(0), opened], ...lines);
          const { customer, us, provider, nobody } = timeSpent(head, entries, at(hours + rest));
          expect(customer + us + provider + nobody).toBe((hours + rest) * hour);
          for (const part of [customer, us, provider, nobody]) expect(part).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test('is the customer’s while a photo is awaited, and ours while we look at it', () => {
    const entries = storyOf(
      [at(0), opened, decided({ outcome: 'ask' })],
      [at(30), { type: 'evidence-added', evidence: { kind: 'photo' } }],
      [at(34), decided(), confirmed()],
      [at(36), moved('succeeded')],
    );
    expect(timeSpent(head, entries, at(40))).toEqual({
      customer: 30 * hour,
      us: 4 * hour,
      provider: 2 * hour,
      nobody: 4 * hour,
    });
  });
});
