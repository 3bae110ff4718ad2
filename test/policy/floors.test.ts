import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type DecisionFacts, policyTopics } from '../../src/domain/index.js';
import { loadPolicy, readFloors, soundPolicy } from '../support/load-policy.js';
import {
  because,
  daysAgo,
  market,
  note,
  type OrderChanges,
  one,
  onTheWay,
  photo,
  shipping,
  waiting,
} from '../support/policy-rows.js';
import { retailFacts, retailLine, retailOrder } from '../support/retail-order.js';

/**
 * What five laws grant beside what the shop promises: the better answer for the customer decides, a tie is the shop's,
 * and the decision says who decided. Asked on 21 November.
 */

const floors = [
  'eu-withdrawal',
  'uk-consumer-rights',
  'cn-seven-days',
  'au-consumer-guarantees',
  'us-late-shipment',
] as const;
type Decider = (typeof floors)[number] | 'the shop';

/** A shop that gives nothing back at all: what it still owes, the law gave. */
const hard = soundPolicy(
  parse(`
    policy: hard-bargain
    time-zone: UTC
    currencies: [USD]
    start: { event: delivered }
    floors: [${floors.join(', ')}]
    fees: { label: { amount: 6.00, clause: "1.1" } }
    clauses: { "1.1": { en: Sold is sold., zh: 售出概不退换。, topics: [${policyTopics.join(', ')}] } }
    rules: [{ clause: "1.1", when: { kind: [refund, return, cancel, exchange] }, then: { deny: excluded } }]
    otherwise: review
    payout-days: { card: 3-5 }
    limits: { assistant: 5000.00, agent: 9000.00 }
    identity: [[email, order-number]]`),
  readFloors(floors),
);

type FloorRow = readonly [
  title: string,
  facts: Partial<DecisionFacts>,
  outcome: 'approve' | 'deny' | 'review' | 'ask',
  because: string,
  totalMinor: number | null,
  decidedBy: Decider,
];

const decided = (policy: typeof hard, facts: Partial<DecisionFacts>): unknown[] => {
  const decision = policy.decide(retailFacts(facts));
  const { source, name } = decision.decidedBy;
  return [
    decision.outcome,
    because(decision),
    decision.breakdown?.totalMinor ?? null,
    source === 'floor' ? name : 'the shop',
  ];
};

const testFloorRows = (policy: typeof hard, rows: readonly FloorRow[]): void => {
  test.each(rows)('%s', (_title, facts, ...expected) => {
    expect(decided(policy, facts)).toEqual(expected);
  });
};

const sold = (country: string, days: number, line = {}, order: OrderChanges = {}) =>
  one(10_000, line, { ...daysAgo(days), ...market(country), ...order });
const parcel = (id: string, days: number | null) =>
  ({
    id: `parcel-${id}`,
    status: days === null ? 'shipped' : 'delivered',
    shippedAt: '2026-10-20T15:00:00Z',
    ...(days === null ? {} : { deliveredAt: daysAgo(days).deliveredAt }),
    lines: [{ lineId: id, quantity: 1 }],
  }) as never;
const twoParcels = (country: string, first: number, second: number | null) =>
  retailOrder({
    ...market(country),
    status: second === null ? 'partly-delivered' : 'delivered',
    placedAt: '2026-10-15T15:00:00Z',
    deliveredAt: undefined as never,
    lines: [retailLine({ id: 'a', grossMinor: 3_000 }), retailLine({ id: 'b', grossMinor: 2_000 })],
    fulfilments: [parcel('a', first), parcel('b', second)],
  });
const oneStillWaits = (country: string) => {
  const order = twoParcels(country, 30, null);
  return { ...order, fulfilments: order.fulfilments.slice(0, 1) };
};
const firstLine = [{ lineId: 'a', quantity: 1 }];
const sealed: DecisionFacts['claims'] = { seal: 'sealed' };
const opened: DecisionFacts['claims'] = { seal: 'opened' };
const faulty = { reason: 'defective', evidence: note } as const;

