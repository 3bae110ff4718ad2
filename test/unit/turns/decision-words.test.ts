import { describe, expect, test } from '@jest/globals';
import { renderMessage } from '../../../src/dialog/index.js';
import type { Decision, Locale } from '../../../src/domain/index.js';
import { decisionParams, nextParam } from '../../../src/turns/describe/decision-params.js';
import { contentFor } from '../../support/house.js';
import { loadPolicy } from '../../support/load-policy.js';
import { retailFacts, retailOrder } from '../../support/retail-order.js';

const { dialog } = contentFor('standard-retail');
const policy = loadPolicy('standard-retail');
const order = retailOrder();
const lines = [{ lineId: 'a', quantity: 1 }];
const decided = policy.decide(
  retailFacts({ reason: 'defective', evidence: [{ kind: 'note', text: 'torn' }] }),
);

/** The settlement before the yes and what happens after it, as the customer reads them. */
const told = (changed: Partial<Decision>, locale: Locale): { settlement: string; filed: string } => {
  const decision = { ...decided, ...changed };
  const params = decisionParams(policy, decision, order, { kind: 'refund', resolution: 'refund', lines }, {});
  const next = nextParam(decision, 'refund', 'refund', order, params, lines);
  return {
    settlement: renderMessage(dialog, locale, 'settlement', params),
    filed: renderMessage(dialog, locale, 'filed', { reference: 'RF-1', next, more: 1 }),
  };
};

describe('a decision in words', () => {
  test.each([
    ['en', 'give it to somebody who can use it', /parcel|send .* back by/],
    ['zh', '转赠给用得上的人', /请在.*前寄回|包裹/],
  ] as const)('goods to give away need no parcel (%s)', (locale, words, parcel) => {
    const { settlement, filed } = told({ goods: 'donate', refundOn: 'now' }, locale);
    expect(settlement).toContain(words);
    expect(settlement).not.toMatch(parcel);
    expect(filed).not.toMatch(parcel);
  });

  test('a sentence of the policy is said with the answer, in the language spoken', () => {
    const say = { en: 'Please keep the box.', zh: '请保留包装盒。' };
    expect(told({ say }, 'en').settlement).toContain('Please keep the box.');
    expect(told({ say }, 'zh').settlement).toContain('请保留包装盒。');
  });

  test('the day by which the money leaves is told as it was promised', () => {
    const promise = { answerBy: null, refundBy: '2026-12-05' };
    expect(told({ promise }, 'en').filed).toContain('5 December');
    expect(told({ promise }, 'zh').filed).toContain('12月5日');
  });

  test('nothing is promised where the policy promises nothing', () => {
    const promise = { answerBy: null, refundBy: null };
    expect(told({ promise, until: null }, 'en').filed).not.toMatch(/December|at the latest/);
  });

  test("a law's clause is cited like the shop's own", () => {
    const byLaw = { decidedBy: { source: 'floor', name: 'eu-withdrawal' }, clauses: ['EU-1'] } as const;
    const { settlement } = told({ ...byLaw, clauses: [...byLaw.clauses] }, 'en');
    expect(settlement).toContain('(policy EU-1)');
    expect(policy.clause('EU-1', 'en')).not.toBe('EU-1');
  });
});
