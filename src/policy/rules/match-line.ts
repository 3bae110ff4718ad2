import type { Decision } from '../../domain/index.js';
import type { LineContext } from '../facts/line-context.js';
import { applyRule, explainRule, windowEnd } from './apply-rule.js';
import type { GuardStop } from './line-guards.js';
import type { LineVerdict } from './line-verdict.js';
import type { Rule, RuleBook } from './rule.js';

/** What the policy says about one line, before any money is counted. */
export interface LineMatch {
  readonly context: LineContext;
  readonly verdict: LineVerdict;
  readonly rule: Rule | null;
  readonly clauses: readonly string[];
  /** Last day of the window that decided, in days since 1970. */
  readonly until: number | null;
  readonly trace: Decision['trace'];
}

/** The match, if any rule applied, and everything that was tried. */
export interface RuleSearch {
  readonly match: LineMatch | null;
  readonly trace: Decision['trace'];
}

const noClauses: readonly string[] = Object.freeze([]);
const untraced: Decision['trace'] = [];

/** The answer that holds under every policy. */
export const stoppedLine = (context: LineContext, stop: GuardStop, traced: boolean): LineMatch => ({
  context,
  verdict: stop.verdict,
  rule: null,
  clauses: noClauses,
  until: null,
  trace: traced ? [{ rule: stop.name, applied: true, because: [stop.because] }] : untraced,
});

const verdictOf = (rule: Rule): LineVerdict =>
  rule.outcome.kind === 'review' ? { kind: 'review', reviewReason: 'policy-says' } : rule.outcome;

/**
 * Exceptions and rules in the order of the file: the first one that applies decides. A rule that asks about a fact
 * nobody recorded stops the search, because a later rule might say less than this one: the customer is asked when
 * only they can tell, and otherwise a person looks.
 */
export const matchLine = (context: LineContext, rules: RuleBook, traced: boolean): RuleSearch => {
  const trace: Decision['trace'] = traced ? [] : untraced;
  for (const rule of traced ? rules.all : rules.byRequest[context.facts.kind][context.facts.reason]) {
    const application = applyRule(rule, context);
    const { verdict, missingClaims } = application;
    if (traced) {
      const name = rule.floor === null ? rule.name : `${rule.floor}: ${rule.name}`;
      trace.push({
        rule: name,
        applied: verdict === 'applies',
        because: explainRule(rule, context, application),
      });
    }
    if (verdict === 'does-not-apply') continue;
    const settled: LineVerdict =
      verdict === 'applies'
        ? verdictOf(rule)
        : missingClaims.length > 0
          ? {
              kind: 'ask',
              missingClaims,
              approval: rule.outcome.kind === 'approve' ? rule.outcome.approval : null,
            }
          : { kind: 'review', reviewReason: 'missing-fact' };
    const until = windowEnd(rule, context);
    return { match: { context, verdict: settled, rule, clauses: rule.clauses, until, trace }, trace };
  }
  return { match: null, trace };
};

/** What no rule foresees is a person's decision, never a guess. */
export const unforeseenLine = (
  context: LineContext,
  trace: Decision['trace'],
  traced: boolean,
): LineMatch => ({
  context,
  verdict: { kind: 'review', reviewReason: 'no-rule' },
  rule: null,
  clauses: noClauses,
  until: null,
  trace: traced ? [...trace, { rule: 'otherwise', applied: true, because: ['no rule applies'] }] : untraced,
});
