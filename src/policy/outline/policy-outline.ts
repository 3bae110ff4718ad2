import { AppError, canonicalJson } from '../../base/index.js';
import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { sectionOf } from '../document/check-references.js';
import { compileDocument } from '../document/compile-document.js';
import type { PolicyDocument } from '../document/schema.js';
import type { Promised, Rule } from '../rules/rule.js';
import type {
  ClauseOutline,
  ExclusionOutline,
  FeeOutline,
  PolicyOutline,
  RowOutline,
  SectionOutline,
} from './outline.js';
import { outlineConditions, thresholds } from './outline-conditions.js';
import { outlinePromise, outlineTerms } from './outline-terms.js';
import { isWordedIn, outlineWords, textOf } from './outline-words.js';

const clausesOf = (clauses: PolicyDocument['clauses']): ClauseOutline[] =>
  Object.entries(clauses).map(([id, words]) => ({ id, text: textOf(words) }));

const sectionsOf = ({ sections, clauses }: PolicyDocument): SectionOutline[] => {
  const all = clausesOf(clauses);
  return [...new Set(all.map(({ id }) => sectionOf(id)))].map((id) => ({
    id,
    heading: sections[id] === undefined ? null : textOf(sections[id]),
    clauses: all.filter((clause) => sectionOf(clause.id) === id),
  }));
};

const promiseOf = ({ promise }: PolicyDocument): Promised | null =>
  promise === undefined
    ? null
    : { answerWithin: promise['answer-within'] ?? null, refundWithin: promise['refund-within'] ?? null };

/** What a rule promises beyond what the policy promises for all. */
const promisedBy = ({ promised }: Rule, { document }: CompiledPolicy): Promised | null =>
  canonicalJson(promised) === canonicalJson(promiseOf(document)) ? null : promised;

/** Approvals, and reviews that a customer may count on; a review that guards the shop is nobody's promise. */
const rowsOf = (rules: readonly Rule[], policy: CompiledPolicy): RowOutline[] =>
  rules.flatMap((rule) => {
    const { outcome } = rule;
    const { conditions, periods, forSomeCustomers, narrowed, guards } = outlineConditions(
      rule.tests,
      policy.start.event,
      isWordedIn(policy),
    );
    if (outcome.kind === 'deny' || (outcome.kind === 'review' && guards)) return [];
    const terms =
      outcome.kind === 'approve'
        ? outlineTerms(outcome.approval, conditions, promisedBy(rule, policy))
        : null;
    return [Object.freeze({ clauses: rule.clauses, conditions, periods, forSomeCustomers, narrowed, terms })];
  });

/**
 * Rows apart from which value on something holds that holds below it as well: they differ in nothing but in who has to
 * agree.
 */
const withoutDoubles = (rows: readonly RowOutline[]): RowOutline[] => {
  const told = ({ clauses: _, ...rest }: RowOutline): string => canonicalJson(rest);
  const all = new Set(rows.map(told));
  return rows.filter((row) => {
    const conditions = row.conditions.filter(({ key }) => !thresholds.has(key));
    return conditions.length === row.conditions.length || !all.has(told({ ...row, conditions }));
  });
};

const exclusionsOf = (rules: readonly Rule[], policy: CompiledPolicy): ExclusionOutline[] =>
  rules.flatMap((rule) => {
    if (rule.path[0] !== 'exceptions' || rule.outcome.kind !== 'deny') return [];
    const { conditions, narrowed, asksWho } = outlineConditions(
      rule.tests,
      policy.start.event,
      isWordedIn(policy),
    );
    return narrowed || asksWho
      ? []
      : [{ clauses: rule.clauses, conditions, reason: rule.outcome.declineReason }];
  });

/** Each fee once, in the order in which the rules come to it. */
const feesOf = (rows: readonly RowOutline[]): FeeOutline[] => [
  ...new Map(
    rows.flatMap(({ terms }) => (terms?.fees ?? []).map((fee) => [canonicalJson(fee), fee] as const)),
  ).values(),
];

/**
 * The outline of a policy, made from what its rules compile to: nothing is written a second time. Pure.
 * @throws AppError `content-invalid` when the sources are no valid policy
 */
export const policyOutline = (sources: {
  readonly document: unknown;
  readonly floors: readonly unknown[];
}): PolicyOutline => {
  const compiled = compileDocument(sources.document, sources.floors);
  if (!compiled.ok) throw new AppError('content-invalid', { faults: compiled.error.length });
  const policy = compiled.value;
  const { document } = policy;
  const rows = withoutDoubles(rowsOf(policy.rules.all, policy));
  const exclusions = exclusionsOf(policy.rules.all, policy);
  return Object.freeze({
    name: policy.name,
    title: document.title === undefined ? null : textOf(document.title),
    version: policy.version.slice(0, 12),
    validFrom: document['valid-from'] ?? null,
    timeZone: policy.calendar.timeZone,
    currencies: policy.currencies,
    start: policy.start,
    runsOn: policy.calendar.runsOn,
    sendBackDays: policy.sendBackDays,
    promise: outlinePromise(promiseOf(document)),
    words: Object.freeze(outlineWords(document, [...rows, ...exclusions])),
    sections: Object.freeze(sectionsOf(document)),
    rows: Object.freeze(rows),
    fees: Object.freeze(feesOf(rows)),
    payouts: Object.freeze(
      Object.entries(policy.payoutDays).map(([tender, { from, to }]) => ({ tender, from, to })),
    ),
    refundTo: Object.freeze([...document['refund-to']]),
    exclusions: Object.freeze(exclusions),
    floors: Object.freeze(
      policy.floors.map(({ name, document: floor }) => ({
        name,
        title: textOf(floor.title),
        notice: textOf(floor.notice),
        sources: floor.sources,
        markets: floor.applies.market === undefined ? [] : [floor.applies.market].flat(),
        clauses: clausesOf(floor.clauses),
      })),
    ),
  });
};
