import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { DecisionFacts } from '../../../src/domain/index.js';
import { policyTopics } from '../../../src/domain/index.js';
import { compilePolicy, type Policy } from '../../../src/policy/index.js';
import { soundPolicy } from '../../support/load-policy.js';
import { retailFacts, retailLine, retailOrder } from '../../support/retail-order.js';

/** What a merchant can write, one idea at a time; delivered on Thursday 5 November 2026 unless said otherwise. */

const base = (rules: string, more = ''): object => ({
  policy: 'small-shop',
  'time-zone': 'America/New_York',
  currencies: ['USD'],
  start: { event: 'delivered' },
  clauses: {
    '1.1': { en: 'Yes.', zh: '可以。', topics: [...policyTopics] },
    '1.2': { en: 'No.', zh: '不行。' },
  },
  otherwise: 'review',
  'payout-days': { card: '3-5' },
  limits: { assistant: 500, agent: 2000 },
  identity: [['email', 'order-number']],
  rules: parse(rules),
  ...(parse(more) as object | null),
});
const shop = (rules: string, more = '', floors: readonly unknown[] = []): Policy =>
  soundPolicy(base(rules, more), floors);
const on = (date: string, more: Partial<DecisionFacts> = {}): DecisionFacts =>
  retailFacts({ askedOn: `${date}T15:00:00Z`, ...more });
const refund = '[{ clause: "1.1", when: { WHEN }, then: { approve: [refund], refund-on: now } }]';
const when = (conditions: string, more = ''): Policy => shop(refund.replace('WHEN', conditions), more);
const granted = (policy: Policy, facts: DecisionFacts): boolean => policy.decide(facts).outcome === 'approve';

describe('a window', () => {
  test('counts business days by the shop’s own calendar', () => {
    const policy = when('within: 5 business days', 'calendar: { holidays: [2026-11-11] }');
    // Thursday the 5th: 6, 9, 10, 12 and 13 November work; the 11th is a holiday, the 7th and 8th a weekend.
    expect(granted(policy, on('2026-11-13'))).toBe(true);
    expect(granted(policy, on('2026-11-14'))).toBe(true);
    expect(granted(policy, on('2026-11-16'))).toBe(false);
    expect(policy.decide(on('2026-11-10')).until).toBe('2026-11-13');
  });

  test('that ends on a free day ends there, unless the policy lets it run on', () => {
    const asItFalls = when('within: 9 days');
    const runsOn = when('within: 9 days', 'calendar: { last-day: next-working-day, holidays: [2026-11-16] }');
    // The ninth day is Saturday the 14th; Sunday is free, and Monday the 16th is a holiday.
    expect(granted(asItFalls, on('2026-11-15'))).toBe(false);
    expect(granted(runsOn, on('2026-11-17'))).toBe(true);
    expect(granted(runsOn, on('2026-11-18'))).toBe(false);
    expect(runsOn.decide(on('2026-11-06')).until).toBe('2026-11-17');
  });

  test('to send a parcel back runs on to a working day, too', () => {
    const policy = shop(
      '[{ clause: "1.1", when: { within: 30 days }, then: { approve: [refund] } }]',
      'send-back-within: 14 days\ncalendar: { last-day: next-working-day }',
    );
    // Asked on a Saturday: two weeks later is a Saturday again.
    expect(policy.decide(on('2026-11-21')).until).toBe('2026-12-07');
  });

  test('starts a buffer after its event', () => {
    const policy = when('within: 7 days', 'start: { event: delivered, buffer: +2 days }');
    expect(granted(policy, on('2026-11-14'))).toBe(true);
    expect(granted(policy, on('2026-11-15'))).toBe(false);
  });

  test('from the last parcel has not begun while one is on its way', () => {
    const policy = when('within: 14 days', 'start: { event: last-delivered }');
    const parcel = (id: string, status: 'shipped' | 'delivered', deliveredAt?: string) => ({
      id,
      status,
      shippedAt: '2026-11-02T15:00:00Z',
      ...(deliveredAt === undefined ? {} : { deliveredAt }),
      lines: [{ lineId: id, quantity: 1 }],
    });
    const order = (second: ReturnType<typeof parcel>) =>
      retailOrder({
        lines: [retailLine({ id: 'a', grossMinor: 1_000 }), retailLine({ id: 'b', grossMinor: 1_000 })],
        fulfilments: [parcel('a', 'delivered', '2026-11-05T15:00:00Z'), second],
      });
    const asked = (second: ReturnType<typeof parcel>) =>
      policy.decide(on('2026-11-25', { order: order(second), lines: [{ lineId: 'a', quantity: 1 }] }));
    expect(asked(parcel('b', 'shipped')).reviewReasons).toEqual(['missing-fact']);
    expect(asked(parcel('b', 'delivered', '2026-11-12T15:00:00Z')).until).toBe('2026-11-26');
  });
});

