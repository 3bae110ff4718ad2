import { type RequestKind, requestKinds } from '../../domain/index.js';
import type { Rule, RuleBook } from './rule.js';

const asksFor = (rule: Rule, kind: RequestKind): boolean =>
  rule.tests.every(
    (test) => test.dimension !== 'kind' || test.kind !== 'among' || test.values.includes(kind),
  );

export const ruleBook = (rules: readonly Rule[]): RuleBook =>
  Object.freeze({
    all: Object.freeze([...rules]),
    byKind: Object.freeze(
      Object.fromEntries(
        requestKinds.map((kind) => [kind, Object.freeze(rules.filter((rule) => asksFor(rule, kind)))]),
      ) as RuleBook['byKind'],
    ),
  });