describe('the European Union, where the shop gives nothing back', () =>
  testFloorRows(hard, [
    [
      'a change of mind within 14 days brings the money less the parcel',
      { order: sold('DE', 10) },
      'approve',
      'EU-1',
      9_400,
      'eu-withdrawal',
    ],
    ['the 14th day counts', { order: sold('FR', 14) }, 'approve', 'EU-1', 9_400, 'eu-withdrawal'],
    ['the 15th day is too late', { order: sold('FR', 15) }, 'deny', 'excluded 1.1', null, 'the shop'],
    [
      'a shop whose market is the whole Union is bound, too',
      { order: sold('EU', 1) },
      'approve',
      'EU-1',
      9_400,
      'eu-withdrawal',
    ],
    [
      'no reason is needed',
      { order: sold('IT', 3), reason: 'other' },
      'approve',
      'EU-1',
      9_400,
      'eu-withdrawal',
    ],
    [
      'standard delivery comes back with the whole order',
      { order: sold('NL', 3, {}, shipping(500)) },
      'approve',
      'EU-1',
      9_900,
      'eu-withdrawal',
    ],
    [
      'standard delivery stays when one of two things is kept',
      {
        order: sold('NL', 3, { quantity: 2 }, shipping(500)),
        lines: [{ lineId: 'a', quantity: 1 }],
      },
      'approve',
      'EU-1',
      4_400,
      'eu-withdrawal',
    ],
    [
      'the days count from the last parcel of the order',
      { order: twoParcels('ES', 30, 14), lines: firstLine },
      'approve',
      'EU-1',
      2_400,
      'eu-withdrawal',
    ],
    [
      'and are over when the last parcel came 15 days ago',
      { order: twoParcels('ES', 30, 15), lines: firstLine },
      'deny',
      'excluded 1.1',
      null,
      'the shop',
    ],
    [
      'a person looks while the last parcel is still on its way',
      { order: twoParcels('ES', 30, null), lines: firstLine },
      'review',
      'missing-fact EU-1 EU-2',
      null,
      'eu-withdrawal',
    ],
    [
      'a person looks, and nobody is late, while one thing still waits for a parcel of its own',
      { order: oneStillWaits('ES'), lines: firstLine },
      'review',
      'missing-fact EU-1 EU-2',
      null,
      'eu-withdrawal',
    ],
    [
      'what has not left can be withdrawn from, shipping and all',
      { kind: 'cancel', order: one(10_000, {}, { ...waiting(), ...market('PL'), ...shipping(500) }) },
      'approve',
      'EU-1',
      10_500,
      'eu-withdrawal',
    ],
    [
      'nobody has to wait for the parcel to withdraw',
      { order: one(10_000, {}, { ...onTheWay(), ...market('PL') }) },
      'approve',
      'EU-1',
      9_400,
      'eu-withdrawal',
    ],
    [
      'what was made to order stays',
      { order: sold('AT', 2, { tags: ['custom-made'] }) },
      'deny',
      'excluded 1.1',
      null,
      'the shop',
    ],
    [
      'what spoils stays',
      { order: sold('AT', 2, { tags: ['perishable'] }) },
      'deny',
      'excluded 1.1',
      null,
      'the shop',
    ],
    [
      'newspapers stay',
      { order: sold('AT', 2, { tags: ['periodical'] }) },
      'deny',
      'excluded 1.1',
      null,
      'the shop',
    ],
    [
      'what is sealed for hygiene goes back sealed',
      { order: sold('SE', 2, { tags: ['hygiene'] }), claims: sealed },
      'approve',
      'EU-3',
      9_400,
      'eu-withdrawal',
    ],
    [
      'and stays once it was opened',
      { order: sold('SE', 2, { tags: ['hygiene'] }), claims: opened },
      'deny',
      'excluded 1.1',
      null,
      'the shop',
    ],
    [
      'the customer is asked about the seal when nobody knows',
      { order: sold('SE', 2, { tags: ['hygiene'] }) },
      'ask',
      'seal EU-3',
      null,
      'eu-withdrawal',
    ],
    [
      'an opened game stays',
      { order: sold('SE', 2, { tags: ['media'] }), claims: opened },
      'deny',
      'excluded 1.1',
      null,
      'the shop',
    ],
    [
      'a download nobody opened comes back whole',
      { order: sold('BE', 2, { tags: ['digital'], digitalState: 'not-opened' }) },
      'approve',
      'EU-4',
      10_000,
      'eu-withdrawal',
    ],
    [
      'a download that was opened stays',
      { order: sold('BE', 2, { tags: ['digital'], digitalState: 'opened' }) },
      'deny',
      'excluded 1.1',
      null,
      'the shop',
    ],
    [
      'what was damaged by handling comes off',
      {
        order: sold('DE', 10),
        inspection: [{ lineId: 'a', kind: 'damaged-by-customer', amountMinor: 2_500 }],
      },
      'approve',
      'EU-1',
      6_900,
      'eu-withdrawal',
    ],
    ['Norway is not in the Union', { order: sold('NO', 3) }, 'deny', 'excluded 1.1', null, 'the shop'],
  ]));

