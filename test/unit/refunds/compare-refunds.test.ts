import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type RefundIntent,
  type RefundIntentStatus,
  refundIntentStatuses,
} from '../../../src/domain/index.js';
import { compareRefunds, type ListedRefund, type SideBySide } from '../../../src/refunds/index.js';
import { reservedIntent } from './saga-world.js';

const since = '2026-11-01T00:00:00.000Z';
const inFlightSince = '2026-11-21T11:45:00.000Z';
const settledAt = '2026-11-20T12:00:00.000Z';

const ours = (status: RefundIntentStatus, more: Partial<RefundIntent> = {}): RefundIntent => ({
  ...reservedIntent(2_500),
  id: 'refund-1',
  status,
  attempts: 1,
  providerRefundId: 're_1',
  firstSubmittedAt: settledAt,
  updatedAt: settledAt,
  ...more,
});
const theirs = (status: ListedRefund['status'], more: Partial<ListedRefund> = {}): ListedRefund => ({
  providerRefundId: 're_1',
  intentId: 'refund-1',
  providerPaymentId: 'pi_1',
  amountMinor: 2_500,
  currency: 'USD',
  status,
  at: settledAt,
  ...more,
});
const compare = (
  intents: readonly RefundIntent[],
  listed: readonly ListedRefund[],
  more: Partial<SideBySide> = {},
): string[] =>
  compareRefunds({ intents, listed, since, inFlightSince, isWhole: true, ...more }).map(
    ({ kind, action }) => `${kind}: ${action}`,
  );