describe('a definition', () => {
  test('stands for its conditions, and may build on another', () => {
    const policy = when(
      'is: dear-gift',
      'definitions: { dear: { value-over: 50 }, dear-gift: { is: dear, gift: true } }',
    );
    expect(granted(policy, on('2026-11-20', { order: retailOrder({ gift: true }) }))).toBe(true);
    expect(granted(policy, on('2026-11-20'))).toBe(false);
  });
});

describe('defaults', () => {
  const rules = `
    - { rule: own, clause: "1.1", when: { gift: true }, then: { approve: [refund], freight: seller } }
    - { rule: usual, clause: "1.1", when: { gift: false }, then: { approve: [refund] } }
    - { rule: never, clause: "1.2", when: { gift: false, sku: X }, then: { deny: excluded } }`;
  const policy = shop(
    rules,
    'defaults: { freight: customer, refund-on: scan }\nfees: { label: { amount: 6, clause: "1.2" } }',
  );

  test('hold for every approval that does not say otherwise', () => {
    expect(policy.decide(on('2026-11-20'))).toMatchObject({ freight: 'customer', refundOn: 'scan' });
    expect(policy.decide(on('2026-11-20')).breakdown?.totalMinor).toBe(9_400);
    expect(policy.decide(on('2026-11-20', { order: retailOrder({ gift: true }) }))).toMatchObject({
      freight: 'seller',
      refundOn: 'scan',
    });
  });
});

describe('a fact only the customer can tell', () => {
  const policy = shop(`
    - { clause: "1.2", when: { tags: hygiene, seal: opened }, then: { deny: hygiene } }
    - { clause: "1.1", when: { within: 30 days }, then: { approve: [refund] } }`);
  const order = retailOrder({ lines: [retailLine({ id: 'a', grossMinor: 1_000, tags: ['hygiene'] })] });

  test('is asked for where it decides, and only there', () => {
    expect(policy.decide(on('2026-11-20', { order }))).toMatchObject({
      outcome: 'ask',
      missingClaims: ['seal'],
      breakdown: null,
    });
    expect(granted(policy, on('2026-11-20'))).toBe(true);
  });

  test('decides once it is told', () => {
    expect(granted(policy, on('2026-11-20', { order, claims: { seal: 'sealed' } }))).toBe(true);
    expect(policy.decide(on('2026-11-20', { order, claims: { seal: 'opened' } })).declineReason).toBe(
      'hygiene',
    );
  });
});

