import { describe, expect, test } from '@jest/globals';
import type { DecisionFacts, Fulfilment, Order } from '../../src/domain/index.js';
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
  shipping,
  swap,
  testRows,
  waiting,
} from '../support/policy-rows.js';
import { retailFacts } from '../support/retail-order.js';

/** A marketplace seller: where it was bought, what the carrier can prove, what the customer can show. */

const policy = loadPolicy('marketplace-seller');

/** Bought on this channel, and delivered so many days before 21 November. */
const sold = (
  salesChannel: string,
  days = 3,
  grossMinor = 10_000,
  order: OrderChanges = {},
  line: Record<string, unknown> = {},
): Order => one(grossMinor, line, { ...daysAgo(days), salesChannel, ...order });
const proven = (proof: Fulfilment['proof'], days = 3, grossMinor = 10_000): Order => {
  const { shippedAt, deliveredAt } = daysAgo(days);
  return sold('ebay', days, grossMinor, {
    fulfilments: [
      {
        id: 'parcel-1',
        status: 'delivered',
        lines: [{ lineId: 'a', quantity: 1 }],
        ...(shippedAt === undefined ? {} : { shippedAt }),
        ...(deliveredAt === undefined ? {} : { deliveredAt }),
        ...(proof === undefined ? {} : { proof }),
      },
    ],
  });
};
const tagged = (tags: readonly string[], order: OrderChanges = {}): Order =>
  sold('web', 3, 10_000, order, { tags });
const disputed: OrderChanges = {
  payments: [
    {
      id: 'pay-1',
      methodId: 'card-1',
      kind: 'card',
      label: 'Visa ··4021',
      capturedMinor: 10_000,
      disputedMinor: 10_000,
    },
  ],
};
const cases = (count: number): DecisionFacts['customer'] => ({
  tags: [],
  history: { orders: 20, cases: count, refundedOrders: 0 },
});

/** Unused, and asked by somebody who rarely asks, unless a row says otherwise. */
const ask = (facts: Partial<DecisionFacts>): Partial<DecisionFacts> => ({
  customer: cases(1),
  claims: { condition: 'unused' },
  order: sold('web'),
  ...facts,
});
const fault = (order: Order, facts: Partial<DecisionFacts> = {}): Partial<DecisionFacts> =>
  ask({ reason: 'not-as-described', claims: {}, order, ...facts });

