import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canTransition, foldCase, stepOf, takesTwoPeople, transitions } from '../../../src/cases/index.js';
import {
  type Case,
  type CaseEntry,
  type CaseEvent,
  caseStatuses,
  type Decision,
  type RefundIntentStatus,
  refundIntentStatuses,
} from '../../../src/domain/index.js';
import { loadPolicy } from '../../support/load-policy.js';
import { retailFacts } from '../../support/retail-order.js';

const base = loadPolicy('standard-retail').decide(retailFacts());
const decided = (changes: Partial<Decision> = {}): CaseEvent => ({
  type: 'decided',
  decision: { ...base, ...changes },
});
const opened: CaseEvent = {
  type: 'opened',
  orderId: 'order-1',
  orderNumber: '#10001',
  customerId: 'customer-1',
  conversationId: 'conv-1',
  request: { kind: 'refund', lines: [{ lineId: 'a', quantity: 1 }], reason: 'defective' },
};
const lines = [{ lineId: 'a', quantity: 1 }];
const yes = (totalMinor = 9_400): CaseEvent => ({
  type: 'confirmed',
  resolution: 'refund',
  totalMinor,
  currency: 'USD',
});
const moved = (status: RefundIntentStatus, intentId = 'r1', amountMinor = 9_400): CaseEvent => ({
  type: 'refund-moved',
  intentId,
  status,
  amountMinor,
  currency: 'USD',
});
const person = (totalMinor = 9_400): CaseEvent => ({
  type: 'approved-by-person',
  resolution: 'refund',
  totalMinor,
  currency: 'USD',
  reason: 'fair',
});
const firstYes = (totalMinor = 9_400): CaseEvent => ({
  type: 'approval-given',
  resolution: 'refund',
  totalMinor,
  currency: 'USD',
  reason: 'fair',
});

const ledger = (events: readonly CaseEvent[]): CaseEntry[] =>
  events.map((event, i) => ({
    caseId: 'case-1',
    seq: i + 1,
    at: `2026-11-21T12:00:0${i % 10}Z`,
    actor: 'assistant',
    event,
  }));
const fold = (...events: CaseEvent[]): Case =>
  foldCase({ id: 'case-1', reference: 'RF-7K3M-92' }, ledger([opened, ...events]));

const returned = [decided(), yes(), { type: 'return-requested', actionId: 'x', lines } as CaseEvent];
const kept = [decided({ goods: 'keep' }), yes()];