describe('the ledger beside the list of the mover', () => {
  test.each([
    ['succeeded', 'succeeded', 'matched: none'],
    ['pending', 'pending', 'matched: none'],
    ['succeeded', 'pending', 'matched: none'],
    ['failed', 'failed', 'matched: none'],
    ['failed-late', 'failed', 'matched: none'],
    ['reversed', 'reversed', 'matched: none'],
    ['succeeded', 'failed', 'late-failure: reopen'],
    ['succeeded', 'reversed', 'late-failure: reopen'],
    ['pending', 'succeeded', 'status-behind: look-up'],
    ['pending', 'failed', 'status-behind: look-up'],
    ['unknown', 'succeeded', 'status-behind: look-up'],
    ['unknown', 'pending', 'status-behind: look-up'],
    ['submitted', 'succeeded', 'status-behind: look-up'],
    ['manual', 'succeeded', 'status-behind: look-up'],
    ['reserved', 'succeeded', 'status-behind: look-up'],
    ['rejected', 'succeeded', 'given-up-here: person'],
    ['failed', 'succeeded', 'given-up-here: person'],
    ['released', 'pending', 'given-up-here: person'],
  ] as const)('what is %s here and %s there is %s', (here, there, told) => {
    expect(compare([ours(here)], [theirs(there)])).toEqual([told]);
  });

  test.each([
    ['succeeded', 'missing-there: person'],
    ['pending', 'missing-there: person'],
    ['unknown', 'status-behind: look-up'],
    ['submitted', 'status-behind: look-up'],
  ] as const)('what is %s here and not there at all is %s', (here, told) => {
    expect(compare([ours(here)], [])).toEqual([told]);
  });

  test.each(['rejected', 'failed', 'released', 'manual', 'reserved'] as const)(
    'what is %s here need not be there',
    (here) => {
      expect(compare([ours(here)], [])).toEqual([]);
    },
  );

  test('nothing is called missing when the list was cut short, was never sent, or was sent before the list begins', () => {
    expect(compare([ours('succeeded')], [], { isWhole: false })).toEqual([]);
    expect(compare([ours('succeeded', { firstSubmittedAt: null })], [])).toEqual([]);
    expect(compare([ours('succeeded', { firstSubmittedAt: '2026-10-31T23:59:59.000Z' })], [])).toEqual([]);
  });

  test('what moved a moment ago is in flight', () => {
    const updatedAt = inFlightSince;
    expect(compare([ours('succeeded', { updatedAt })], [])).toEqual(['in-flight: none']);
    expect(compare([ours('submitted', { updatedAt })], [theirs('succeeded')])).toEqual(['in-flight: none']);
    expect(compare([ours('unknown', { updatedAt })], [])).toEqual(['in-flight: none']);
  });

  test('another amount or currency is for a person, and not when nothing moved', () => {
    expect(compare([ours('succeeded')], [theirs('succeeded', { amountMinor: 2_501 })])).toEqual([
      'amount-differs: person',
    ]);
    expect(compare([ours('succeeded')], [theirs('succeeded', { currency: 'EUR' })])).toEqual([
      'amount-differs: person',
    ]);
    expect(compare([ours('failed')], [theirs('failed', { amountMinor: 2_501 })])).toEqual(['matched: none']);
  });

  test('two that moved for one intent are for a person, with what they come to; one that failed beside one that did not is one', () => {
    const second = theirs('succeeded', { providerRefundId: 're_2' });
    const [found] = compareRefunds({
      intents: [ours('succeeded')],
      listed: [theirs('succeeded'), second],
      since,
      inFlightSince,
      isWhole: true,
    });
    expect(found).toMatchObject({
      kind: 'made-twice',
      action: 'person',
      oursMinor: 2_500,
      theirsMinor: 5_000,
    });
    expect(compare([ours('succeeded')], [theirs('failed'), second])).toEqual(['matched: none']);
  });

  test('a refund that is not ours is for a person, unless the shop wrote it down or it never arrived', () => {
    const foreign = { intentId: null, providerRefundId: 're_foreign' };
    expect(compare([], [theirs('succeeded', foreign)])).toEqual(['unknown-here: person']);
    expect(compare([], [theirs('succeeded', { ...foreign, isRecorded: true })])).toEqual([
      'unknown-here: none',
    ]);
    expect(compare([], [theirs('failed', foreign)])).toEqual(['unknown-here: none']);
    // Somebody else's intents on the same account.
    expect(compare([], [theirs('succeeded')])).toEqual(['unknown-here: person']);
  });

  test("a person's own refund belongs to the intent that names it", () => {
    const byHand = ours('succeeded', { firstSubmittedAt: null, providerRefundId: 're_hand' });
    expect(compare([byHand], [theirs('succeeded', { intentId: null, providerRefundId: 're_hand' })])).toEqual(
      ['matched: none'],
    );
  });

  test('whatever the two sides hold, every listed refund is told of and no intent twice', () => {
    const status = fc.constantFrom(...refundIntentStatuses);
    const listedStatus = fc.constantFrom('pending', 'succeeded', 'failed', 'reversed');
    const ids = fc.integer({ min: 0, max: 6 }).map((n) => `refund-${n}`);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ id: ids, status }), { selector: ({ id }) => id }),
        fc.array(fc.record({ intentId: fc.option(ids), status: listedStatus })),
        fc.boolean(),
        (here, there, isWhole) => {
          const intents = here.map(({ id, status: own }) => ours(own, { id, providerRefundId: null }));
          const listed = there.map(({ intentId, status: own }, n) =>
            theirs(own as ListedRefund['status'], { intentId, providerRefundId: `re_${n}` }),
          );
          const findings = compareRefunds({ intents, listed, since, inFlightSince, isWhole });
          const known = findings.filter(({ caseId }) => caseId !== null).map(({ intentId }) => intentId);
          expect(new Set(known).size).toBe(known.length);
          for (const { intentId } of listed.filter((one) => intents.some(({ id }) => id === one.intentId)))
            expect(known).toContain(intentId);
          const foreign = listed.filter((one) => !intents.some(({ id }) => id === one.intentId));
          expect(findings.filter(({ kind }) => kind === 'unknown-here')).toHaveLength(foreign.length);
        },
      ),
    );
  });
});