const rows: readonly Row[] = [
  // Before it ships, and on its way
  [
    'cancels what has not shipped, postage too',
    ask({ kind: 'cancel', order: sold('amazon', 0, 10_000, { ...waiting(), ...shipping(500) }) }),
    'approve',
    '1.1',
    10_500,
  ],
  ['refuses to cancel what has arrived', ask({ kind: 'cancel' }), 'deny', 'already-shipped 1.1', null],
  [
    'changes an order of the own shop before it ships',
    ask({
      kind: 'exchange',
      order: sold('web', 0, 10_000, waiting()),
      replacements: swap({ priceMinor: 9_000 }),
    }),
    'approve',
    '1.2',
    1_000,
  ],
  [
    'exchanges nothing on a marketplace, not even before it ships',
    ask({ kind: 'exchange', order: sold('amazon', 0, 10_000, waiting()), replacements: swap() }),
    'deny',
    'excluded 5.2',
    null,
  ],
  [
    'waits for a parcel before it is sent back',
    ask({ order: sold('ebay', 0, 10_000, onTheWay()) }),
    'deny',
    'not-delivered 1.3',
    null,
  ],
  [
    'calls a parcel of 14 days on its way',
    ask({ reason: 'missing', order: sold('ebay', 0, 10_000, onTheWay('2026-11-07T15:00:00Z')) }),
    'deny',
    'not-delivered 4.1',
    null,
  ],
  [
    'refunds a parcel of 15 days, postage too',
    ask({
      reason: 'missing',
      order: sold('ebay', 0, 10_000, { ...onTheWay('2026-11-06T15:00:00Z'), ...shipping(500) }),
    }),
    'approve',
    '4.1',
    10_500,
  ],

  // A change of mind
  ['refunds what is unused less the label', ask({}), 'approve', '2.1', 9_500],
  [
    'gives 14 days in the own shop, the last one included',
    ask({ order: sold('web', 14) }),
    'approve',
    '2.1',
    9_500,
  ],
  ['refuses there on the fifteenth', ask({ order: sold('web', 15) }), 'deny', 'outside-window 2.1', null],
  ['gives longer on Amazon', ask({ order: sold('amazon', 15) }), 'approve', '2.2', 9_500],
  ['gives 30 days on eBay, the last one included', ask({ order: sold('ebay', 30) }), 'approve', '2.2', 9_500],
  ['refuses there on the thirty-first', ask({ order: sold('ebay', 31) }), 'deny', 'outside-window 2.2', null],
  [
    'gives 14 days on any other marketplace',
    ask({ order: sold('marketplace', 15) }),
    'deny',
    'outside-window 2.1',
    null,
  ],
  [
    'gives 14 days on a channel nobody thought of',
    ask({ order: sold('stream', 14) }),
    'approve',
    '2.1',
    9_500,
  ],
  [
    'keeps 15% of what was tried, and the label',
    ask({ claims: { condition: 'tried' } }),
    'approve',
    '2.1',
    8_000,
  ],
  [
    'keeps as much in the longer window',
    ask({ claims: { condition: 'tried' }, order: sold('amazon', 20) }),
    'approve',
    '2.2',
    8_000,
  ],
  ['refuses what was used', ask({ claims: { condition: 'used' } }), 'deny', 'excluded 2.3', null],
  [
    'refuses what was used in the longer window, too',
    ask({ claims: { condition: 'used' }, order: sold('amazon', 20) }),
    'deny',
    'excluded 2.3',
    null,
  ],
  [
    'calls what was tried too late on the fifteenth day',
    ask({ claims: { condition: 'tried' }, order: sold('web', 15) }),
    'deny',
    'outside-window 2.1',
    null,
  ],
  [
    'calls what was tried on eBay too late on the thirty-first',
    ask({ claims: { condition: 'tried' }, order: sold('ebay', 31) }),
    'deny',
    'outside-window 2.2',
    null,
  ],
  [
    'calls what was used too late, rather than used, on the fifteenth',
    ask({ claims: { condition: 'used' }, order: sold('web', 15) }),
    'deny',
    'outside-window 2.1',
    null,
  ],
  [
    'and on eBay on the thirty-first',
    ask({ claims: { condition: 'used' }, order: sold('ebay', 31) }),
    'deny',
    'outside-window 2.2',
    null,
  ],
  [
    'keeps a share of what was tried on Amazon on the fifteenth day',
    ask({ claims: { condition: 'tried' }, order: sold('amazon', 15) }),
    'approve',
    '2.2',
    8_000,
  ],
  [
    'refuses what was used on Amazon on the fifteenth day',
    ask({ claims: { condition: 'used' }, order: sold('amazon', 15) }),
    'deny',
    'excluded 2.3',
    null,
  ],
  ['asks how worn it is when nobody said', ask({ claims: {} }), 'ask', 'condition 2.1', null],
  [
    'does not ask how worn it is when it is too late anyway',
    ask({ claims: {}, order: sold('web', 15) }),
    'deny',
    'outside-window 2.1',
    null,
  ],
  ['refuses final sale', ask({ order: tagged(['final-sale']) }), 'deny', 'final-sale 2.5', null],
  ['refuses what spoils', ask({ order: tagged(['perishable']) }), 'deny', 'perishable 2.6', null],
  [
    'refuses what was made to order',
    ask({ order: tagged(['custom-made']) }),
    'deny',
    'custom-made 2.7',
    null,
  ],
  [
    'refuses once what is two of these',
    ask({ order: tagged(['custom-made', 'final-sale']) }),
    'deny',
    'final-sale 2.5',
    null,
  ],
  [
    'refuses what was unsealed',
    ask({ order: tagged(['hygiene']), claims: { condition: 'unused', seal: 'opened' } }),
    'deny',
    'hygiene 2.8',
    null,
  ],
  [
    'takes back what is still sealed',
    ask({ order: tagged(['hygiene']), claims: { condition: 'unused', seal: 'sealed' } }),
    'approve',
    '2.1',
    9_500,
  ],
  ['asks about the seal when nobody said', ask({ order: tagged(['hygiene']) }), 'ask', 'seal 2.8', null],

  // Not right
  [
    'refunds in full what is not as described, postage too',
    fault(sold('ebay', 3, 10_000, shipping(500)), { evidence: photo }),
    'approve',
    '3.1',
    10_500,
  ],
  ['takes no word for it above $30', fault(sold('ebay', 3, 3_001)), 'ask', 'photo video note 3.1', null],
  ['takes the word for it at $30', fault(sold('ebay', 3, 3_000)), 'approve', '3.1', 3_000],
  [
    'counts the thirtieth day of a fault as inside, on every channel',
    fault(sold('web', 30), { evidence: note }),
    'approve',
    '3.1',
    10_000,
  ],
  [
    'leaves a fault after 30 days to a person',
    fault(sold('amazon', 31), { evidence: photo }),
    'review',
    'policy-says 3.6',
    null,
  ],
  [
    'refunds exactly what it may alone',
    fault(sold('ebay', 3, 20_000), { evidence: photo }),
    'approve',
    '3.1',
    20_000,
  ],
  [
    'shows a person a cent more',
    fault(sold('ebay', 3, 20_001), { evidence: photo }),
    'review',
    'above-limit 3.1 3.3',
    20_001,
  ],
  [
    'wants more than a note for what cost more than $500',
    fault(sold('ebay', 3, 50_001), { evidence: note }),
    'ask',
    'photo video 3.1',
    null,
  ],
  [
    'is content with a note at $500, and a person says yes',
    fault(sold('ebay', 3, 50_000), { evidence: note }),
    'review',
    'above-limit 3.1 3.2 3.3',
    50_000,
  ],
  [
    'leaves a dear fault after 30 days to a person',
    fault(sold('ebay', 31, 50_001), { evidence: photo }),
    'review',
    'policy-says 3.6',
    null,
  ],
  [
    'takes nobody’s word after 30 days',
    fault(sold('ebay', 31, 10_000), { evidence: note }),
    'review',
    'policy-says 3.6',
    null,
  ],
  [
    'lets nothing that dear be replaced without a person’s yes',
    fault(sold('ebay', 3, 50_001), { evidence: photo, resolution: 'replacement' }),
    'review',
    'needs-approval 3.1 3.5',
    0,
  ],

  // Delivered, says the carrier
  [
    'refunds what the carrier cannot prove',
    ask({ reason: 'missing', order: proven('none') }),
    'approve',
    '4.2',
    10_000,
  ],
  [
    'counts the thirtieth day of that as inside',
    ask({ reason: 'missing', order: proven('none', 30) }),
    'approve',
    '4.2',
    10_000,
  ],
  [
    'leaves it to a person on the thirty-first',
    ask({ reason: 'missing', order: proven('none', 31) }),
    'review',
    'policy-says 4.5',
    null,
  ],
  [
    'asks where they looked when the carrier has a photo',
    ask({ reason: 'missing', order: proven('photo') }),
    'ask',
    'note photo video 4.3',
    null,
  ],
  [
    'then has the sum ready for a person’s yes',
    ask({ reason: 'missing', order: proven('scan'), evidence: note }),
    'review',
    'needs-approval 4.3 4.2',
    10_000,
  ],
  [
    'leaves a signed parcel to a person',
    ask({ reason: 'missing', order: proven('signature'), evidence: note }),
    'review',
    'policy-says 4.4',
    null,
  ],
  [
    'asks a person when nobody knows what the carrier can prove',
    ask({ reason: 'missing', order: proven(undefined) }),
    'review',
    'missing-fact 4.2',
    null,
  ],
  [
    'takes back what came late at its own cost, on the fourteenth day',
    ask({ reason: 'late', claims: {}, order: sold('marketplace', 14, 10_000, shipping(500)) }),
    'approve',
    '4.6',
    10_500,
  ],
  [
    'no longer does on the fifteenth',
    ask({ reason: 'late', order: sold('marketplace', 15) }),
    'deny',
    'outside-window 4.6',
    null,
  ],
  [
    'leaves a photographed parcel to a person on the thirty-first day, too',
    ask({ reason: 'missing', order: proven('photo', 31), evidence: note }),
    'review',
    'policy-says 4.5',
    null,
  ],
  [
    'does not ask the carrier for a signature that old',
    ask({ reason: 'missing', order: proven('signature', 31) }),
    'review',
    'policy-says 4.5',
    null,
  ],

  // Exchanges
  [
    'exchanges in the own shop on the fourteenth day',
    ask({ kind: 'exchange', order: sold('web', 14), replacements: swap() }),
    'approve',
    '5.1',
    0,
  ],
  [
    'refuses to exchange on the fifteenth',
    ask({ kind: 'exchange', order: sold('web', 15), replacements: swap() }),
    'deny',
    'outside-window 5.1',
    null,
  ],
  [
    'refuses to exchange what was tried',
    ask({ kind: 'exchange', claims: { condition: 'tried' }, replacements: swap() }),
    'deny',
    'excluded 5.1',
    null,
  ],
  [
    'refuses to exchange what is sealed for hygiene',
    ask({ kind: 'exchange', order: tagged(['hygiene']), replacements: swap() }),
    'deny',
    'excluded 5.4',
    null,
  ],
  [
    'exchanges what is not right for longer',
    fault(sold('web', 30), { kind: 'exchange', evidence: photo, replacements: swap() }),
    'approve',
    '5.3',
    0,
  ],
  [
    'refuses to exchange on eBay',
    fault(sold('ebay'), { kind: 'exchange', evidence: photo, replacements: swap() }),
    'deny',
    'excluded 5.2',
    null,
  ],
  [
    'leaves the exchange of what fails after 30 days to a person',
    fault(sold('web', 31), { kind: 'exchange', evidence: photo, replacements: swap() }),
    'review',
    'policy-says 3.6',
    null,
  ],
  [
    'lets a person find out what to exchange when something is missing',
    ask({ kind: 'exchange', reason: 'missing', replacements: swap() }),
    'review',
    'policy-says 6.3',
    null,
  ],
  [
    'refuses on the fifteenth day what was tried, because it is too late',
    ask({ kind: 'exchange', claims: { condition: 'tried' }, order: sold('web', 15), replacements: swap() }),
    'deny',
    'outside-window 5.1',
    null,
  ],

  // A colleague decides
  [
    'leaves it to the bank while a dispute is open',
    fault(sold('ebay', 3, 10_000, disputed), { evidence: photo }),
    'review',
    'policy-says 6.1',
    null,
  ],
  [
    'leaves even final sale to the bank then',
    ask({ order: tagged(['final-sale'], disputed) }),
    'review',
    'policy-says 6.1',
    null,
  ],
  [
    'decides at once after four cases in a year',
    fault(sold('ebay'), { evidence: photo, customer: cases(4) }),
    'approve',
    '3.1',
    10_000,
  ],
  [
    'lets a colleague look after five',
    fault(sold('ebay'), { evidence: photo, customer: cases(5) }),
    'review',
    'policy-says 6.2',
    null,
  ],
  [
    'lets a colleague look when nobody counted',
    fault(sold('ebay'), { evidence: photo, customer: { tags: [] } }),
    'review',
    'missing-fact 6.2',
    null,
  ],
  ['never counts a change of mind against anybody', ask({ customer: cases(9) }), 'approve', '2.1', 9_500],
  ['lets a person decide another reason', ask({ reason: 'other' }), 'review', 'policy-says 6.3', null],

  // The law beside it
  [
    'gives back the postage of a whole order in Germany',
    ask({ order: sold('web', 14, 10_000, { ...market('DE', 'EUR'), ...shipping(600) }) }),
    'approve',
    'EU-1',
    10_100,
  ],
  [
    'takes a note for an answer on the thirtieth day in the United Kingdom',
    fault(sold('ebay', 30, 10_000, market('GB', 'GBP')), { evidence: note }),
    'approve',
    'UK-3',
    10_000,
  ],
  [
    'replaces what fails on the day after, there',
    fault(sold('ebay', 31, 10_000, market('GB', 'GBP')), { evidence: note }),
    'approve',
    'UK-4',
    0,
  ],
  [
    'holds up nothing that the law grants, however often they asked',
    fault(sold('ebay', 30, 10_000, market('GB', 'GBP')), { evidence: note, customer: cases(9) }),
    'approve',
    'UK-3',
    10_000,
  ],
  [
    'does not keep a share of what was tried within 7 days in China',
    ask({ claims: { condition: 'tried' }, order: sold('web', 7, 10_000, market('CN', 'CNY')) }),
    'approve',
    'CN-1',
    8_800,
  ],
  [
    'does on the eighth day there',
    ask({ claims: { condition: 'tried' }, order: sold('web', 8, 10_000, market('CN', 'CNY')) }),
    'approve',
    '2.1',
    7_300,
  ],
  [
    'takes A$8 for the label in Australia, where a change of mind gives no right',
    ask({ order: sold('web', 14, 10_000, market('AU', 'AUD')) }),
    'approve',
    '2.1',
    9_200,
  ],
];

