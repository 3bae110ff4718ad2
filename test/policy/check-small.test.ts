import { describe, expect, test } from '@jest/globals';
import { policyTopics } from '../../src/domain/index.js';
import { checkPolicy } from '../../src/policy/index.js';
import { soundPolicy } from '../support/load-policy.js';

/** Policies of two or three rules, each made to lead the proof astray. */

type SmallRule = { readonly when: Record<string, unknown>; readonly then: Record<string, unknown> };
// biome-ignore-start lint/suspicious/noThenProperty: the key of a policy file; never awaited.
const given = (when: Record<string, unknown>): SmallRule => ({ when, then: { approve: ['refund'] } });
const refused = (when: Record<string, unknown>): SmallRule => ({ when, then: { deny: 'excluded' } });
const looked = (when: Record<string, unknown>, answer: string): SmallRule => ({
  when,
  then: { review: true, promise: { 'answer-within': answer } },
});
// biome-ignore-end lint/suspicious/noThenProperty: as above.

const policyOf = (rules: readonly SmallRule[], changes: Record<string, unknown> = {}) => ({
  policy: 'small',
  'time-zone': 'UTC',
  currencies: ['USD'],
  start: { event: 'delivered' },
  clauses: { '1.1': { en: 'All there is.', zh: '全部条款。', topics: [...policyTopics] } },
  rules: rules.map((rule, index) => ({ rule: `rule-${index + 1}`, clause: '1.1', ...rule })),
  otherwise: 'review',
  'payout-days': { card: '3-5' },
  limits: { assistant: 5000, agent: 9000 },
  identity: [['email', 'order-number']],
  ...changes,
});
const faultsOf = (rules: readonly SmallRule[], changes?: Record<string, unknown>) =>
  checkPolicy(policyOf(rules, changes)).faults;

describe('what no request can be is no gap', () => {
  test.each<[string, SmallRule[]]>([
    ['nobody asks for nothing', [given({ 'quantity-over': 0 })]],
    [
      'what has not arrived has no proof of delivery',
      [given({ proof: 'signature' }), refused({ proof: ['photo', 'scan', 'none'], delivery: 'delivered' })],
    ],
    [
      'business days since the event of a window are the business days of the window',
      [given({ 'delivered-within': '5 business days' }), refused({ after: '5 business days' })],
    ],
  ])('%s', (_title, rules) => {
    expect(faultsOf(rules)).toEqual([]);
  });
});

test('a rule for more than the whole order can never apply', () => {
  const faults = faultsOf([given({ 'share-over': '100%' }), refused({ 'share-up-to': '100%' })]);
  expect(faults.map((fault) => fault.kind)).toEqual(['never-applies']);
});

test('two rules that promise an answer by different days contradict', () => {
  const faults = faultsOf([
    looked({ category: 'furniture' }, '1 day'),
    looked({ gift: true }, '9 days'),
    looked({}, '3 days'),
  ]);
  expect(faults.map((fault) => fault.kind)).toEqual(['contradiction']);
});

describe('an example is a request the engine can be asked', () => {
  test('one that no card paid for is not shown with a card', () => {
    const rules = [given({ tender: ['card', 'wallet'] })];
    const [gap] = faultsOf(rules);
    const facts = gap?.example?.facts;
    if (!facts) throw new Error('no example');
    expect(soundPolicy(policyOf(rules)).decide(facts).reviewReasons).toEqual(['no-rule']);
  });

  test('one that no order can be is told in words only', () => {
    const [gap] = faultsOf([given({ 'price-over': 20, 'value-over': 10 }), refused({ 'price-up-to': 20 })]);
    expect(gap?.example).toEqual({
      where: ['value: up to 10.00 USD', 'price: over 20.00 USD'],
      one: null,
      facts: null,
    });
  });
});

describe('two rules of one name', () => {
  test('are a fault, because a trace could not tell them apart', () => {
    const { rules, ...rest } = policyOf([given({ gift: true }), refused({ gift: false })]);
    const { faults } = checkPolicy({ ...rest, rules: rules.map((rule) => ({ ...rule, rule: 'gifts' })) });
    expect(faults.map(({ path, problem }) => [path.join('.'), problem])).toEqual([
      ['rules.1.rule', 'another rule is called "gifts", too'],
    ]);
  });
});