describe('facts of the records', () => {
  test.each<[string, string, Partial<DecisionFacts>]>([
    ['who is at fault', 'fault: seller', { reason: 'changed-mind', fault: 'seller' }],
    [
      'how long somebody has been a customer',
      'tenure-over: 365 days',
      { customer: { tags: [], since: '2024-01-01T00:00:00Z' } },
    ],
    [
      'how often they came back',
      'prior-cases-up-to: 2',
      { customer: { tags: [], history: { orders: 9, cases: 2, refundedOrders: 1 } } },
    ],
    ['how the shop rates them', 'risk: [low, medium]', { customer: { tags: [], riskBand: 'medium' } }],
    ['what was shown', 'evidence: [photo, video]', { evidence: [{ kind: 'video' }] }],
    ['how worn it is', 'condition: unused', { claims: { condition: 'unused' } }],
    [
      'the promised day of sending',
      'late-over: 3 days',
      { order: retailOrder({ shipBy: '2026-10-28T15:00:00Z' }) },
    ],
    [
      'the discount it was bought with',
      'discount: clearance',
      {
        order: retailOrder({ lines: [retailLine({ id: 'a', grossMinor: 100, discountKind: 'clearance' })] }),
      },
    ],
    [
      'what an agent has done so far',
      'agent-stage: purchased',
      { order: retailOrder({ lines: [retailLine({ id: 'a', grossMinor: 100, agentStage: 'purchased' })] }) },
    ],
    [
      'whether a code was used',
      'digital: not-opened',
      {
        order: retailOrder({ lines: [retailLine({ id: 'a', grossMinor: 100, digitalState: 'not-opened' })] }),
      },
    ],
    [
      'the share of the order',
      'share-up-to: 50%',
      {
        order: retailOrder({
          lines: [retailLine({ id: 'a', grossMinor: 500 }), retailLine({ id: 'b', grossMinor: 500 })],
        }),
        lines: [{ lineId: 'a', quantity: 1 }],
      },
    ],
    [
      'the price of one unit',
      'price-up-to: 50',
      { order: retailOrder({ lines: [retailLine({ id: 'a', grossMinor: 10_000, quantity: 2 })] }) },
    ],
    [
      'an exact article',
      'sku: [A-1, A-2]',
      { order: retailOrder({ lines: [retailLine({ id: 'a', grossMinor: 100, sku: 'A-2' })] }) },
    ],
  ])('can tell %s', (_title, conditions, facts) => {
    const policy = when(conditions);
    expect(granted(policy, on('2026-11-20', facts))).toBe(true);
    // Without the fact, the answer is a question or a person, never a guess.
    expect(['ask', 'review']).toContain(policy.decide(on('2026-11-20')).outcome);
  });

  test('a dispute at the bank can stop a rule', () => {
    const policy = shop(`
      - { clause: "1.2", when: { dispute: true }, then: { review: true } }
      - { clause: "1.1", when: { dispute: false }, then: { approve: [refund] } }`);
    const payments = [
      {
        id: 'p',
        methodId: 'm',
        kind: 'card' as const,
        label: 'Visa',
        capturedMinor: 10_000,
        disputedMinor: 10_000,
      },
    ];
    expect(policy.decide(on('2026-11-20', { order: retailOrder({ payments }) })).reviewReasons).toEqual([
      'policy-says',
    ]);
    expect(granted(policy, on('2026-11-20'))).toBe(true);
  });

  test('that were read too long ago are not decided on', () => {
    const policy = when('within: 30 days', 'stale-after: 30 minutes');
    const readAt = (readOn: string) => policy.decide(on('2026-11-20', { readOn }));
    expect(readAt('2026-11-20T14:30:00Z').outcome).toBe('approve');
    expect(readAt('2026-11-20T14:29:00Z').reviewReasons).toEqual(['stale-fact']);
    expect(readAt('yesterday').reviewReasons).toEqual(['missing-fact']);
  });
});

describe('an approval', () => {
  test('waits for a person where its rule or its amount says so', () => {
    const byRule = shop(
      '[{ clause: "1.1", when: { gift: false }, then: { approve: [refund], approval: agent } }]',
    );
    expect(byRule.decide(on('2026-11-20'))).toMatchObject({
      outcome: 'review',
      approval: 'agent',
      reviewReasons: ['needs-approval'],
    });
    expect(byRule.decide(on('2026-11-20')).breakdown?.totalMinor).toBe(10_000);
    const order = (grossMinor: number) => retailOrder({ lines: [retailLine({ id: 'a', grossMinor })] });
    const byAmount = when('gift: false');
    expect(byAmount.decide(on('2026-11-20', { order: order(50_001) }))).toMatchObject({
      approval: 'agent',
      reviewReasons: ['above-limit'],
    });
    expect(byAmount.decide(on('2026-11-20', { order: order(200_001) })).approval).toBe('two-people');
  });

  test('promises by when the money has left, and says its own sentence', () => {
    const policy = shop(
      '[{ clause: "1.1", when: { gift: false }, then: { approve: [refund], promise: { refund-within: 3 business days }, say: { en: "Soon.", zh: "很快。" } } }]',
      'promise: { answer-within: 1 day, refund-within: 14 days }',
    );
    // Asked on a Friday.
    expect(policy.decide(on('2026-11-20'))).toMatchObject({
      promise: { answerBy: '2026-11-21', refundBy: '2026-11-25' },
      say: { en: 'Soon.', zh: '很快。' },
    });
  });
});