describe('a case', () => {
  test.each<[string, CaseEvent[], Case['status']]>([
    ['is open when it is opened', [], 'open'],
    ['is approved by a decision', [decided()], 'approved'],
    ['is denied by a decision', [decided({ outcome: 'deny' })], 'denied'],
    ['awaits evidence that the policy asks for', [decided({ outcome: 'ask' })], 'awaiting-evidence'],
    [
      'is evaluated again when evidence comes',
      [decided({ outcome: 'ask' }), { type: 'evidence-added', evidence: { kind: 'photo' } }],
      'evaluating',
    ],
    [
      'awaits a person above the limit',
      [decided({ outcome: 'review', reviewReasons: ['above-limit'] })],
      'awaiting-approval',
    ],
    [
      'awaits a person where the rule asks for one',
      [decided({ outcome: 'review', reviewReasons: ['needs-approval'] })],
      'awaiting-approval',
    ],
    [
      'awaits the second yes after the first',
      [decided({ outcome: 'review' }), firstYes()],
      'awaiting-approval',
    ],
    ['is approved by the second yes', [decided({ outcome: 'review' }), firstYes(), person()], 'approved'],
    [
      'is denied by a person after a first yes',
      [decided({ outcome: 'review' }), firstYes(), { type: 'declined-by-person', reason: 'worn' }],
      'denied',
    ],
    [
      'stays a failed refund while two people agree on making up for it',
      [...kept, moved('rejected'), firstYes()],
      'refund-failed',
    ],
    [
      'stays a failed refund when they do not agree',
      [...kept, moved('rejected'), firstYes(), { type: 'declined-by-person', reason: 'by hand' }],
      'refund-failed',
    ],
    [
      'is in review when no rule applies',
      [decided({ outcome: 'review', reviewReasons: ['no-rule'] })],
      'in-review',
    ],
    ['awaits the goods after a yes', [decided(), yes()], 'awaiting-return'],
    [
      'still awaits the goods while the money is only reserved',
      [...returned, moved('reserved')],
      'awaiting-return',
    ],
    [
      'is settled when none of the goods came, though the money of two tenders is let go one after the other',
      [
        ...returned,
        moved('reserved', 'r1', 2_000),
        moved('reserved', 'r2', 7_400),
        { type: 'return-closed', reason: 'nothing came' },
        { type: 'resettled', because: 'partial-receipt', totalMinor: 0, currency: 'USD' },
        moved('released', 'r1', 2_000),
        moved('released', 'r2', 7_400),
      ],
      'resolved',
    ],
    ['refunds at once when the goods are kept', kept, 'refunding'],
    ['refunds once the money is sent', [...returned, moved('reserved'), moved('submitted')], 'refunding'],
    [
      'goes on refunding while the answer is unknown',
      [...kept, moved('submitted'), moved('unknown')],
      'refunding',
    ],
    ['goes on refunding while the provider takes its time', [...kept, moved('pending')], 'refunding'],
    ['is resolved when the money is there', [...kept, moved('submitted'), moved('succeeded')], 'resolved'],
    [
      'goes on refunding until every tender is there',
      [...kept, moved('succeeded', 'r1', 3_000), moved('submitted', 'r2', 6_400)],
      'refunding',
    ],
    [
      'is resolved when every tender is there',
      [...kept, moved('succeeded', 'r1', 3_000), moved('succeeded', 'r2', 6_400)],
      'resolved',
    ],
    [
      'has a failed refund when one tender is refused',
      [...kept, moved('succeeded', 'r1', 3_000), moved('rejected', 'r2', 6_400)],
      'refund-failed',
    ],
    [
      'has a failed refund when a pending one fails',
      [...kept, moved('pending'), moved('failed')],
      'refund-failed',
    ],
    ['refunds again after a failure', [...kept, moved('rejected'), moved('submitted', 'r2')], 'refunding'],
    [
      'is resolved by a second refund after a failure',
      [...kept, moved('rejected'), moved('succeeded', 'r2')],
      'resolved',
    ],
    ['is a person’s when a refund can’t be found', [...kept, moved('unknown'), moved('manual')], 'manual'],
    ['is reopened by a late failure', [...kept, moved('succeeded'), moved('failed-late')], 'reopened'],
    [
      'is reopened by a reversal after it was closed',
      [...kept, moved('succeeded'), { type: 'closed' }, moved('reversed')],
      'reopened',
    ],
    [
      'is resolved by a replacement when nothing else is owed',
      [
        decided({ goods: 'keep' }),
        { type: 'confirmed', resolution: 'replacement', totalMinor: 0, currency: 'USD' },
        { type: 'replacement-sent', actionId: 'x' },
      ],
      'resolved',
    ],
    [
      'awaits the goods after a replacement was sent ahead',
      [
        decided(),
        { type: 'confirmed', resolution: 'replacement', totalMinor: 0, currency: 'USD' },
        { type: 'replacement-sent', actionId: 'x' },
      ],
      'awaiting-return',
    ],
    [
      'is resolved by an exchange before shipping that costs more',
      [
        decided({ goods: 'none' }),
        { type: 'confirmed', resolution: 'exchange', totalMinor: -2_000, currency: 'USD' },
        { type: 'exchange-made', actionId: 'x' },
      ],
      'resolved',
    ],
    [
      'refunds after a cancellation',
      [
        decided({ goods: 'none' }),
        { type: 'confirmed', resolution: 'cancel', totalMinor: 10_000, currency: 'USD' },
        { type: 'cancelled-order', actionId: 'x' },
      ],
      'refunding',
    ],
    [
      'is in review once it was handed over undecided',
      [{ type: 'handed-off', reason: 'policy-review' }],
      'in-review',
    ],
    [
      'stays approved when it is handed over afterwards',
      [decided(), { type: 'handed-off', reason: 'customer-asked' }],
      'approved',
    ],
    ['is approved by a person', [decided({ outcome: 'review' }), person()], 'approved'],
    [
      'refunds what a person approved',
      [decided({ outcome: 'review', goods: 'none' }), person(), moved('reserved')],
      'refunding',
    ],
    [
      'is denied by a person',
      [decided({ outcome: 'review' }), { type: 'declined-by-person', reason: 'worn' }],
      'denied',
    ],
    [
      'is appealed',
      [decided({ outcome: 'deny' }), { type: 'appealed', words: 'the sole came off' }],
      'appealed',
    ],
    [
      'is in review after an appeal',
      [
        decided({ outcome: 'deny' }),
        { type: 'appealed', words: 'x' },
        { type: 'handed-off', reason: 'dispute' },
      ],
      'in-review',
    ],
    ['is withdrawn', [decided(), { type: 'withdrawn' }], 'withdrawn'],
    ['is closed', [decided({ outcome: 'deny' }), { type: 'closed' }], 'closed'],
    ['is not moved by a note', [decided(), { type: 'noted', text: 'called' }], 'approved'],
  ])('%s', (_title, events, status) => {
    expect(fold(...events).status).toBe(status);
  });

  test('remembers what was decided, agreed, shown and moved', () => {
    const standing = fold(
      ...kept,
      { type: 'evidence-added', evidence: { kind: 'note', text: 'crackles' } },
      moved('submitted'),
      moved('succeeded'),
    );
    expect(standing.decision?.outcome).toBe('approve');
    expect([standing.resolution, standing.totalMinor, standing.currency]).toEqual(['refund', 9_400, 'USD']);
    expect(standing.evidence).toHaveLength(1);
    expect(standing.intents).toEqual([
      { id: 'r1', status: 'succeeded', amountMinor: 9_400, currency: 'USD' },
    ]);
    expect(standing.version).toBe(6);
  });

  const asked = [decided({ outcome: 'review' }), firstYes()];
  test('knows who gave the first yes to what, when and why', () => {
    const [head, ...rest] = ledger([opened, ...asked]);
    const entries = [head, ...rest].map((entry) => entry as CaseEntry);
    const last = entries.at(-1) as CaseEntry;
    const standing = foldCase({ id: 'case-1', reference: 'RF' }, [
      ...entries.slice(0, -1),
      { ...last, actor: 'agent:dana' },
    ]);
    expect(standing.firstYes).toEqual({
      by: 'agent:dana',
      at: last.at,
      resolution: 'refund',
      totalMinor: 9_400,
      currency: 'USD',
      reason: 'fair',
    });
    expect([standing.resolution, standing.totalMinor, standing.intents]).toEqual([null, null, []]);
  });

  test.each<[string, CaseEvent[], number | null]>([
    [
      'keeps the first yes through a note and a hand-off',
      [
        { type: 'noted', text: 'called' },
        { type: 'handed-off', reason: 'customer-asked' },
      ],
      9_400,
    ],
    ['takes the latest of several first yeses', [firstYes(8_000)], 8_000],
    ['has no first yes once it is approved', [person()], null],
    ['has none once it is declined', [{ type: 'declined-by-person', reason: 'worn' }], null],
    ['has none once it is decided anew', [decided({ outcome: 'review' })], null],
    ['has none once it is withdrawn', [{ type: 'withdrawn' }], null],
    [
      'has none once the money came after all',
      [person(), moved('rejected'), firstYes(), moved('succeeded')],
      null,
    ],
  ])('%s', (_title, events, totalMinor) => {
    expect(fold(...asked, ...events).firstYes?.totalMinor ?? null).toBe(totalMinor);
  });

  test('takes two people by decision, by amount, or once a first yes stands, and the limit itself takes one', () => {
    const review = fold(decided({ outcome: 'review', approval: 'agent' }));
    const strict = fold(decided({ outcome: 'review', approval: 'two-people' }));
    expect(takesTwoPeople(review, 200_000, 200_000)).toBe(false);
    expect(takesTwoPeople(review, 200_001, 200_000)).toBe(true);
    expect(takesTwoPeople(strict, 1, 200_000)).toBe(true);
    expect(takesTwoPeople(fold(...asked), 1, 200_000)).toBe(true);
  });

  test('with a gap in its ledger is refused', () => {
    const entries = ledger([opened, decided(), yes()]).filter((entry) => entry.seq !== 2);
    expect(() => foldCase({ id: 'case-1', reference: 'RF' }, entries)).toThrow('case-seq-not-gapless');
    expect(() => foldCase({ id: 'case-1', reference: 'RF' }, [])).toThrow('case-does-not-begin-with-opened');
  });
});

