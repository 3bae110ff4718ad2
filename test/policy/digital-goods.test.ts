import { describe, expect, test } from '@jest/globals';
import type { DecisionFacts, Order, OrderLine } from '../../src/domain/index.js';
import { checkPolicy } from '../../src/policy/index.js';
import { loadPolicy, readPolicy } from '../support/load-policy.js';
import {
  daysAgo,
  market,
  note,
  type OrderChanges,
  one,
  onTheWay,
  photo,
  type Row,
  swap,
  testRows,
  waiting,
} from '../support/policy-rows.js';
import { retailFacts } from '../support/retail-order.js';

/** Downloads, codes and courses: whether it was opened decides. Delivered three days before 21 November. */

const policy = loadPolicy('digital-goods');

const bought = (
  state: OrderLine['digitalState'],
  days = 3,
  grossMinor = 1_500,
  order: OrderChanges = {},
  line: Record<string, unknown> = {},
): Order =>
  one(
    grossMinor,
    { tags: ['digital'], ...(state === undefined ? {} : { digitalState: state }), ...line },
    { ...daysAgo(days), ...order },
  );
const course = (state: OrderLine['digitalState'], days: number): Order =>
  bought(state, days, 9_900, {}, { category: 'course' });
const placedAt = (moment: string): OrderChanges => ({
  placedAt: moment,
  shippedAt: moment,
  deliveredAt: moment,
});

const customer = (
  refundedOrders: number,
  riskBand?: NonNullable<DecisionFacts['customer']['riskBand']>,
): DecisionFacts['customer'] => ({
  tags: [],
  history: { orders: 9, cases: refundedOrders, refundedOrders },
  ...(riskBand === undefined ? {} : { riskBand }),
});
const disputed: OrderChanges = {
  payments: [
    {
      id: 'pay-1',
      methodId: 'card-1',
      kind: 'card',
      label: 'Visa ··4021',
      capturedMinor: 1_500,
      disputedMinor: 1_500,
    },
  ],
};
/** Asked by somebody known to be safe, and for the money, unless a row says otherwise. */
const ask = (facts: Partial<DecisionFacts>): Partial<DecisionFacts> => ({
  customer: customer(1, 'low'),
  order: bought('not-opened'),
  resolution: 'refund',
  ...facts,
});
const broken = (state: OrderLine['digitalState'], days = 3, grossMinor = 1_500): Partial<DecisionFacts> =>
  ask({ reason: 'defective', order: bought(state, days, grossMinor) });

