import { describe, expect, test } from '@jest/globals';
import type { DecisionFacts } from '../../src/domain/index.js';
import { loadPolicy } from '../support/load-policy.js';
import {
  deliveredAt,
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
import { retailFacts, retailLine, retailOrder } from '../support/retail-order.js';

/** Request → outcome, clause, amount; on the policy that ships. Delivered 5 November, asked 21 November. */

const policy = loadPolicy('standard-retail');

const yuan: OrderChanges = { currency: 'CNY', market: 'CN' };
const done = { orderId: 'order-1', at: '2026-11-10T12:00:00Z' };

const rows: readonly Row[] = [
  // A change of mind
  ['refunds a change of mind less the label', {}, 'approve', '2.1', 9_400],
  ['takes ¥10 for the label in China', { order: one(10_000, {}, yuan) }, 'approve', '2.1', 9_000],
  [
    'counts the last day of the window as inside',
    { order: one(10_000, {}, deliveredAt('2026-10-22T12:00:00Z')) },
    'approve',
    '2.1',
    9_400,
  ],
  [
    'refuses on the day after the window',
    { order: one(10_000, {}, deliveredAt('2026-10-21T12:00:00Z')) },
    'deny',
    'outside-window 2.1',
    null,
  ],
  [
    'counts days where the shop is: 1 a.m. in London is the day before in New York',
    { order: one(10_000, {}, deliveredAt('2026-10-22T02:00:00Z')) },
    'deny',
    'outside-window 2.1',
    null,
  ],
  [
    'treats an order by mistake like a change of mind',
    { reason: 'ordered-by-mistake' },
    'approve',
    '2.1',
    9_400,
  ],
  ['treats a wrong size like a change of mind', { reason: 'does-not-fit' }, 'approve', '2.1', 9_400],
  ['takes the label off at most the goods', { order: one(400) }, 'approve', '2.1', 0],
  [
    'charges one label for two items in one parcel',
    {
      order: retailOrder({
        lines: [retailLine({ id: 'a', grossMinor: 3_000 }), retailLine({ id: 'b', grossMinor: 2_000 })],
      }),
    },
    'approve',
    '2.1',
    4_400,
  ],
  [
    'refunds one unit of three',
    { order: one(10_000, { quantity: 3 }), lines: [{ lineId: 'a', quantity: 1 }] },
    'approve',
    '2.1',
    2_733,
  ],
  [
    'keeps outbound shipping for a change of mind',
    { order: one(10_000, {}, shipping(800)) },
    'approve',
    '2.1',
    9_400,
  ],
  [
    'takes no restocking fee for electronics within 14 days',
    { order: one(10_000, { category: 'electronics' }, deliveredAt('2026-11-07T15:00:00Z')) },
    'approve',
    '2.1',
    9_400,
  ],
  [
    'takes 10% for electronics after 14 days',
    { order: one(10_000, { category: 'electronics' }) },
    'approve',
    '2.1',
    8_400,
  ],
  [
    'counts from seven days after shipping when nobody noted the delivery',
    { order: one(10_000, {}, { shippedAt: '2026-10-15T15:00:00Z', deliveredAt: undefined } as never) },
    'approve',
    '2.1',
    9_400,
  ],
  [
    'asks a person when neither delivery nor shipping is on record',
    { order: one(10_000, {}, { shippedAt: undefined, deliveredAt: undefined } as never) },
    'review',
    'missing-fact 2.1',
    null,
  ],

  // What can't come back
  ['refuses final sale', { order: one(10_000, { tags: ['final-sale'] }) }, 'deny', 'final-sale 3.1', null],
  ['refuses hygiene goods', { order: one(10_000, { tags: ['hygiene'] }) }, 'deny', 'hygiene 3.2', null],
  ['refuses perishables', { order: one(10_000, { tags: ['perishable'] }) }, 'deny', 'perishable 3.3', null],
  [
    'refuses what was made to order',
    { order: one(10_000, { tags: ['custom-made'] }) },
    'deny',
    'custom-made 3.4',
    null,
  ],
  ['refuses digital goods', { order: one(10_000, { tags: ['digital'] }) }, 'deny', 'digital-used 3.5', null],
  [
    'names final sale, not the window, when both stand in the way',
    { order: one(10_000, { tags: ['final-sale'] }, deliveredAt('2026-09-01T12:00:00Z')) },
    'deny',
    'final-sale 3.1',
    null,
  ],
  [
    'refunds a faulty final-sale item all the same',
    { order: one(4_000, { tags: ['final-sale'] }), reason: 'defective' },
    'approve',
    '4.2',
    4_000,
  ],

  // Something is wrong
  [
    'refunds a fault in full, label free',
    { order: one(4_000), reason: 'defective' },
    'approve',
    '4.2',
    4_000,
  ],
  [
    'asks for a photo or a note above $50',
    { order: one(9_634, { taxMinor: 734 }), reason: 'defective' },
    'ask',
    'photo note 4.2',
    null,
  ],
  ['asks for nothing at exactly $50', { order: one(5_000), reason: 'damaged' }, 'approve', '4.2', 5_000],
  [
    'takes a note for an answer',
    { order: one(9_634, { taxMinor: 734 }), reason: 'defective', evidence: note },
    'approve',
    '4.2',
    9_634,
  ],
  [
    'takes a photo for an answer',
    { order: one(9_634, { taxMinor: 734 }), reason: 'damaged', evidence: photo },
    'approve',
    '4.2',
    9_634,
  ],
  [
    'gives shipping back when the whole order is faulty',
    {
      order: one(11_600, { quantity: 2 }, { ...yuan, ...shipping(800) }),
      reason: 'damaged',
      evidence: photo,
    },
    'approve',
    '4.2',
    12_400,
  ],
  [
    'keeps shipping when one of two cups is faulty',
    {
      order: one(11_600, { quantity: 2 }, { ...yuan, ...shipping(800) }),
      lines: [{ lineId: 'a', quantity: 1 }],
      reason: 'damaged',
      evidence: photo,
    },
    'approve',
    '4.2',
    5_800,
  ],
  [
    'counts both lines together for the evidence',
    {
      order: retailOrder({
        lines: [retailLine({ id: 'a', grossMinor: 3_000 }), retailLine({ id: 'b', grossMinor: 3_000 })],
      }),
      reason: 'damaged',
    },
    'ask',
    'photo note 4.2',
    null,
  ],
  [
    'lets a person look at a fault after 30 days',
    { order: one(4_000, {}, deliveredAt('2026-09-01T12:00:00Z')), reason: 'defective' },
    'review',
    'policy-says 4.5',
    null,
  ],
  ['refunds the wrong item', { order: one(4_000), reason: 'wrong-item' }, 'approve', '4.1', 4_000],
  ['refunds a missing part of the parcel', { order: one(4_000), reason: 'missing' }, 'approve', '4.1', 4_000],
  [
    'lets a person look when a costly thing is missing',
    { order: one(40_000), reason: 'missing' },
    'review',
    'policy-says 4.1',
    null,
  ],
  [
    'ships a replacement without counting money',
    { order: one(4_000), reason: 'defective', resolution: 'replacement' },
    'approve',
    '4.2',
    0,
  ],
  [
    'lets a person look at the replacement of a replacement',
    {
      order: one(
        4_000,
        {},
        {
          actions: [
            {
              kind: 'replacement',
              id: 'x',
              ...done,
              reason: 'defective',
              lines: [{ lineId: 'a', quantity: 1 }],
            },
          ],
        },
      ),
      reason: 'defective',
    },
    'review',
    'policy-says',
    null,
  ],

  // On its way, and not there
  [
    'refuses a return of what is still on its way',
    { order: one(10_000, {}, onTheWay()) },
    'deny',
    'not-delivered 5.2',
    null,
  ],
  [
    'asks for patience within 14 days',
    { order: one(10_000, {}, onTheWay()), reason: 'late' },
    'deny',
    'not-delivered 5.1',
    null,
  ],
  [
    'refunds everything when it is not there after 14 days',
    { order: one(10_000, {}, { ...onTheWay('2026-11-01T15:00:00Z'), ...shipping(500) }), reason: 'late' },
    'approve',
    '5.1',
    10_500,
  ],

  // Before shipping
  [
    'cancels a pending order in full, shipping too',
    { kind: 'cancel', order: one(10_000, {}, { ...waiting(), ...shipping(500) }) },
    'approve',
    '1.1',
    10_500,
  ],
  [
    'cancels an order in the warehouse',
    { kind: 'cancel', order: one(10_000, {}, waiting('processed')) },
    'approve',
    '1.1',
    10_000,
  ],
  [
    'cancels when asked for a refund of what has not shipped',
    { order: one(10_000, {}, waiting()) },
    'approve',
    '1.1',
    10_000,
  ],
  [
    'refuses to cancel what has shipped',
    { kind: 'cancel', order: one(10_000, {}, onTheWay()) },
    'deny',
    'already-shipped 1.1',
    null,
  ],
  ['refuses to cancel what has arrived', { kind: 'cancel' }, 'deny', 'already-shipped 1.1', null],
  [
    'refuses to cancel twice',
    { kind: 'cancel', order: one(10_000, {}, { ...waiting(), status: 'cancelled' }) },
    'deny',
    'already-cancelled',
    null,
  ],
  [
    'cancels the line that has not shipped',
    {
      kind: 'cancel',
      order: retailOrder({
        status: 'partly-delivered',
        lines: [retailLine({ id: 'a', grossMinor: 3_000 }), retailLine({ id: 'b', grossMinor: 2_000 })],
        fulfilments: [
          {
            id: 'f',
            status: 'delivered',
            deliveredAt: '2026-11-05T15:00:00Z',
            lines: [{ lineId: 'a', quantity: 1 }],
          },
        ],
      }),
      lines: [{ lineId: 'b', quantity: 1 }],
    },
    'approve',
    '1.1',
    2_000,
  ],
  [
    'changes a pending item for a dearer one and invoices the rest',
    { kind: 'exchange', order: one(10_000, {}, waiting()), replacements: swap({ priceMinor: 12_000 }) },
    'approve',
    '1.2',
    -2_000,
  ],

  // Exchanges
  ['exchanges for the same price', { kind: 'exchange', replacements: swap() }, 'approve', '7.1', 0],
  [
    'gives the difference back when the new one is cheaper',
    { kind: 'exchange', replacements: swap({ priceMinor: 8_000 }) },
    'approve',
    '7.1',
    2_000,
  ],
  [
    'keeps tax rate and discount on the new variant',
    {
      kind: 'exchange',
      order: one(9_720, { taxMinor: 720, discountMinor: 1_000 }),
      replacements: swap({ priceMinor: 5_000, currentPriceMinor: 10_000 }),
    },
    'approve',
    '7.1',
    4_860,
  ],
  ['allows the exchange before a variant is named', { kind: 'exchange' }, 'approve', '7.1', null],
  [
    'refuses another product',
    { kind: 'exchange', replacements: swap({ productId: 'product-b' }) },
    'deny',
    'different-product',
    null,
  ],
  [
    'refuses the variant the customer has',
    { kind: 'exchange', replacements: swap({ variantId: 'variant-a' }) },
    'deny',
    'excluded',
    null,
  ],
  [
    'refuses a variant out of stock',
    { kind: 'exchange', replacements: swap({ stock: 0 }) },
    'deny',
    'out-of-stock',
    null,
  ],
  [
    'exchanges a line once',
    {
      kind: 'exchange',
      order: one(
        10_000,
        {},
        {
          actions: [
            {
              kind: 'exchange',
              id: 'x',
              ...done,
              items: [{ lineId: 'a', quantity: 1, newVariantId: 'v' }],
              differenceMinor: 0,
            },
          ],
        },
      ),
      replacements: swap(),
    },
    'deny',
    'already-exchanged',
    null,
  ],
  [
    'refuses an exchange after 30 days',
    { kind: 'exchange', order: one(10_000, {}, deliveredAt('2026-09-01T12:00:00Z')), replacements: swap() },
    'deny',
    'outside-window 7.1',
    null,
  ],

  // Money that is gone, limits, and what nobody foresaw
  [
    'refuses what was refunded',
    {
      order: one(
        10_000,
        {},
        {
          actions: [
            {
              kind: 'refund',
              id: 'x',
              ...done,
              paymentId: 'pay-1',
              amountMinor: 10_000,
              status: 'succeeded',
              lines: [{ lineId: 'a', quantity: 1, grossMinor: 10_000, taxMinor: 0 }],
            },
          ],
        },
      ),
    },
    'deny',
    'already-refunded',
    null,
  ],
  [
    'refuses what is reserved by an open refund',
    {
      reserved: {
        payments: [{ paymentId: 'pay-1', amountMinor: 10_000 }],
        lines: [{ lineId: 'a', quantity: 1, grossMinor: 10_000, taxMinor: 0 }],
        shippingMinor: 0,
      },
    },
    'deny',
    'already-refunded',
    null,
  ],
  [
    'gives what an earlier goodwill left on the payment',
    {
      order: one(
        4_000,
        {},
        {
          actions: [
            { kind: 'refund', id: 'x', ...done, paymentId: 'pay-1', amountMinor: 1_000, status: 'succeeded' },
          ],
        },
      ),
      reason: 'defective',
    },
    'approve',
    '4.2',
    3_000,
  ],
  [
    'counts a failed refund as nothing',
    {
      order: one(
        4_000,
        {},
        {
          actions: [
            {
              kind: 'refund',
              id: 'x',
              ...done,
              paymentId: 'pay-1',
              amountMinor: 4_000,
              status: 'failed',
              lines: [{ lineId: 'a', quantity: 1, grossMinor: 4_000, taxMinor: 0 }],
            },
          ],
        },
      ),
      reason: 'defective',
    },
    'approve',
    '4.2',
    4_000,
  ],
  [
    'approves exactly the limit alone',
    { kind: 'cancel', order: one(50_000, {}, waiting()) },
    'approve',
    '1.1',
    50_000,
  ],
  [
    'shows a person the sum above the limit',
    { kind: 'cancel', order: one(50_001, {}, waiting()) },
    'review',
    'above-limit 1.1',
    50_001,
  ],
  [
    'gives a person what is for none of the known reasons',
    { reason: 'other' },
    'review',
    'policy-says 8.2',
    null,
  ],
  [
    'gives a person what came late and is here all the same',
    { reason: 'late' },
    'review',
    'policy-says 8.2',
    null,
  ],
  [
    'lets a person decide a currency the policy does not know',
    { order: one(10_000, {}, { currency: 'EUR' }) },
    'review',
    'missing-fact',
    null,
  ],
  [
    'lets a person decide when nobody knows how it was paid',
    { order: one(10_000, {}, { payments: [] }) },
    'review',
    'missing-fact 2.1',
    null,
  ],
  [
    'sends lines with different answers back to be asked one by one',
    {
      order: retailOrder({
        lines: [
          retailLine({ id: 'a', grossMinor: 3_000 }),
          retailLine({ id: 'b', grossMinor: 2_000, tags: ['hygiene'] }),
        ],
      }),
    },
    'review',
    'mixed-outcomes 2.1 3.2',
    null,
  ],
];

describe('standard retail', () => testRows(policy, rows));

describe('what a decision says beside the sum', () => {
  test('a small faulty thing is kept, a dear one goes back by a free label', () => {
    const small = policy.decide(retailFacts({ order: one(2_000), reason: 'defective' }));
    const dear = policy.decide(retailFacts({ order: one(2_001), reason: 'defective' }));
    expect([small.goods, small.freight, small.refundOn]).toEqual(['keep', 'none', 'now']);
    expect([dear.goods, dear.freight, dear.refundOn]).toEqual(['return', 'seller', 'scan']);
  });

  test('the parcel has 14 days, and a refusal names the day the window ended', () => {
    expect(policy.decide(retailFacts()).until).toBe('2026-12-05');
    const late = policy.decide(retailFacts({ order: one(10_000, {}, deliveredAt('2026-04-09T15:00:00Z')) }));
    expect(late.until).toBe('2026-05-09');
  });

  test('the sum is shown as goods, tax, label, and where it goes', () => {
    const { breakdown } = policy.decide(retailFacts({ order: one(9_634, { taxMinor: 734 }) }));
    expect(breakdown?.lines.map((line) => [line.bucket, line.amountMinor, line.clause])).toEqual([
      ['goods', 8_900, undefined],
      ['tax', 734, undefined],
      ['label-fee', -600, '2.3'],
    ]);
    expect(breakdown?.tenders).toEqual([
      { paymentId: 'pay-1', methodId: 'card-1', label: 'Visa ··4021', kind: 'card', amountMinor: 9_034 },
    ]);
  });

  test('a gift card is given back before a card, and the slower one sets the days', () => {
    const payments = [
      { id: 'p1', methodId: 'card-1', kind: 'card' as const, label: 'Visa ··4021', capturedMinor: 7_000 },
      {
        id: 'p2',
        methodId: 'gift-1',
        kind: 'gift-card' as const,
        label: 'Gift card ··0017',
        capturedMinor: 3_000,
      },
    ];
    const decision = policy.decide(retailFacts({ order: one(10_000, {}, { payments }) }));
    expect(decision.breakdown?.tenders.map((tender) => [tender.paymentId, tender.amountMinor])).toEqual([
      ['p2', 3_000],
      ['p1', 6_400],
    ]);
    expect(decision.payoutDays).toEqual({ from: 3, to: 5 });
  });

  test("money goes to the customer's own gift card when they wish it, and to nobody else's method", () => {
    const paymentMethods = [
      { id: 'gift-9', kind: 'gift-card' as const, brand: 'Gift card', lastFour: '0009' },
    ];
    const own = policy.decide(
      retailFacts({ refundToMethodId: 'gift-9', customer: { tags: [], paymentMethods } }),
    );
    expect(own.breakdown?.tenders).toEqual([
      {
        paymentId: 'pay-1',
        methodId: 'gift-9',
        label: 'Gift card ··0009',
        kind: 'gift-card',
        amountMinor: 9_400,
      },
    ]);
    expect(own.payoutDays).toEqual({ from: 0, to: 0 });
    const foreign = policy.decide(
      retailFacts({ refundToMethodId: 'card-of-someone', customer: { tags: [], paymentMethods } }),
    );
    expect(foreign.breakdown?.tenders[0]?.methodId).toBe('card-1');
  });

  test('every rule tried says why it did or did not apply', () => {
    const { trace } = policy.decide(retailFacts());
    expect(trace.find((step) => step.applied)).toEqual({
      rule: '2.1 change-of-mind',
      applied: true,
      because: [
        'kind: refund|return / refund',
        'reason: changed-mind|no-longer-needed|ordered-by-mistake|does-not-fit / changed-mind',
        'delivery: delivered / delivered',
        'within: 30 days / day 16',
      ],
    });
    expect(trace.filter((step) => step.applied)).toHaveLength(1);
    expect(trace.every((step) => step.because.length > 0)).toBe(true);
  });

  test('each line can be asked on its own, with thresholds of the whole request', () => {
    const order = retailOrder({
      lines: [
        retailLine({ id: 'a', grossMinor: 3_000 }),
        retailLine({ id: 'b', grossMinor: 3_000, tags: ['hygiene'] }),
      ],
    });
    const minds = policy.decidePerLine(retailFacts({ order }));
    expect(minds.map(({ lineId, decision }) => [lineId, decision.outcome])).toEqual([
      ['a', 'approve'],
      ['b', 'deny'],
    ]);
    const faults = policy.decidePerLine(retailFacts({ order, reason: 'damaged' }));
    expect(faults.map(({ decision }) => decision.outcome)).toEqual(['ask', 'ask']);
  });

  test('facts that make no sense are a person’s, not a crash', () => {
    const broken: Partial<DecisionFacts>[] = [
      { askedOn: 'yesterday' },
      { lines: [] },
      { lines: [{ lineId: 'zz', quantity: 1 }] },
      { lines: [{ lineId: 'a', quantity: 0 }] },
      { lines: [{ lineId: 'a', quantity: 2 }] },
      {
        lines: [
          { lineId: 'a', quantity: 1 },
          { lineId: 'a', quantity: 1 },
        ],
      },
      { order: undefined as never },
      { reserved: undefined as never },
    ];
    for (const facts of broken) {
      const decision = policy.decide({ ...retailFacts(), ...facts });
      expect([decision.outcome, decision.reviewReasons, decision.breakdown]).toEqual([
        'review',
        ['missing-fact'],
        null,
      ]);
    }
  });
});