describe('who may do what', () => {
  test.each<[string, boolean, boolean]>([
    [
      'only a person approves as a person',
      canTransition('in-review', 'approved-by-person', 'agent:dana'),
      true,
    ],
    [
      'an assistant never approves as a person',
      canTransition('in-review', 'approved-by-person', 'assistant'),
      false,
    ],
    [
      'only a person gives a first yes',
      canTransition('awaiting-approval', 'approval-given', 'assistant'),
      false,
    ],
    [
      'a first yes may be given once money failed',
      canTransition('manual', 'approval-given', 'agent:dana'),
      true,
    ],
    ['no first yes is given while money is on its way', canTransition('refunding', 'approval-given'), false],
    ['a customer confirms what is approved', canTransition('approved', 'confirmed', 'customer'), true],
    ['nobody confirms what is denied', canTransition('denied', 'confirmed', 'customer'), false],
    ['a denial may be appealed', canTransition('denied', 'appealed', 'customer'), true],
    ['a refund under way can’t be withdrawn', canTransition('refunding', 'withdrawn', 'customer'), false],
    [
      'a parcel not yet sent can be withdrawn',
      canTransition('awaiting-return', 'withdrawn', 'customer'),
      true,
    ],
    ['a case is opened once', canTransition('open', 'opened', 'customer'), false],
    ['a case that is not there is opened first', canTransition(null, 'opened', 'customer'), true],
    ['nothing else happens before it is opened', canTransition(null, 'decided', 'assistant'), false],
    ['a late failure reaches a closed case', canTransition('closed', 'refund-moved', 'system'), true],
  ])('%s', (_title, found, wanted) => {
    expect(found).toBe(wanted);
  });
});