describe('a statutory floor', () => {
  const floor = (rules: string, more = ''): object => ({
    floor: 'home-law',
    title: { en: 'Home law', zh: '本地法律' },
    sources: [{ name: 'Home Act', article: 'section 1' }],
    notice: { en: 'A preset, no advice.', zh: '预设，非法律意见。' },
    start: { event: 'delivered' },
    applies: { market: 'US' },
    clauses: { 'HL-1': { en: 'Fourteen days.', zh: '十四天。' } },
    rules: parse(rules),
    ...(parse(more) as object | null),
  });
  const fourteen = floor(
    '[{ clause: HL-1, when: { within: 14 days }, then: { approve: [refund], freight: customer, refund-on: receipt } }]',
  );
  const named = 'floors: [home-law]\nfees: { label: { amount: 6, clause: "1.2" } }';
  const strict = '[{ clause: "1.2", when: { gift: [GIFT] }, then: { deny: excluded } }]'.replace(
    '[GIFT]',
    'false',
  );

  test('grants what the merchant refuses, by its own clause', () => {
    const decision = shop(strict, named, [fourteen]).decide(on('2026-11-10'));
    expect(decision).toMatchObject({
      outcome: 'approve',
      clauses: ['HL-1'],
      decidedBy: { source: 'floor', name: 'home-law' },
    });
    expect(decision.breakdown?.totalMinor).toBe(9_400);
    expect(decision.trace.map((step) => step.rule)).toEqual(['1.2', 'home-law: HL-1']);
  });

  test('leaves the merchant’s answer where it is as good or better', () => {
    const generous =
      '[{ clause: "1.1", when: { gift: false }, then: { approve: [refund], freight: seller } }]';
    expect(shop(generous, named, [fourteen]).decide(on('2026-11-10')).decidedBy.source).toBe('merchant');
    expect(shop(strict, named, [fourteen]).decide(on('2026-11-20')).decidedBy.source).toBe('merchant');
    const abroad = on('2026-11-10', { order: retailOrder({ market: 'JP' }) });
    expect(shop(strict, named, [fourteen]).decide(abroad)).toMatchObject({
      outcome: 'deny',
      declineReason: 'excluded',
    });
  });

  test('keeps its right for one line when another is asked for along with it', () => {
    const half =
      '[{ clause: "1.1", when: { gift: false }, then: { approve: [refund], restocking-fee: 50% } }]';
    const law = floor(
      '[{ clause: HL-1, when: { within: 14 days, not: custom-made }, then: { approve: [refund] } }]',
    );
    const policy = shop(half, 'floors: [home-law]', [law]);
    const order = retailOrder({
      lines: [
        retailLine({ id: 'a', grossMinor: 10_000 }),
        retailLine({ id: 'b', grossMinor: 10_000, tags: ['custom-made'] }),
      ],
    });
    expect(policy.decide(on('2026-11-10', { order })).reviewReasons).toEqual(['mixed-outcomes']);
    const answers = policy.decidePerLine(on('2026-11-10', { order }));
    expect(
      answers.map(({ decision }) => [decision.decidedBy.source, decision.breakdown?.totalMinor]),
    ).toEqual([
      ['floor', 10_000],
      ['merchant', 5_000],
    ]);
    expect(new Set(answers.map(({ group }) => group)).size).toBe(2);
  });

  test('does not trade the way of settling a customer asked for against a bigger sum', () => {
    const credit = '[{ clause: "1.1", when: { gift: false }, then: { approve: [{ store-credit: +10% }] } }]';
    const policy = shop(credit, named, [fourteen]);
    expect(policy.decide(on('2026-11-10')).resolutions).toEqual(['refund']);
    expect(policy.decide(on('2026-11-10', { resolution: 'store-credit' })).breakdown?.totalMinor).toBe(
      11_000,
    );
  });

  test.each<[string, object, string]>([
    [
      'a refusal',
      floor('[{ clause: HL-1, when: { within: 14 days }, then: { deny: excluded } }]'),
      'floors.home-law.rules.0.then.deny: a floor never takes anything away',
    ],
    [
      'a clause id of the policy',
      floor(
        '[{ clause: "1.1", when: { within: 14 days }, then: { review: true } }]',
        'clauses: { "1.1": { en: Mine, zh: 我的 } }',
      ),
      'floors.home-law.clauses.1.1: clause "1.1" is worded by the policy, too',
    ],
    [
      'another name',
      { ...fourteen, floor: 'elsewhere' },
      'floors.home-law.floor: the floor is called "elsewhere" and the policy names "home-law"',
    ],
    ['no source', { ...fourteen, sources: [] }, 'floors.home-law.sources'],
    ['no notice', { ...fourteen, notice: { en: 'Only English' } }, 'floors.home-law.notice.zh'],
  ])('is refused with %s', (_title, document, problem) => {
    const compiled = compilePolicy(base(strict, named), [document]);
    const faults = compiled.ok
      ? []
      : compiled.error.map((fault) => `${fault.path.join('.')}: ${fault.problem}`);
    expect(faults.join('\n')).toContain(problem);
  });
});
