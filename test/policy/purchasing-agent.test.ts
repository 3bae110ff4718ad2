import { describe, expect, test } from '@jest/globals';
import type { DecisionFacts, Order, OrderLine } from '../../src/domain/index.js';
import { checkPolicy } from '../../src/policy/index.js';
import { loadPolicy, readPolicy } from '../support/load-policy.js';
import {
  note,
  type OrderChanges,
  one,
  photo,
  type Row,
  shipping,
  swap,
  testRows,
  waiting,
} from '../support/policy-rows.js';
import { retailFacts } from '../support/retail-order.js';

/** An agent who buys for the customer: the stage decides. Asked on 21 November at 11 in the evening in Shanghai. */

const policy = loadPolicy('purchasing-agent');

const at = (
  stage: OrderLine['agentStage'],
  grossMinor = 5_000,
  line: Record<string, unknown> = {},
  order: OrderChanges = {},
): Order =>
  one(
    grossMinor,
    { ...(stage === undefined ? {} : { agentStage: stage }), ...line },
    { ...waiting('processed'), ...order },
  );
const stockedIn = (moment: string, order: OrderChanges = {}): Order =>
  at('in-warehouse', 5_000, { stockedInAt: moment }, order);
const fiveDaysAgo = '2026-11-16T04:00:00Z';
const sixDaysAgo = '2026-11-15T04:00:00Z';
const yuan: OrderChanges = { currency: 'CNY', market: 'CN' };
const madeForYou = { tags: ['custom-made'], stockedInAt: fiveDaysAgo };
const inspectionPhoto: DecisionFacts['evidence'] = [{ kind: 'inspection-photo', ref: 'stock-in-7' }];