const anyEvent: fc.Arbitrary<CaseEvent> = fc.oneof(
  fc
    .constantFrom<Decision['outcome']>('approve', 'deny', 'ask', 'review')
    .map((outcome) => decided({ outcome })),
  fc.constantFrom<Decision['goods']>('return', 'keep', 'none').map((goods) => decided({ goods })),
  fc.integer({ min: -500, max: 9_000 }).map((totalMinor) => yes(totalMinor)),
  fc
    .tuple(fc.constantFrom(...refundIntentStatuses), fc.constantFrom('r1', 'r2'))
    .map(([status, id]) => moved(status, id)),
  fc.constantFrom<CaseEvent>(
    { type: 'evidence-added', evidence: { kind: 'photo' } },
    { type: 'return-requested', actionId: 'x', lines },
    { type: 'cancelled-order', actionId: 'x' },
    { type: 'exchange-made', actionId: 'x' },
    { type: 'replacement-sent', actionId: 'x' },
    { type: 'handed-off', reason: 'dispute' },
    person(),
    firstYes(),
    { type: 'declined-by-person', reason: 'x' },
    { type: 'appealed', words: 'x' },
    { type: 'withdrawn' },
    { type: 'closed' },
    { type: 'noted', text: 'x' },
  ),
);

describe('any history', () => {
  test('folds, and entry by entry to the same as all at once', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
        const standing = fold(...events);
        expect(caseStatuses).toContain(standing.status);
        expect(standing.version).toBe(events.length + 1);
        expect(fold(...events.slice(0, -1)).version).toBe(Math.max(1, events.length));
      }),
    );
  });

  test('that keeps to the table never pays out of a denied or withdrawn case', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), (events) => {
        const allowed: CaseEvent[] = [];
        for (const event of events) {
          const { status } = fold(...allowed);
          if (!canTransition(status, stepOf(event))) continue;
          if (stepOf(event) === 'refund-reserved')
            expect(['denied', 'withdrawn', 'open', 'in-review']).not.toContain(status);
          allowed.push(event);
        }
        expect(() => fold(...allowed)).not.toThrow();
      }),
    );
  });

  test('every event has its row in the table', () => {
    for (const { from, by } of Object.values(transitions)) {
      expect(by.length).toBeGreaterThan(0);
      expect(new Set(from).size).toBe(from.length);
    }
  });
});
