import { type RequestKind, type ReturnReason, requestKinds, returnReasons } from '../../domain/index.js';
import type { Rule, RuleBook } from './rule.js';

const asksFor = (rule: Rule, dimension: 'kind' | 'reason', value: string): boolean =>
  rule.tests.every(
    (test) => test.dimension !== dimension || test.kind !== 'among' || test.values.includes(value),
  );

const rulesFor = (
  rules: readonly Rule[],
  kind: RequestKind,
): Readonly<Record<ReturnReason, readonly Rule[]>> => {
  const ofKind = rules.filter((rule) => asksFor(rule, 'kind', kind));
  const pairs = returnReasons.map(
    (reason) => [reason, Object.freeze(ofKind.filter((rule) => asksFor(rule, 'reason', reason)))] as const,
  );
  return Object.freeze(Object.fromEntries(pairs) as Record<ReturnReason, readonly Rule[]>);
};

export const ruleBook = (rules: readonly Rule[]): RuleBook =>
  Object.freeze({
    all: Object.freeze([...rules]),
    byRequest: Object.freeze(
      Object.fromEntries(requestKinds.map((kind) => [kind, rulesFor(rules, kind)])) as RuleBook['byRequest'],
    ),
  });
