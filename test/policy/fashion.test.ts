import { describe, expect, test } from '@jest/globals';
import type { DecisionFacts } from '../../src/domain/index.js';
import { loadPolicy } from '../support/load-policy.js';
import {
  daysAgo,
  market,
  one,
  onTheWay,
  photo,
  type Row,
  shipping,
  swap,
  testRows,
  waiting,
} from '../support/policy-rows.js';
import { retailFacts, retailLine, retailOrder } from '../support/retail-order.js';

/** A shop for clothes, in the United States unless said otherwise. Delivered 5 November, asked 21 November. */

const policy = loadPolicy('fashion');

const unused: DecisionFacts['claims'] = { condition: 'unused' };
const worn: DecisionFacts['claims'] = { condition: 'used' };
const sealed: DecisionFacts['claims'] = { condition: 'unused', seal: 'sealed' };
const opened: DecisionFacts['claims'] = { condition: 'unused', seal: 'opened' };
const bikini = one(6_000, { tags: ['swimwear'] });
const outlet = (days = 16) => one(10_000, { tags: ['outlet'] }, daysAgo(days));
const tailored = (order = {}) => one(30_000, { tags: ['custom-made'] }, order);

const rows: readonly Row[] = [
  // It isn't for you
  ['refunds what was not worn, less the label', { claims: unused }, 'approve', '2.1', 9_305],
  [
    'takes the label in the currency that was paid in',
    { order: one(10_000, {}, market('CH', 'EUR')), claims: unused },
    'approve',
    '2.1',
    9_505,
  ],
  ['lets a thing be tried on', { claims: { condition: 'tried' } }, 'approve', '2.1', 9_305],
  ['asks whether it was worn before it says yes', {}, 'ask', 'condition 2.1', null],
  ['refuses what was worn', { claims: worn }, 'deny', 'excluded 2.2', null],
  [
    'counts the 45th day as inside',
    { order: one(10_000, {}, daysAgo(45)), claims: unused },
    'approve',
    '2.1',
    9_305,
  ],
  [
    'refuses on the 46th day',
    { order: one(10_000, {}, daysAgo(46)), claims: unused },
    'deny',
    'outside-window 2.1',
    null,
  ],
  [
    'asks nobody what they did with it once the window is over',
    { order: one(10_000, {}, daysAgo(46)) },
    'deny',
    'outside-window 2.1',
    null,
  ],
  [
    'adds 10% to what is taken as store credit',
    { claims: unused, resolution: 'store-credit' },
    'approve',
    '2.1',
    10_236,
  ],
  [
    'keeps outbound shipping for a change of mind',
    { order: one(10_000, {}, shipping(600)), claims: unused },
    'approve',
    '2.1',
    9_305,
  ],

  // Outlet
  ['gives store credit for an outlet piece', { order: outlet(), claims: unused }, 'approve', '2.4', 9_305],
  [
    'gives store credit, not money, when money is asked for an outlet piece',
    { order: outlet(), claims: unused, resolution: 'refund' },
    'approve',
    '2.4',
    9_305,
  ],
  [
    'adds nothing to the credit for an outlet piece',
    { order: outlet(), claims: unused, resolution: 'store-credit' },
    'approve',
    '2.4',
    9_305,
  ],
  ['refuses a worn outlet piece', { order: outlet(), claims: worn }, 'deny', 'excluded 2.2', null],
  [
    'refuses an outlet piece after 45 days',
    { order: outlet(46), claims: unused },
    'deny',
    'outside-window 2.1',
    null,
  ],
  [
    'refunds a faulty outlet piece in money, worn or not',
    { order: one(3_000, { tags: ['outlet'] }), reason: 'defective', claims: worn },
    'approve',
    '4.2',
    3_000,
  ],

  // Seals
  ['takes swimwear back with its seal', { order: bikini, claims: sealed }, 'approve', '2.1', 5_305],
  ['refuses swimwear without its seal', { order: bikini, claims: opened }, 'deny', 'hygiene 3.1', null],
  ['asks about the seal of swimwear first', { order: bikini }, 'ask', 'seal 3.1', null],
  [
    'refuses underwear without its seal',
    { order: one(2_000, { tags: ['underwear'] }), claims: opened },
    'deny',
    'hygiene 3.1',
    null,
  ],
  [
    'does not swap an opened bikini for another size',
    { kind: 'exchange', order: bikini, claims: opened, replacements: swap() },
    'deny',
    'hygiene 3.1',
    null,
  ],
  [
    'asks nobody about a seal once the window is over',
    { order: one(6_000, { tags: ['swimwear'] }, daysAgo(60)) },
    'deny',
    'outside-window 2.1',
    null,
  ],
  [
    'refunds faulty swimwear though it was opened',
    { order: one(3_900, { tags: ['swimwear'] }), reason: 'defective', claims: opened },
    'approve',
    '4.2',
    3_900,
  ],

  // Made to measure
  [
    'cancels what is made to measure before it was cut',
    { kind: 'cancel', order: tailored(waiting()) },
    'approve',
    '1.1',
    30_000,
  ],
  [
    'does not cancel it once it was cut',
    { kind: 'cancel', order: tailored({ ...waiting('processed'), shipBy: '2026-11-30T15:00:00Z' }) },
    'deny',
    'custom-made 1.3',
    null,
  ],
  ['does not take it back for a change of mind', { order: tailored() }, 'deny', 'custom-made 3.2', null],
  [
    'refunds it when it is not what was described',
    { order: tailored(), reason: 'not-as-described', evidence: photo },
    'approve',
    '4.2',
    30_000,
  ],

  // Another size
  [
    'swaps for another size free of charge',
    { kind: 'exchange', reason: 'does-not-fit', claims: { condition: 'tried' }, replacements: swap() },
    'approve',
    '7.1',
    0,
  ],
  [
    'invoices the difference when the other size costs more',
    {
      kind: 'exchange',
      reason: 'does-not-fit',
      claims: unused,
      replacements: swap({ priceMinor: 11_000 }),
    },
    'approve',
    '7.1',
    -1_000,
  ],
  [
    'does not swap what was worn',
    { kind: 'exchange', reason: 'does-not-fit', claims: worn, replacements: swap() },
    'deny',
    'excluded 2.2 7.1',
    null,
  ],
  [
    'swaps what was worn when we sent the wrong size',
    { kind: 'exchange', reason: 'wrong-item', claims: worn, replacements: swap() },
    'approve',
    '7.1',
    0,
  ],
  [
    'swaps an outlet piece for another size',
    { kind: 'exchange', order: outlet(), reason: 'does-not-fit', claims: unused, replacements: swap() },
    'approve',
    '7.1',
    0,
  ],
  [
    'swaps nothing after 45 days',
    {
      kind: 'exchange',
      order: one(10_000, {}, daysAgo(46)),
      reason: 'does-not-fit',
      replacements: swap(),
    },
    'deny',
    'outside-window 7.1',
    null,
  ],
  [
    'changes the size before it ships',
    { kind: 'exchange', order: one(10_000, {}, waiting()), replacements: swap() },
    'approve',
    '1.2',
    0,
  ],

  // Something is wrong
  [
    'asks for nothing at exactly $40',
    { order: one(4_000), reason: 'damaged', claims: worn },
    'approve',
    '4.2',
    4_000,
  ],
  ['asks for a photo above $40', { order: one(4_001), reason: 'damaged' }, 'ask', 'photo 4.2', null],
  [
    'refunds the fault in full once the photo is there',
    { order: one(9_000, {}, shipping(600)), reason: 'defective', evidence: photo },
    'approve',
    '4.2',
    9_600,
  ],
  [
    'counts the 45th day for a fault',
    { order: one(4_000, {}, daysAgo(45)), reason: 'defective' },
    'approve',
    '4.2',
    4_000,
  ],
  [
    'lets a person look at a seam that opens on the 46th day',
    { order: one(4_000, {}, daysAgo(46)), reason: 'defective' },
    'review',
    'policy-says 4.5',
    null,
  ],
  ['refunds the wrong item', { order: one(5_000), reason: 'wrong-item' }, 'approve', '4.1', 5_000],
  ['refunds what was missing', { order: one(6_000), reason: 'missing' }, 'approve', '4.1', 6_000],
  [
    'lets a person look when something dear is missing',
    { order: one(6_001), reason: 'missing' },
    'review',
    'policy-says 4.1',
    null,
  ],

  // On its way, limits, and everything else
  [
    'refunds all of it when it is not there after 14 days',
    { order: one(10_000, {}, { ...onTheWay('2026-11-06T15:00:00Z'), ...shipping(600) }), reason: 'late' },
    'approve',
    '5.1',
    10_600,
  ],
  [
    'asks for patience on the 14th day',
    { order: one(10_000, {}, onTheWay('2026-11-07T15:00:00Z')), reason: 'late' },
    'deny',
    'not-delivered 5.1',
    null,
  ],
  [
    'does not cancel what has left',
    { kind: 'cancel', order: one(10_000, {}, onTheWay()) },
    'deny',
    'already-shipped 1.4',
    null,
  ],
  [
    'shows a person the sum above $400',
    { order: one(40_696), claims: unused },
    'review',
    'above-limit 2.1 2.2',
    40_001,
  ],
  [
    'gives a person what is for none of the known reasons',
    { reason: 'other' },
    'review',
    'policy-says 8.2',
    null,
  ],
];