const rows: readonly Row[] = [
  // Not purchased
  [
    'gives all of it back, postage too, while nothing was bought',
    { kind: 'cancel', order: at('not-purchased', 5_000, {}, shipping(800)) },
    'approve',
    '1.1',
    5_800,
  ],
  [
    'needs no reason for that',
    { kind: 'refund', reason: 'other', order: at('not-purchased') },
    'approve',
    '1.1',
    5_000,
  ],
  [
    'gives back what was not bought, though it is made to order',
    { kind: 'cancel', order: at('not-purchased', 5_000, madeForYou) },
    'approve',
    '1.1',
    5_000,
  ],
  [
    'changes the version before it is bought and gives the difference back',
    { kind: 'exchange', order: at('not-purchased'), replacements: swap({ priceMinor: 4_000 }) },
    'approve',
    '1.2',
    1_000,
  ],
  [
    'gives back exactly the limit alone',
    { kind: 'cancel', order: at('not-purchased', 10_000) },
    'approve',
    '1.1',
    10_000,
  ],
  [
    'shows a person a cent more',
    { kind: 'cancel', order: at('not-purchased', 10_001) },
    'review',
    'above-limit 1.1',
    10_001,
  ],

  // Purchased
  [
    'has the whole sum ready while the supplier is asked to cancel',
    { kind: 'cancel', order: at('purchased') },
    'review',
    'needs-approval 2.1',
    5_000,
  ],
  [
    'takes no fee for that in China, either',
    { kind: 'refund', order: at('purchased', 5_000, {}, yuan) },
    'review',
    'needs-approval 2.1',
    5_000,
  ],
  [
    'refuses to give back what a supplier made to order',
    { kind: 'cancel', order: at('purchased', 5_000, madeForYou) },
    'deny',
    'custom-made 2.2',
    null,
  ],
  [
    'asks the supplier before a person exchanges it',
    { kind: 'exchange', order: at('purchased'), replacements: swap() },
    'review',
    'policy-says 6.1',
    null,
  ],

  // Shipped to the warehouse
  [
    'keeps the postage back to the supplier for a change of mind',
    { kind: 'cancel', order: at('shipped-to-warehouse') },
    'review',
    'needs-approval 3.1 3.2',
    4_800,
  ],
  [
    'keeps ¥12 of it in China',
    { kind: 'refund', order: at('shipped-to-warehouse', 5_000, {}, yuan) },
    'review',
    'needs-approval 3.1 3.2',
    3_800,
  ],
  [
    'keeps nothing when it is late',
    { reason: 'late', order: at('shipped-to-warehouse') },
    'review',
    'needs-approval 3.1 3.2',
    5_000,
  ],
  [
    'looks at a fault once it has arrived',
    { reason: 'defective', order: at('shipped-to-warehouse') },
    'deny',
    'not-delivered 3.3',
    null,
  ],
  [
    'lets a person decide another reason on the way',
    { reason: 'other', order: at('shipped-to-warehouse') },
    'review',
    'policy-says 7.2',
    null,
  ],

  // In the warehouse
  [
    'sends it back on the fifth day, less postage and service',
    { order: stockedIn(fiveDaysAgo) },
    'approve',
    '4.1',
    4_700,
  ],
  ['keeps ¥20 of it in China', { order: stockedIn(fiveDaysAgo, yuan) }, 'approve', '4.1', 3_000],
  [
    'takes a cancellation in the warehouse for the same',
    { kind: 'cancel', order: stockedIn(fiveDaysAgo) },
    'approve',
    '4.1',
    4_700,
  ],
  [
    'gives the postage abroad back with the whole order',
    { order: stockedIn(fiveDaysAgo, shipping(900)) },
    'approve',
    '4.1',
    5_600,
  ],
  [
    'takes no more off than the goods cost',
    { order: at('in-warehouse', 250, { stockedInAt: fiveDaysAgo }) },
    'approve',
    '4.1',
    0,
  ],
  [
    'takes nothing off when it came late',
    { reason: 'late', order: stockedIn(fiveDaysAgo) },
    'approve',
    '4.1',
    5_000,
  ],
  [
    'sends back one of three and takes the fee once',
    {
      order: at('in-warehouse', 9_000, { quantity: 3, stockedInAt: fiveDaysAgo }),
      lines: [{ lineId: 'a', quantity: 1 }],
    },
    'approve',
    '4.1',
    2_700,
  ],
  ['refuses on the sixth day', { order: stockedIn(sixDaysAgo) }, 'deny', 'outside-window 4.1', null],
  [
    'counts days where the warehouse is: half past midnight in Shanghai is the fifth day',
    { order: stockedIn('2026-11-15T16:30:00Z') },
    'approve',
    '4.1',
    4_700,
  ],
  [
    'and an hour before that is the sixth',
    { order: stockedIn('2026-11-15T15:30:00Z') },
    'deny',
    'outside-window 4.1',
    null,
  ],
  [
    'counts from a week after the supplier sent it when nobody noted the stock-in',
    {
      order: at('in-warehouse', 5_000, {}, {
        status: 'shipped',
        shippedAt: '2026-11-09T04:00:00Z',
      } as OrderChanges),
    },
    'approve',
    '4.1',
    4_700,
  ],
  [
    'refuses a day later than that',
    {
      order: at('in-warehouse', 5_000, {}, {
        status: 'shipped',
        shippedAt: '2026-11-08T04:00:00Z',
      } as OrderChanges),
    },
    'deny',
    'outside-window 4.1',
    null,
  ],
  [
    'asks a person when neither day is on record',
    { order: at('in-warehouse') },
    'review',
    'missing-fact 4.1 4.2',
    null,
  ],
  [
    'asks for a photo of a fault',
    { reason: 'wrong-item', order: stockedIn(fiveDaysAgo), evidence: note },
    'ask',
    'inspection-photo photo 4.3',
    null,
  ],
  [
    'refunds a fault that an inspection photo shows, with nothing taken off',
    { reason: 'wrong-item', order: stockedIn(fiveDaysAgo), evidence: inspectionPhoto },
    'approve',
    '4.3',
    5_000,
  ],
  [
    'is content with a photo of their own',
    { reason: 'missing', order: stockedIn(fiveDaysAgo), evidence: photo },
    'approve',
    '4.3',
    5_000,
  ],
  [
    'buys it again for nothing when they would rather have that',
    {
      reason: 'damaged',
      resolution: 'replacement',
      order: stockedIn(fiveDaysAgo),
      evidence: inspectionPhoto,
    },
    'approve',
    '4.3',
    0,
  ],
  [
    'takes back what was made to order when it is not right',
    {
      reason: 'not-as-described',
      order: at('in-warehouse', 5_000, madeForYou),
      evidence: inspectionPhoto,
    },
    'approve',
    '4.3',
    5_000,
  ],
  [
    'leaves a fault to a person on the sixth day',
    { reason: 'wrong-item', order: stockedIn(sixDaysAgo), evidence: inspectionPhoto },
    'review',
    'policy-says 4.5',
    null,
  ],
  [
    'leaves a fault to a person when nobody noted the stock-in',
    { reason: 'wrong-item', order: at('in-warehouse'), evidence: inspectionPhoto },
    'review',
    'missing-fact 4.3 4.4',
    null,
  ],
  [
    'asks the supplier before it exchanges what is in the warehouse',
    { kind: 'exchange', order: stockedIn(fiveDaysAgo), replacements: swap() },
    'review',
    'policy-says 6.1',
    null,
  ],

  // Exported
  ['takes nothing back from abroad', { order: at('exported') }, 'deny', 'excluded 5.1', null],
  [
    'takes nothing back from abroad for a fault that the photos showed',
    { reason: 'defective', order: at('exported'), evidence: photo },
    'deny',
    'excluded 5.1',
    null,
  ],
  [
    'cancels nothing that has left',
    { kind: 'cancel', order: at('exported') },
    'deny',
    'already-shipped 5.1',
    null,
  ],
  [
    'exchanges nothing that has left',
    { kind: 'exchange', reason: 'does-not-fit', order: at('exported'), replacements: swap() },
    'deny',
    'excluded 5.1',
    null,
  ],
  [
    'lets a person ask the carrier for what was lost',
    { reason: 'missing', order: at('exported') },
    'review',
    'policy-says 5.2',
    null,
  ],
  [
    'lets a person ask the carrier for what came damaged',
    { reason: 'damaged', order: at('exported'), evidence: photo },
    'review',
    'policy-says 5.2',
    null,
  ],
  [
    'lets a person decide another reason abroad',
    { reason: 'other', order: at('exported') },
    'review',
    'policy-says 7.2',
    null,
  ],

  // Nobody knows the stage
  [
    'asks a person when nobody knows how far it has got',
    { kind: 'cancel', order: at(undefined) },
    'review',
    'missing-fact 1.1',
    null,
  ],
  [
    'lets a person decide a currency it does not deal in',
    { kind: 'cancel', order: at('not-purchased', 5_000, {}, { currency: 'EUR' }) },
    'review',
    'missing-fact',
    null,
  ],
];