describe('the United Kingdom, where the shop gives nothing back', () =>
  testFloorRows(hard, [
    ['14 days to cancel', { order: sold('GB', 14) }, 'approve', 'UK-1', 9_400, 'uk-consumer-rights'],
    ['the 15th day is too late', { order: sold('GB', 15) }, 'deny', 'excluded 1.1', null, 'the shop'],
    ['UK is as good as GB', { order: sold('UK', 1) }, 'approve', 'UK-1', 9_400, 'uk-consumer-rights'],
    [
      'the whole order brings its delivery back',
      { order: sold('GB', 1, {}, shipping(400)) },
      'approve',
      'UK-1',
      9_800,
      'uk-consumer-rights',
    ],
    [
      'faulty goods are rejected on the 30th day, label free',
      { order: sold('GB', 30, {}, shipping(400)), ...faulty },
      'approve',
      'UK-3',
      10_400,
      'uk-consumer-rights',
    ],
    [
      'whoever rejects them has to show what is wrong',
      { order: sold('GB', 5), reason: 'defective' },
      'ask',
      'photo video note UK-3',
      null,
      'uk-consumer-rights',
    ],
    [
      'from the 31st day they are replaced first',
      { order: sold('GB', 31), ...faulty },
      'approve',
      'UK-4',
      0,
      'uk-consumer-rights',
    ],
    [
      'and after six months a person looks',
      { order: sold('GB', 185), ...faulty },
      'review',
      'policy-says UK-5',
      null,
      'uk-consumer-rights',
    ],
    [
      'a final sale can be faulty, too',
      { order: sold('GB', 5, { tags: ['final-sale'] }), ...faulty },
      'approve',
      'UK-3',
      10_000,
      'uk-consumer-rights',
    ],
    [
      'what was made to order can be faulty, too',
      { order: sold('GB', 5, { tags: ['custom-made'] }), reason: 'not-as-described', evidence: note },
      'approve',
      'UK-3',
      10_000,
      'uk-consumer-rights',
    ],
    [
      'for spoilt food a person says how long was long enough',
      { order: sold('GB', 2, { tags: ['perishable'] }), ...faulty },
      'review',
      'policy-says UK-3',
      null,
      'uk-consumer-rights',
    ],
    [
      'an unopened box of cosmetics is cancelled',
      { order: sold('GB', 2, { tags: ['hygiene'] }), claims: sealed },
      'approve',
      'UK-2',
      9_400,
      'uk-consumer-rights',
    ],
  ]));