const rows: readonly Row[] = [
  // Before it is there
  [
    'cancels a pre-order in full',
    ask({ kind: 'cancel', order: bought(undefined, 0, 6_000, waiting()) }),
    'approve',
    '1.1',
    6_000,
  ],
  [
    'takes a refund of what was not sent for a cancellation',
    ask({ reason: 'other', order: bought(undefined, 0, 6_000, waiting()) }),
    'approve',
    '1.1',
    6_000,
  ],
  [
    'changes a pre-order to a dearer edition and invoices the rest',
    ask({
      kind: 'exchange',
      order: bought(undefined, 0, 6_000, waiting()),
      replacements: swap({ priceMinor: 8_000 }),
    }),
    'approve',
    '1.2',
    -2_000,
  ],
  ['refuses to cancel what was sent', ask({ kind: 'cancel' }), 'deny', 'already-shipped 1.3', null],
  [
    'gives a code one day to arrive',
    ask({ reason: 'missing', order: bought(undefined, 0, 1_500, onTheWay('2026-11-20T15:00:00Z')) }),
    'deny',
    'not-delivered 1.4',
    null,
  ],
  [
    'refunds a code that is not there after a day',
    ask({ reason: 'missing', order: bought(undefined, 0, 1_500, onTheWay('2026-11-19T15:00:00Z')) }),
    'approve',
    '1.4',
    1_500,
  ],
  [
    'sends such a code again when nobody asks for money',
    ask({
      reason: 'missing',
      resolution: null,
      order: bought(undefined, 0, 1_500, onTheWay('2026-11-19T15:00:00Z')),
    }),
    'approve',
    '1.4',
    0,
  ],
  [
    'waits until it is there before it is given back',
    ask({ order: bought('not-opened', 0, 1_500, onTheWay('2026-11-20T15:00:00Z')) }),
    'deny',
    'not-delivered 1.5',
    null,
  ],

  // A change of mind
  ['refunds an unopened download without a fee', ask({}), 'approve', '2.1', 1_500],
  ['counts the fourteenth day as inside', ask({ order: bought('not-opened', 14) }), 'approve', '2.1', 1_500],
  [
    'refuses an unopened code on the fifteenth day',
    ask({ order: bought('not-opened', 15) }),
    'deny',
    'outside-window 2.1',
    null,
  ],
  [
    'refuses an opened download for a change of mind',
    ask({ order: bought('opened') }),
    'deny',
    'digital-used 2.2',
    null,
  ],
  [
    'refuses a redeemed code on the day it came',
    ask({ order: bought('redeemed', 0) }),
    'deny',
    'digital-used 2.2',
    null,
  ],
  [
    'asks a person when nobody knows whether it was opened',
    ask({ order: bought(undefined) }),
    'review',
    'missing-fact 2.1',
    null,
  ],
  [
    'gives store credit for a course that was opened, on the seventh day',
    ask({ resolution: null, order: course('opened', 7) }),
    'approve',
    '2.3',
    9_900,
  ],
  [
    'gives nothing for an opened course on the eighth day',
    ask({ resolution: null, order: course('opened', 8) }),
    'deny',
    'digital-used 2.2',
    null,
  ],
  [
    'gives nothing for a course whose code was redeemed',
    ask({ resolution: null, order: course('redeemed', 1) }),
    'deny',
    'digital-used 2.2',
    null,
  ],
  [
    'refunds what was bought twice and opened, on the second day',
    ask({
      reason: 'ordered-by-mistake',
      order: bought('opened', 0, 1_500, placedAt('2026-11-19T15:00:00Z')),
    }),
    'approve',
    '2.4',
    1_500,
  ],
  [
    'refuses what was bought twice and opened, on the third day',
    ask({
      reason: 'ordered-by-mistake',
      order: bought('opened', 0, 1_500, placedAt('2026-11-18T15:00:00Z')),
    }),
    'deny',
    'digital-used 2.2',
    null,
  ],
  [
    'counts those days where the shop is: 4 a.m. in London is the day before in New York',
    ask({
      reason: 'ordered-by-mistake',
      order: bought('opened', 0, 1_500, placedAt('2026-11-19T04:00:00Z')),
    }),
    'deny',
    'digital-used 2.2',
    null,
  ],
  [
    'keeps the money for a code that was bought twice and redeemed',
    ask({
      reason: 'ordered-by-mistake',
      order: bought('redeemed', 0, 1_500, placedAt('2026-11-21T14:00:00Z')),
    }),
    'deny',
    'digital-used 2.2',
    null,
  ],
  [
    'treats an unopened order by mistake like a change of mind',
    ask({ reason: 'ordered-by-mistake', order: bought('not-opened', 14) }),
    'approve',
    '2.1',
    1_500,
  ],

  // Something is wrong
  ['refunds what does not open', broken('opened'), 'approve', '4.1', 1_500],
  [
    'sends a new code when nobody asks for money',
    { ...broken('opened'), resolution: null },
    'approve',
    '4.1',
    0,
  ],
  [
    'refunds the wrong edition, opened or not',
    ask({ reason: 'wrong-item', order: bought('not-opened') }),
    'approve',
    '4.1',
    1_500,
  ],
  ['asks for nothing at exactly $20', broken('opened', 3, 2_000), 'approve', '4.1', 2_000],
  [
    'asks for a screenshot or note for a cent more',
    broken('opened', 3, 2_001),
    'ask',
    'photo video note 4.1',
    null,
  ],
  ['is content with a note', { ...broken('opened', 3, 2_001), evidence: note }, 'approve', '4.1', 2_001],
  [
    'wants a screenshot of a code that counts as redeemed',
    { ...broken('redeemed'), evidence: note },
    'ask',
    'photo video 4.1',
    null,
  ],
  [
    'refunds a redeemed code that is shown not to work',
    { ...broken('redeemed'), evidence: photo },
    'approve',
    '4.1',
    1_500,
  ],
  ['counts the thirtieth day of a fault as inside', broken('opened', 30), 'approve', '4.1', 1_500],
  ['leaves a fault after 30 days to a person', broken('opened', 31), 'review', 'policy-says 4.4', null],
  [
    'leaves a fault to a person when nobody knows whether it was opened',
    broken(undefined),
    'review',
    'missing-fact 4.1 4.2',
    null,
  ],
  ['refunds what nobody opened and nobody has', ask({ reason: 'missing' }), 'approve', '4.5', 1_500],
  [
    'lets a person find out who opened what the customer does not have',
    ask({ reason: 'missing', order: bought('opened') }),
    'review',
    'policy-says 4.5',
    null,
  ],
  [
    'leaves what is missed after 30 days to a person',
    ask({ reason: 'missing', order: bought('not-opened', 31) }),
    'review',
    'policy-says 4.4',
    null,
  ],
  [
    'leaves what somebody else opened to a person after 30 days, too',
    ask({ reason: 'missing', order: bought('opened', 31) }),
    'review',
    'policy-says 4.4',
    null,
  ],
  [
    'leaves a redeemed code that fails after 30 days to a person',
    { ...broken('redeemed', 31), evidence: photo },
    'review',
    'policy-says 4.4',
    null,
  ],

  // Another edition
  [
    'exchanges an unopened code on the fourteenth day, for any reason',
    ask({ kind: 'exchange', reason: 'other', order: bought('not-opened', 14), resolution: null }),
    'approve',
    '3.1',
    null,
  ],
  [
    'gives the difference back when the other edition is cheaper',
    ask({ kind: 'exchange', resolution: null, replacements: swap({ priceMinor: 1_000 }) }),
    'approve',
    '3.1',
    500,
  ],
  [
    'refuses to exchange it on the fifteenth',
    ask({ kind: 'exchange', order: bought('not-opened', 15) }),
    'deny',
    'outside-window 3.1',
    null,
  ],
  [
    'refuses to exchange what was opened',
    ask({ kind: 'exchange', order: bought('opened') }),
    'deny',
    'digital-used 3.1 2.2',
    null,
  ],
  [
    'exchanges what does not work for another edition',
    { ...broken('opened', 30), kind: 'exchange', resolution: null },
    'approve',
    '4.6',
    null,
  ],
  [
    'leaves the exchange of a redeemed code to a person',
    { ...broken('redeemed'), kind: 'exchange' },
    'review',
    'policy-says 4.6',
    null,
  ],
  [
    'leaves any exchange of what does not work to a person on the thirty-first day',
    { ...broken('opened', 31), kind: 'exchange' },
    'review',
    'policy-says 4.4',
    null,
  ],
  [
    'gives a redeemed code no shorter time than others',
    { ...broken('redeemed', 30), kind: 'exchange' },
    'review',
    'policy-says 4.6',
    null,
  ],
  ['and no longer one', { ...broken('redeemed', 31), kind: 'exchange' }, 'review', 'policy-says 4.4', null],

  // A colleague looks first
  [
    'decides at once after three refunds in a year',
    { ...broken('opened'), customer: customer(3, 'low') },
    'approve',
    '4.1',
    1_500,
  ],
  [
    'lets a colleague look after four',
    { ...broken('opened'), customer: customer(4, 'low') },
    'review',
    'policy-says 5.1',
    null,
  ],
  [
    'holds up nobody whose code was never opened',
    ask({ customer: customer(9, 'high') }),
    'approve',
    '2.1',
    1_500,
  ],
  [
    'does not ask about the risk of $20',
    { ...broken('opened', 3, 2_000), customer: customer(0, 'high') },
    'approve',
    '4.1',
    2_000,
  ],
  [
    'lets a colleague look at a high risk above that',
    { ...broken('opened', 3, 2_001), evidence: photo, customer: customer(0, 'high') },
    'review',
    'policy-says 5.2',
    null,
  ],
  [
    'lets a colleague look where nobody rated the risk',
    { ...broken('opened', 3, 2_001), evidence: photo, customer: customer(0) },
    'review',
    'missing-fact 5.2',
    null,
  ],
  [
    'leaves it to the bank while a dispute is open',
    ask({ order: bought('not-opened', 3, 1_500, disputed) }),
    'review',
    'policy-says 5.3',
    null,
  ],
  ['lets a person decide another reason', ask({ reason: 'other' }), 'review', 'policy-says 7.1', null],
  ['approves exactly the limit', ask({ order: bought('not-opened', 3, 10_000) }), 'approve', '2.1', 10_000],
  [
    'shows a person the sum above the limit',
    ask({ order: bought('not-opened', 3, 10_001) }),
    'review',
    'above-limit 2.1',
    10_001,
  ],
  [
    'decides on records of a quarter of an hour',
    ask({ readOn: '2026-11-21T14:45:00Z' }),
    'approve',
    '2.1',
    1_500,
  ],
  [
    'does not decide on records a minute older',
    ask({ readOn: '2026-11-21T14:44:00Z' }),
    'review',
    'stale-fact',
    null,
  ],

  // The law beside it
  [
    'lets an unopened code be withdrawn from in Germany while it is being sent',
    ask({
      order: bought('not-opened', 0, 1_500, { ...onTheWay('2026-11-21T12:00:00Z'), ...market('DE', 'EUR') }),
    }),
    'approve',
    'EU-4',
    1_500,
  ],
  [
    'needs no reason in the United Kingdom while it is unopened',
    ask({ reason: 'other', order: bought('not-opened', 3, 1_500, market('GB', 'GBP')) }),
    'approve',
    'UK-2',
    1_500,
  ],
  [
    'refuses an opened download in Germany, too',
    ask({ order: bought('opened', 3, 1_500, market('DE', 'EUR')) }),
    'deny',
    'digital-used 2.2',
    null,
  ],
];

describe('digital goods', () => {
  testRows(policy, rows);

  test('nothing travels back, and the money leaves at once', () => {
    const decision = policy.decide(retailFacts(ask({})));
    expect([decision.goods, decision.freight, decision.refundOn]).toEqual(['none', 'none', 'now']);
    expect(decision.until).toBe('2026-12-02');
  });

  test('who may no longer cancel hears what they can do instead', () => {
    const { say } = policy.decide(retailFacts(ask({ kind: 'cancel' })));
    expect(Object.keys(say ?? {}).sort()).toEqual(['en', 'zh']);
  });

  test('has no gap, no dead rule and no contradiction', () => {
    const { document, floors } = readPolicy('digital-goods');
    expect(checkPolicy(document, floors).faults).toEqual([]);
  });
});