describe('purchasing agent', () => {
  testRows(policy, rows);

  test('each stage promises its own day: today, in 3 days, in 7', () => {
    const promised = (stage: OrderLine['agentStage']) =>
      policy.decide(retailFacts({ kind: 'cancel', order: at(stage) })).promise.refundBy;
    expect((['not-purchased', 'purchased', 'shipped-to-warehouse'] as const).map(promised)).toEqual([
      '2026-11-21',
      '2026-11-24',
      '2026-11-28',
    ]);
  });

  test('the supplier or the carrier is asked within 3 days, and the customer hears of it', () => {
    const answerBy = (facts: Partial<DecisionFacts>) => policy.decide(retailFacts(facts)).promise.answerBy;
    expect([
      answerBy({ kind: 'cancel', order: at('purchased') }),
      answerBy({ kind: 'exchange', order: at('purchased') }),
      answerBy({ reason: 'defective', order: stockedIn(sixDaysAgo) }),
      answerBy({ reason: 'missing', order: at('exported') }),
    ]).toEqual(['2026-11-24', '2026-11-24', '2026-11-24', '2026-11-24']);
    expect(answerBy({ kind: 'cancel', order: at('shipped-to-warehouse') })).toBe('2026-11-28');
  });

  test('every stage says what happens next, and the customer never posts anything', () => {
    for (const order of [
      at('not-purchased'),
      at('purchased'),
      at('shipped-to-warehouse'),
      stockedIn(fiveDaysAgo),
    ]) {
      const decision = policy.decide(retailFacts({ kind: 'cancel', order }));
      expect(Object.keys(decision.say ?? {}).sort()).toEqual(['en', 'zh']);
      expect([decision.goods, decision.freight]).toEqual(['none', 'none']);
    }
  });

  test('the sum names the clause of the fee', () => {
    const { breakdown } = policy.decide(retailFacts({ order: stockedIn(fiveDaysAgo) }));
    expect(breakdown?.lines.map((line) => [line.bucket, line.amountMinor, line.clause])).toEqual([
      ['goods', 5_000, undefined],
      ['handling-fee', -300, '4.2'],
    ]);
  });

  test('has no gap, no dead rule and no contradiction', () => {
    const { document, floors } = readPolicy('purchasing-agent');
    expect(checkPolicy(document, floors).faults).toEqual([]);
  });
});
