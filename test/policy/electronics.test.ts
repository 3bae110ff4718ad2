import { describe, expect, test } from '@jest/globals';
import type { DecisionFacts } from '../../src/domain/index.js';
import { loadPolicy } from '../support/load-policy.js';
import {
  daysAgo,
  market,
  note,
  one,
  onTheWay,
  photo,
  type Row,
  shipping,
  swap,
  testRows,
  waiting,
} from '../support/policy-rows.js';
import { retailFacts } from '../support/retail-order.js';

/** A shop for electronics, in the United States unless said otherwise. Asked on 21 November. */

const policy = loadPolicy('electronics');

const sealed: DecisionFacts['claims'] = { seal: 'sealed' };
const opened: DecisionFacts['claims'] = { seal: 'opened' };
const video: DecisionFacts['evidence'] = [{ kind: 'video', ref: 'file-2' }];
const phone = (days = 10, grossMinor = 60_000) => one(grossMinor, { category: 'phones' }, daysAgo(days));
const tagged = (tag: string, days = 10) => one(10_000, { tags: [tag] }, daysAgo(days));

const rows: readonly Row[] = [
  // A change of mind
  ['refunds what is sealed, less the label', { order: phone(), claims: sealed }, 'approve', '2.1', 59_200],
  [
    'keeps 15% of what was opened, and the label',
    { order: phone(), claims: opened },
    'approve',
    '2.2',
    50_200,
  ],
  ['asks about the seal before it counts', { order: phone() }, 'ask', 'seal 2.1', null],
  ['counts the 14th day for what was opened', { order: phone(14), claims: opened }, 'approve', '2.2', 50_200],
  [
    'refuses what was opened on the 15th day',
    { order: phone(15), claims: opened },
    'deny',
    'outside-window 2.2',
    null,
  ],
  [
    'refunds what is still sealed on the 15th day',
    { order: phone(15), claims: sealed },
    'approve',
    '2.1',
    59_200,
  ],
  ['counts the 30th day for what is sealed', { order: phone(30), claims: sealed }, 'approve', '2.1', 59_200],
  [
    'refuses what is sealed on the 31st day',
    { order: phone(31), claims: sealed },
    'deny',
    'outside-window 2.1',
    null,
  ],
  [
    'asks nobody about the seal once the window is over',
    { order: phone(31) },
    'deny',
    'outside-window 2.1',
    null,
  ],
  [
    'takes the label and the 15% in the currency that was paid in',
    { order: one(10_000, {}, { ...daysAgo(10), ...market('NZ', 'AUD') }), claims: opened },
    'approve',
    '2.2',
    7_300,
  ],
  [
    'takes off at most what the goods cost',
    { order: one(500, {}, daysAgo(10)), claims: sealed },
    'approve',
    '2.1',
    0,
  ],

  // Accessories
  [
    'takes an opened case back without the 15%',
    { order: tagged('accessory'), claims: opened },
    'approve',
    '2.3',
    9_200,
  ],
  ['asks no seal of a cable', { order: tagged('accessory') }, 'approve', '2.3', 9_200],
  [
    'takes an opened charger back on the 30th day',
    { order: tagged('accessory', 30), claims: opened },
    'approve',
    '2.3',
    9_200,
  ],
  [
    'refuses an accessory on the 31st day',
    { order: tagged('accessory', 31) },
    'deny',
    'outside-window 2.1',
    null,
  ],

  // What can't come back once opened
  [
    'refuses opened in-ear headphones',
    { order: tagged('hygiene'), claims: opened },
    'deny',
    'hygiene 3.1',
    null,
  ],
  [
    'takes sealed in-ear headphones back',
    { order: tagged('hygiene'), claims: sealed },
    'approve',
    '2.1',
    9_200,
  ],
  ['refuses an opened game', { order: tagged('media'), claims: opened }, 'deny', 'excluded 3.2', null],
  ['takes a sealed game back', { order: tagged('media'), claims: sealed }, 'approve', '2.1', 9_200],
  ['refuses a code that was delivered', { order: tagged('digital') }, 'deny', 'digital-used 3.3', null],
  [
    'refuses what was built to order',
    { order: tagged('custom-made'), claims: sealed },
    'deny',
    'custom-made 3.4',
    null,
  ],
  [
    'replaces opened in-ear headphones that do not work',
    { order: tagged('hygiene'), claims: opened, reason: 'defective', evidence: photo },
    'approve',
    '4.1',
    0,
  ],

  // Faults
  [
    'replaces first what does not work within 14 days',
    { order: phone(14), reason: 'defective', evidence: photo },
    'approve',
    '4.1',
    0,
  ],
  [
    'gives the money back instead when that is wished',
    {
      order: one(60_000, {}, { ...daysAgo(3), ...shipping(1_200) }),
      reason: 'defective',
      evidence: photo,
      resolution: 'refund',
    },
    'approve',
    '4.1',
    61_200,
  ],
  [
    'takes a video for an answer',
    { order: phone(3), reason: 'damaged', evidence: video },
    'approve',
    '4.1',
    0,
  ],
  [
    'wants to see the fault and the serial number',
    { order: phone(3), reason: 'defective' },
    'ask',
    'photo video 4.1',
    null,
  ],
  [
    'takes no note for a serial number',
    { order: phone(3), reason: 'defective', evidence: note },
    'ask',
    'photo video 4.1',
    null,
  ],
  [
    'wants to see nothing at exactly $25',
    { order: one(2_500, {}, daysAgo(3)), reason: 'defective', resolution: 'refund' },
    'approve',
    '4.1',
    2_500,
  ],
  [
    'replaces on the 15th day, and gives no money',
    { order: phone(15), reason: 'defective', evidence: photo, resolution: 'refund' },
    'approve',
    '4.2',
    0,
  ],
  [
    'replaces on the 30th day',
    { order: phone(30), reason: 'defective', evidence: photo },
    'approve',
    '4.2',
    0,
  ],
  [
    'gives a fault of the 31st day to a person',
    { order: phone(31), reason: 'defective', evidence: photo },
    'review',
    'policy-says 4.5',
    null,
  ],
  [
    'refunds the wrong thing in full',
    { order: phone(30), reason: 'wrong-item', claims: opened },
    'approve',
    '4.4',
    60_000,
  ],
  [
    'refunds a missing cable',
    { order: one(2_000, {}, daysAgo(3)), reason: 'missing' },
    'approve',
    '4.4',
    2_000,
  ],
  [
    'lets a person look when a dear thing is missing',
    { order: one(10_001, {}, daysAgo(3)), reason: 'missing' },
    'review',
    'policy-says 4.4',
    null,
  ],

  // Above $800 a colleague confirms
  ['decides on exactly $800 alone', { order: phone(10, 80_000), claims: sealed }, 'approve', '2.1', 79_200],
  [
    'lets a colleague confirm a cent more',
    { order: phone(10, 80_001), claims: sealed },
    'review',
    'needs-approval 2.1 4.6',
    79_201,
  ],
  [
    'shows the colleague the 15%, too',
    { order: phone(10, 100_000), claims: opened },
    'review',
    'needs-approval 2.2 4.6',
    84_200,
  ],
  [
    'lets a colleague confirm the replacement of a dear thing',
    { order: phone(10, 100_000), reason: 'defective', evidence: photo },
    'review',
    'needs-approval 4.1 4.6 4.3',
    0,
  ],
  [
    'lets a colleague confirm that a dear parcel was lost',
    { order: one(100_000, {}, onTheWay('2026-11-06T15:00:00Z')), reason: 'late' },
    'review',
    'needs-approval 5.1 4.6',
    100_000,
  ],
  [
    'cancels a dear thing that has not left without asking anybody',
    { kind: 'cancel', order: one(100_000, {}, waiting()) },
    'approve',
    '1.1',
    100_000,
  ],

  // Exchanges, and everything else
  [
    'exchanges what is sealed for another colour',
    { kind: 'exchange', order: tagged('phone'), claims: sealed, replacements: swap() },
    'approve',
    '7.1',
    0,
  ],
  [
    'does not exchange what was opened',
    { kind: 'exchange', order: tagged('phone'), claims: opened, replacements: swap() },
    'deny',
    'excluded 7.1',
    null,
  ],
  [
    'refunds a parcel that never came',
    {
      order: one(10_000, {}, { ...onTheWay('2026-11-06T15:00:00Z'), ...shipping(900) }),
      reason: 'missing',
    },
    'approve',
    '5.1',
    10_900,
  ],
  [
    'waits for a parcel that left 14 days ago',
    { order: one(10_000, {}, onTheWay('2026-11-07T15:00:00Z')), reason: 'missing' },
    'deny',
    'not-delivered 5.1',
    null,
  ],
  [
    'gives a person what is for none of the known reasons',
    { order: phone(), reason: 'other' },
    'review',
    'policy-says 8.2',
    null,
  ],
];

describe('the electronics preset', () => testRows(policy, rows));

describe('what the electronics preset says beside the sum', () => {
  test('the 15% and the label stand on their own clauses', () => {
    const { breakdown } = policy.decide(retailFacts({ order: phone(), claims: opened }));
    expect(breakdown?.lines.map((line) => [line.bucket, line.amountMinor, line.clause])).toEqual([
      ['goods', 60_000, undefined],
      ['restocking-fee', -9_000, '2.2'],
      ['label-fee', -800, '2.4'],
    ]);
  });

  test('a replacement comes first, and the customer may still choose the money', () => {
    const decision = policy.decide(retailFacts({ order: phone(3), reason: 'defective', evidence: photo }));
    expect([decision.resolutions, decision.chooser, decision.freight]).toEqual([
      ['replacement', 'refund'],
      'customer',
      'seller',
    ]);
  });

  test('what the seal decides is asked before anything else is', () => {
    const decision = policy.decide(retailFacts({ order: phone() }));
    expect([decision.missingClaims, decision.missingEvidence]).toEqual([['seal'], []]);
  });
});