describe('China, where the shop gives nothing back', () =>
  testFloorRows(hard, [
    [
      'the seventh day after the day of signing counts',
      { order: sold('CN', 7) },
      'approve',
      'CN-1',
      9_400,
      'cn-seven-days',
    ],
    ['the eighth does not', { order: sold('CN', 8) }, 'deny', 'excluded 1.1', null, 'the shop'],
    [
      'only the price of the goods comes back',
      { order: sold('CN', 2, {}, shipping(500)) },
      'approve',
      'CN-1',
      9_400,
      'cn-seven-days',
    ],
    [
      'what is on sale comes back like everything else',
      { order: sold('CN', 2, { tags: ['final-sale'] }) },
      'approve',
      'CN-1',
      9_400,
      'cn-seven-days',
    ],
    [
      'unless the customer confirmed that this purchase can not',
      { order: sold('CN', 2, { tags: ['final-sale', 'no-return-confirmed'] }) },
      'deny',
      'excluded 1.1',
      null,
      'the shop',
    ],
    ...(['custom-made', 'perishable', 'periodical', 'digital'] as const).map(
      (tag): FloorRow => [
        `${tag} never comes back without a reason`,
        { order: sold('CN', 2, { tags: [tag] }) },
        'deny',
        'excluded 1.1',
        null,
        'the shop',
      ],
    ),
    [
      'sealed software comes back',
      { order: sold('CN', 2, { tags: ['media'] }), claims: sealed },
      'approve',
      'CN-2',
      9_400,
      'cn-seven-days',
    ],
    [
      'opened software does not',
      { order: sold('CN', 2, { tags: ['media'] }), claims: opened },
      'deny',
      'excluded 1.1',
      null,
      'the shop',
    ],
  ]));

describe('Australia, where the shop gives nothing back', () =>
  testFloorRows(hard, [
    ['a change of mind gives no right', { order: sold('AU', 1) }, 'deny', 'excluded 1.1', null, 'the shop'],
    [
      'what does not work is refunded with its delivery',
      { order: sold('AU', 10, {}, shipping(900)), ...faulty },
      'approve',
      'AU-1',
      10_900,
      'au-consumer-guarantees',
    ],
    [
      'or replaced, as the customer wishes',
      { order: sold('AU', 10), ...faulty, resolution: 'replacement' },
      'approve',
      'AU-1',
      0,
      'au-consumer-guarantees',
    ],
    [
      'the wrong thing is refunded on the 30th day',
      { order: sold('AU', 30), reason: 'wrong-item', evidence: photo },
      'approve',
      'AU-1',
      10_000,
      'au-consumer-guarantees',
    ],
    [
      'later a person weighs it, and the shop can not just refuse',
      { order: sold('AU', 31), ...faulty },
      'review',
      'policy-says AU-2',
      null,
      'au-consumer-guarantees',
    ],
    [
      'a final sale is no way round the guarantees',
      { order: sold('AU', 3, { tags: ['final-sale'] }), reason: 'not-as-described', evidence: note },
      'approve',
      'AU-1',
      10_000,
      'au-consumer-guarantees',
    ],
  ]));

const promised = (shipBy: string, order: OrderChanges = {}) =>
  one(10_000, {}, { ...waiting('processed'), ...shipping(700), shipBy, ...order } as never);

describe('the United States, where the shop gives nothing back', () =>
  testFloorRows(hard, [
    ['a change of mind gives no right', { order: sold('US', 1) }, 'deny', 'excluded 1.1', null, 'the shop'],
    [
      'a day late is late: all of it comes back',
      { kind: 'cancel', order: promised('2026-11-20T15:00:00Z') },
      'approve',
      'US-1',
      10_700,
      'us-late-shipment',
    ],
    [
      'the promised day itself is in time',
      { kind: 'cancel', order: promised('2026-11-21T15:00:00Z') },
      'deny',
      'excluded 1.1',
      null,
      'the shop',
    ],
    [
      'asked as a refund it is the same right',
      { order: promised('2026-11-20T15:00:00Z'), reason: 'late' },
      'approve',
      'US-1',
      10_700,
      'us-late-shipment',
    ],
    [
      'where no day was named, 30 days are enough',
      {
        kind: 'cancel',
        order: one(10_000, {}, { ...waiting(), placedAt: '2026-10-21T15:00:00Z' }),
      },
      'approve',
      'US-1',
      10_000,
      'us-late-shipment',
    ],
    [
      'within the 30 days a person finds out what was promised',
      {
        kind: 'cancel',
        order: one(10_000, {}, { ...waiting(), placedAt: '2026-10-22T15:00:00Z' }),
      },
      'review',
      'missing-fact US-1',
      null,
      'us-late-shipment',
    ],
    [
      'what was ordered months ahead is late after its own day only',
      {
        kind: 'cancel',
        order: one(10_000, { tags: ['pre-order'] }, {
          ...waiting(),
          placedAt: '2026-09-01T15:00:00Z',
          shipBy: '2026-12-01T15:00:00Z',
        } as never),
      },
      'deny',
      'excluded 1.1',
      null,
      'the shop',
    ],
    [
      'what has left is no longer late to leave',
      { kind: 'cancel', order: one(10_000, {}, { ...onTheWay(), shipBy: '2026-11-10T15:00:00Z' } as never) },
      'deny',
      'excluded 1.1',
      null,
      'the shop',
    ],
  ]));