describe('marketplace seller', () => {
  testRows(policy, rows);

  test('a photo lets the money go at the scan, a note once the item was looked at, and a trifle is kept', () => {
    const refundOn = (grossMinor: number, evidence: DecisionFacts['evidence']) => {
      const decision = policy.decide(retailFacts(fault(sold('ebay', 3, grossMinor), { evidence })));
      return [decision.goods, decision.freight, decision.refundOn];
    };
    expect(refundOn(10_000, photo)).toEqual(['return', 'seller', 'scan']);
    expect(refundOn(10_000, [...photo, ...note])).toEqual(['return', 'seller', 'scan']);
    expect(refundOn(10_000, note)).toEqual(['return', 'seller', 'inspection']);
    expect(refundOn(1_501, [])).toEqual(['return', 'seller', 'inspection']);
    expect(refundOn(1_500, [])).toEqual(['keep', 'none', 'now']);
  });

  test('above $200 it takes an agent’s yes, above $1000 the yes of two people', () => {
    const approval = (grossMinor: number) =>
      policy.decide(retailFacts(fault(sold('ebay', 3, grossMinor), { evidence: photo }))).approval;
    expect([20_000, 20_001, 100_000, 100_001].map(approval)).toEqual([
      'assistant',
      'agent',
      'agent',
      'two-people',
    ]);
  });

  test('a refusal names the last day of the window of its channel', () => {
    const until = (channel: string) => policy.decide(retailFacts(ask({ order: sold(channel, 40) }))).until;
    expect([until('web'), until('amazon')]).toEqual(['2026-10-26', '2026-11-11']);
  });

  test('has no gap, no dead rule and no contradiction', () => {
    const { document, floors } = readPolicy('marketplace-seller');
    expect(checkPolicy(document, floors).faults).toEqual([]);
  });
});