describe('the fashion preset', () => testRows(policy, rows));

describe('what the fashion preset says beside the sum', () => {
  test('the credit for an outlet piece is store credit, and its bonus a line of its own for others', () => {
    const credit = policy.decide(retailFacts({ order: outlet(), claims: unused }));
    expect(credit.resolutions).toEqual(['store-credit']);
    expect(credit.breakdown?.tenders.map((tender) => tender.kind)).toEqual(['store-credit']);
    const bonus = policy.decide(retailFacts({ claims: unused, resolution: 'store-credit' }));
    expect(bonus.breakdown?.lines.map((line) => [line.bucket, line.amountMinor])).toEqual([
      ['goods', 10_000],
      ['label-fee', -695],
      ['bonus', 931],
    ]);
  });

  test('another size travels at our cost, a change of mind at theirs, and the money waits for a look at it', () => {
    const size = policy.decide(
      retailFacts({ kind: 'exchange', reason: 'does-not-fit', claims: unused, replacements: swap() }),
    );
    const mind = policy.decide(retailFacts({ claims: unused }));
    expect([size.freight, size.refundOn]).toEqual(['seller', 'scan']);
    expect([mind.freight, mind.refundOn]).toEqual(['customer', 'inspection']);
  });

  test('a faulty thing worth up to $15 is kept, a cent more goes back', () => {
    const kept = policy.decide(retailFacts({ order: one(1_500), reason: 'defective' }));
    const back = policy.decide(retailFacts({ order: one(1_501), reason: 'defective' }));
    expect([kept.goods, back.goods]).toEqual(['keep', 'return']);
  });

  test('a dress and a bikini in one request are told apart line by line', () => {
    const order = retailOrder({
      lines: [
        retailLine({ id: 'a', grossMinor: 8_000 }),
        retailLine({ id: 'b', grossMinor: 4_000, tags: ['swimwear'] }),
      ],
    });
    const answers = policy.decidePerLine(retailFacts({ order, claims: opened }));
    expect(answers.map(({ decision }) => [decision.outcome, decision.clauses[0]])).toEqual([
      ['approve', '2.1'],
      ['deny', '3.1'],
    ]);
  });
});