describe('the standard shop and the law', () =>
  testFloorRows(loadPolicy('standard-retail'), [
    [
      'a tie is the shop’s: both give the money less the label',
      { order: sold('DE', 10) },
      'approve',
      '2.1',
      9_400,
      'the shop',
    ],
    [
      'the law adds the delivery the shop would keep',
      { order: sold('DE', 10, {}, shipping(500)) },
      'approve',
      'EU-1',
      9_900,
      'eu-withdrawal',
    ],
    [
      'the law takes no 10%, and the shop takes none within 14 days either',
      { order: sold('DE', 14, { category: 'electronics' }) },
      'approve',
      '2.1',
      9_400,
      'the shop',
    ],
    ['the shop gives longer than the law', { order: sold('DE', 30) }, 'approve', '2.1', 9_400, 'the shop'],
    [
      'the law knows no final sale',
      { order: sold('DE', 10, { tags: ['final-sale'] }) },
      'approve',
      'EU-1',
      9_400,
      'eu-withdrawal',
    ],
    [
      'after 14 days a final sale is final in Germany, too',
      { order: sold('DE', 15, { tags: ['final-sale'] }) },
      'deny',
      'final-sale 3.1',
      null,
      'the shop',
    ],
    [
      'a small faulty thing may be kept, which no law asks of the shop',
      { order: one(1_500, {}, { ...daysAgo(5), ...market('GB') }), ...faulty },
      'approve',
      '4.2',
      1_500,
      'the shop',
    ],
    [
      'both give all of it back for a fault, and the shop does so sooner: on the first scan of the parcel',
      { order: sold('GB', 5), ...faulty },
      'approve',
      '4.2',
      10_000,
      'the shop',
    ],
    [
      'a fault in the second month: a replacement, not a person’s mercy',
      { order: sold('GB', 45), ...faulty },
      'approve',
      'UK-4',
      0,
      'uk-consumer-rights',
    ],
    [
      'in China a final sale goes back within the week',
      {
        order: one(10_000, { tags: ['final-sale'] }, { ...daysAgo(6), ...market('CN', 'CNY') }),
      },
      'approve',
      'CN-1',
      9_000,
      'cn-seven-days',
    ],
    [
      'in China the shop gives 30 days for the rest',
      { order: one(10_000, {}, { ...daysAgo(8), ...market('CN', 'CNY') }) },
      'approve',
      '2.1',
      9_000,
      'the shop',
    ],
    [
      'the shop cancels what has not left, late or not',
      { kind: 'cancel', order: promised('2026-11-20T15:00:00Z') },
      'approve',
      '1.1',
      10_700,
      'the shop',
    ],
  ]));

describe('the electronics shop and the law', () =>
  testFloorRows(loadPolicy('electronics'), [
    [
      'in Germany what was opened comes back without the 15%',
      { order: sold('DE', 10), claims: opened },
      'approve',
      'EU-1',
      9_200,
      'eu-withdrawal',
    ],
    [
      'in the United States the shop keeps them',
      { order: sold('US', 10), claims: opened },
      'approve',
      '2.2',
      7_700,
      'the shop',
    ],
    [
      'in Australia a fault of the third week brings the money, not only a new one',
      { order: sold('AU', 20), ...faulty, evidence: photo },
      'approve',
      'AU-1',
      10_000,
      'au-consumer-guarantees',
    ],
    [
      'and a change of mind what the shop says',
      { order: sold('AU', 10), claims: opened },
      'approve',
      '2.2',
      7_700,
      'the shop',
    ],
  ]));

