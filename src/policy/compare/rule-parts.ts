import type { DefaultsDocument } from '../document/outcome-schema.js';
import type { PolicyDocument, RuleDocument } from '../document/schema.js';
import { type ConditionSource, conditionFacets, inheritedBy, wordsOfConditions } from './condition-facets.js';
import type { Part } from './part.js';
import { termFacets, wordsOfOutcome, wordsOfTerms } from './term-facets.js';

/** What the rules of one file are read with. */
export interface RuleSource extends ConditionSource {
  readonly defaults: DefaultsDocument;
  /** What `freight: customer` costs. */
  readonly label: PolicyDocument['fees']['label'];
  /** Said before each name, such as "floor eu-withdrawal: "; empty for the merchant's own. */
  readonly prefix: string;
  readonly path: string;
}

/** `2.1 change-of-mind`, as traces name it. */
export const ruleName = ({ rule, clause }: RuleDocument): string =>
  rule === undefined ? (clause[0] ?? '') : `${clause[0] ?? ''} ${rule}`;

/** One rule with its definitions and defaults spelled out. */
export const rulePart = (rule: RuleDocument, source: RuleSource): Part => {
  const name = ruleName(rule);
  const { currencies, defaults } = source;
  const owner = `${source.prefix}${name}`;
  const { approve, deny, review, ...own } = rule.then;
  const kept = approve === undefined ? { say: defaults.say, promise: defaults.promise } : defaults;
  const promise = { ...kept.promise, ...own.promise };
  const merged = { ...kept, ...own };
  const freight =
    merged.freight === 'customer' && source.label !== undefined
      ? { customer: source.label.amount, clause: source.label.clause }
      : merged.freight;
  const terms = { ...merged, freight, promise: Object.keys(promise).length === 0 ? undefined : promise };
  const said = [wordsOfOutcome(rule.then), ...wordsOfTerms(own, currencies)].join(', ');
  return {
    path: `${source.path}.${rule.rule ?? rule.clause[0]}`,
    label: `rule ${owner}`,
    whole: `when ${wordsOfConditions(rule.when, source)}: ${said}`,
    inherits: ['defaults', inheritedBy(rule.when)],
    facets: [
      { path: 'clause', label: `the clauses of ${owner}`, text: rule.clause.join(', ') },
      ...(rule.rule === undefined ? [] : [{ path: 'rule', label: `the name of ${owner}`, text: rule.rule }]),
      ...conditionFacets(rule.when, owner, source),
      { path: 'then', label: `what ${owner} says`, text: wordsOfOutcome(rule.then) },
      ...termFacets(terms, own, owner, currencies),
    ],
  };
};
