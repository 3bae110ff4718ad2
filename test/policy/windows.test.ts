import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { policyTopics } from '../../src/domain/index.js';
import { soundPolicy } from '../support/load-policy.js';
import { daysAgo, one } from '../support/policy-rows.js';
import { retailFacts, retailLine, retailOrder } from '../support/retail-order.js';

/** From when a window counts and until when it lasts. Asked on 21 November. */

const shop = soundPolicy(
  parse(`
    policy: windows
    time-zone: UTC
    currencies: [USD]
    start: { event: delivered }
    definitions: { returnable: { within: 30 days } }
    clauses: { "1.1": { en: Two weeks., zh: 两周。, topics: [${policyTopics.join(', ')}] } }
    rules:
      - { rule: just-sent, clause: "1.1", when: { kind: exchange, shipped-within: 5 days }, then: { review: true } }
      - { rule: came-long-ago, clause: "1.1", when: { kind: exchange, delivered-over: 20 days }, then: { deny: outside-window } }
      - { rule: shown-on-delivery, clause: "1.1", when: { kind: cancel, proof: signature }, then: { deny: already-shipped } }
      - { rule: in-time, clause: "1.1", when: { is: returnable, within: 14 days }, then: { approve: [refund], goods: keep } }
      - { rule: late, clause: "1.1", when: { after: 14 days, within: 30 days }, then: { deny: outside-window } }
      - { rule: too-late, clause: "1.1", when: { after: 30 days }, then: { deny: outside-window } }
    otherwise: review
    payout-days: { card: 3-5 }
    limits: { assistant: 5000.00, agent: 9000.00 }
    identity: [[email, order-number]]`),
);
const until = (days: number) => {
  const { outcome, until: day } = shop.decide(retailFacts({ order: one(10_000, {}, daysAgo(days)) }));
  return [outcome, day];
};

describe('the day that is named', () => {
  test('is the last of the narrower window where a rule and its definition name one each', () => {
    expect(until(5)).toEqual(['approve', '2026-11-30']);
  });

  test('is the day a right ended where a refusal says since when and until when', () => {
    expect(until(20)).toEqual(['deny', '2026-11-15']);
  });
});

describe('two of a thing, one here for a month and one sent yesterday', () => {
  const order = retailOrder({
    status: 'partly-delivered',
    placedAt: '2026-10-15T15:00:00Z',
    shippedAt: undefined as never,
    deliveredAt: undefined as never,
    lines: [retailLine({ id: 'a', quantity: 2, grossMinor: 10_000 })],
    fulfilments: [
      {
        id: 'first',
        status: 'delivered',
        proof: 'signature',
        shippedAt: '2026-10-18T15:00:00Z',
        deliveredAt: '2026-10-21T15:00:00Z',
        lines: [{ lineId: 'a', quantity: 1 }],
      },
      {
        id: 'second',
        status: 'shipped',
        shippedAt: '2026-11-20T15:00:00Z',
        lines: [{ lineId: 'a', quantity: 1 }],
      },
    ],
  });
  const decided = (kind: 'exchange' | 'cancel', quantity: number) => {
    const { trace } = shop.decide(retailFacts({ kind, order, lines: [{ lineId: 'a', quantity }] }));
    return trace.find((step) => step.applied)?.rule ?? trace.at(-1)?.because;
  };

  test('the one that is here goes by the dates of its own parcel', () => {
    expect(decided('exchange', 1)).toBe('1.1 came-long-ago');
  });

  test('nobody says when both arrived while one has not', () => {
    const { outcome, reviewReasons } = shop.decide(
      retailFacts({ order, lines: [{ lineId: 'a', quantity: 2 }] }),
    );
    expect([outcome, reviewReasons]).toEqual(['review', ['missing-fact']]);
  });

  test('a signature for the first proves nothing about the one on its way', () => {
    expect(decided('cancel', 1)).not.toBe('1.1 shown-on-delivery');
  });
});

test('goods that are still on their way to the warehouse were not stocked in, whatever their date says', () => {
  const agent = soundPolicy({
    ...(shop.sources.document as Record<string, unknown>),
    start: { event: 'stocked-in' },
  });
  const order = one(10_000, { agentStage: 'shipped-to-warehouse', stockedInAt: '2026-11-20T15:00:00Z' });
  expect(agent.decide(retailFacts({ order })).reviewReasons).toEqual(['missing-fact']);
});

test('a request from beyond the calendar goes to a person, and is not counted forever', () => {
  const prompt = soundPolicy({
    ...(shop.sources.document as Record<string, unknown>),
    promise: { 'answer-within': '2 business days' },
  });
  const { outcome, reviewReasons } = prompt.decide(
    retailFacts({ kind: 'exchange', askedOn: '+275760-09-12T00:00:00.000Z', order: one(10_000) }),
  );
  expect([outcome, reviewReasons]).toEqual(['review', ['missing-fact']]);
});