describe('the fashion shop and the law', () => {
  const fashion = loadPolicy('fashion');
  const tailored = (shipBy: string) =>
    one(10_000, { tags: ['custom-made'] }, { ...waiting('processed'), shipBy } as never);
  testFloorRows(fashion, [
    [
      'an outlet dress brings money in France, not credit',
      {
        order: one(10_000, { tags: ['outlet'] }, { ...daysAgo(10), ...market('FR', 'EUR') }),
        claims: { condition: 'unused' },
      },
      'approve',
      'EU-1',
      9_505,
      'eu-withdrawal',
    ],
    [
      'a suit that was cut can be cancelled once it is late',
      { kind: 'cancel', order: tailored('2026-11-20T15:00:00Z') },
      'approve',
      'US-1',
      10_000,
      'us-late-shipment',
    ],
    [
      'and not before',
      { kind: 'cancel', order: tailored('2026-11-21T15:00:00Z') },
      'deny',
      'custom-made 1.3',
      null,
      'the shop',
    ],
  ]);
});

describe('what a floor says beside the sum', () => {
  test('withdrawal: the parcel at their cost, the money on proof of sending, within 14 days, by EU-1 and EU-2', () => {
    const decision = hard.decide(retailFacts({ order: sold('DE', 10) }));
    expect([decision.freight, decision.goods, decision.refundOn]).toEqual(['customer', 'return', 'scan']);
    expect([decision.promise.refundBy, decision.clauses]).toEqual(['2026-12-05', ['EU-1', 'EU-2']]);
    expect(hard.clause('EU-1', 'zh')).toContain('14 天');
  });

  test('a late order: the money within seven working days', () => {
    const decision = hard.decide(retailFacts({ kind: 'cancel', order: promised('2026-11-20T15:00:00Z') }));
    expect(decision.promise.refundBy).toBe('2026-12-01');
  });

  test('Chinese law: looked at when it is back, and the seven days for the money are told', () => {
    const decision = hard.decide(retailFacts({ order: sold('CN', 3) }));
    expect([decision.refundOn, decision.freight]).toEqual(['inspection', 'customer']);
    expect(decision.say?.zh).toContain('7 天内退款');
  });

  test('Australian law: the customer chooses, and the shop pays for the parcel', () => {
    const decision = hard.decide(retailFacts({ order: sold('AU', 10), ...faulty }));
    expect([decision.resolutions, decision.chooser, decision.freight]).toEqual([
      ['refund', 'replacement'],
      'customer',
      'seller',
    ]);
  });

  test('the trace shows what the shop refused beside what the law granted', () => {
    const { trace } = hard.decide(retailFacts({ order: sold('DE', 10) }));
    expect(trace.filter((step) => step.applied).map((step) => step.rule)).toEqual([
      '1.1',
      'eu-withdrawal: EU-1 withdrawal',
    ]);
  });

  test('a dress the law takes back and a card it does not are told apart line by line', () => {
    const order = retailOrder({
      ...daysAgo(5),
      ...market('DE'),
      lines: [
        retailLine({ id: 'a', grossMinor: 8_000 }),
        retailLine({ id: 'b', grossMinor: 4_000, tags: ['custom-made'] }),
      ],
    });
    const answers = hard.decidePerLine(retailFacts({ order }));
    expect(answers.map(({ decision }) => [decision.outcome, decision.decidedBy.name])).toEqual([
      ['approve', 'eu-withdrawal'],
      ['deny', 'hard-bargain'],
    ]);
  });

  test.each(floors)('%s names its sources, and says in both languages that it is no legal advice', (name) => {
    const [document] = readFloors([name]) as [
      { sources: { name: string; article: string }[]; notice: Record<string, string> },
    ];
    expect(document.sources.every((source) => source.name.length > 10 && source.article !== '')).toBe(true);
    expect(document.notice.en).toMatch(/not legal advice/);
    expect(document.notice.zh).toMatch(/不是法律意见/);
  });
});
