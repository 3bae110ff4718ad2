import type { Decision } from '../../domain/index.js';
import { applyRule, windowEnd } from './apply-rule.js';
import type { LineContext } from './line-context.js';
import { lineGuards } from './line-guards.js';
import type { LineVerdict } from './line-verdict.js';
import type { Rule } from './rule.js';

/** What the policy says about one line, before any money is counted. */
export interface LineMatch {
  readonly context: LineContext;
  readonly verdict: LineVerdict;
  readonly rule: Rule | null;
  readonly clauses: readonly string[];
  readonly until: string | null;
  readonly trace: Decision['trace'];
}

/**
 * Guards first, then exceptions and rules in the order of the file: the first one that applies decides. A rule that
 * asks about a fact nobody recorded stops the search, because a later rule might say less than this one.
 */
export const matchLine = (context: LineContext, rules: readonly Rule[]): LineMatch => {
  const trace: Decision['trace'] = [];
  const settled = (verdict: LineVerdict, rule: Rule | null): LineMatch => ({
    context,
    verdict,
    rule,
    clauses: rule?.clauses ?? [],
    until: rule === null ? null : windowEnd(rule, context),
    trace,
  });
  for (const guard of lineGuards) {
    const stop = guard(context);
    if (stop === null) continue;
    trace.push({ rule: stop.name, applied: true, because: [stop.because] });
    return settled(stop.verdict, null);
  }
  for (const rule of rules) {
    const { verdict, because } = applyRule(rule, context);
    trace.push({ rule: rule.name, applied: verdict === 'applies', because: [...because] });
    if (verdict === 'does-not-apply') continue;
    if (verdict === 'unknown') return settled({ kind: 'review', reviewReason: 'missing-fact' }, rule);
    return settled(
      rule.outcome.kind === 'review' ? { kind: 'review', reviewReason: 'policy-says' } : rule.outcome,
      rule,
    );
  }
  trace.push({ rule: 'otherwise', applied: true, because: ['no rule applies'] });
  return settled({ kind: 'review', reviewReason: 'no-rule' }, null);
};
