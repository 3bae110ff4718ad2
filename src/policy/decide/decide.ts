import type { Decision, DecisionFacts } from '../../domain/index.js';
import { lineContext } from '../rules/line-context.js';
import { type LineMatch, matchLine } from '../rules/match-line.js';
import { approvalTerms } from './approval-terms.js';
import { approve } from './approve.js';
import { brokenFacts } from './broken-facts.js';
import type { CompiledPolicy } from './compiled-policy.js';
import { sameOutcome } from './same-outcome.js';
import { review, undecided } from './undecided.js';

/**
 * Decides one request against one policy version.
 * Pure and total: "today" is `facts.askedOn`, amounts are minor units of the order's currency, and what can't be
 * read or is not foreseen becomes a review. Never exceeds paid less refunded less reserved.
 */
export const decide = (policy: CompiledPolicy, facts: DecisionFacts): Decision => {
  const whole = matchLines(policy, facts);
  return 'outcome' in whole ? whole : guarded(policy, facts, whole, whole);
};

/** The same, one decision a line; thresholds still count the whole request. */
export const decidePerLine = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
): { lineId: string; decision: Decision }[] => {
  const whole = matchLines(policy, facts);
  if ('outcome' in whole) return facts.lines.map(({ lineId }) => ({ lineId, decision: whole }));
  return whole.map((match) => ({
    lineId: match.context.line.id,
    decision: guarded(
      policy,
      { ...facts, lines: facts.lines.filter((line) => line.lineId === match.context.line.id) },
      [match],
      whole,
    ),
  }));
};

const unreadable = (policy: CompiledPolicy, because: 'missing-fact' | 'policy-unreadable'): Decision => ({
  ...undecided(policy, null, [{ rule: 'facts', applied: false, because: ['facts: readable / not'] }]),
  reviewReasons: [because],
});

const matchLines = (policy: CompiledPolicy, facts: DecisionFacts): readonly LineMatch[] | Decision => {
  try {
    const broken = brokenFacts(facts, policy.currencies);
    if (broken !== null) {
      return review(
        undecided(policy, null, [{ rule: 'facts', applied: false, because: [broken] }]),
        'missing-fact',
      );
    }
    return facts.lines.flatMap(({ lineId, quantity }) => {
      const line = facts.order.lines.find((candidate) => candidate.id === lineId);
      return line === undefined
        ? []
        : [matchLine(lineContext(facts, line, quantity, policy.calendar), policy.rules)];
    });
  } catch {
    return unreadable(policy, 'missing-fact');
  }
};

// A sum that breaks an invariant must not stop the conversation: a person looks at it instead.
const guarded = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  matches: readonly LineMatch[],
  whole: readonly LineMatch[],
): Decision => {
  try {
    return decideMatches(policy, facts, matches, whole);
  } catch {
    return unreadable(policy, 'policy-unreadable');
  }
};

const traceOf = (matches: readonly LineMatch[]): Decision['trace'] =>
  matches.length === 1
    ? [...(matches[0]?.trace ?? [])]
    : matches.flatMap(({ context, trace }) =>
        trace.map((step) => ({ ...step, because: [`line: ${context.line.id}`, ...step.because] })),
      );

const decideMatches = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  matches: readonly LineMatch[],
  whole: readonly LineMatch[],
): Decision => {
  const first = matches[0];
  if (first === undefined) return unreadable(policy, 'policy-unreadable');
  const base: Decision = {
    ...undecided(policy, facts, traceOf(matches)),
    clauses: [...new Set(matches.flatMap((match) => match.clauses))],
    until: matches.reduce<string | null>(
      (end, { until }) => (end === null || (until !== null && until < end) ? until : end),
      null,
    ),
  };
  if (!sameOutcome(matches, whole)) return review(base, 'mixed-outcomes');
  switch (first.verdict.kind) {
    case 'deny':
      return { ...base, outcome: 'deny', declineReason: first.verdict.declineReason };
    case 'review':
      return { ...base, reviewReasons: [first.verdict.reviewReason] };
    case 'approve':
      return approve(policy, facts, matches, approvalTerms(facts, matches, whole), base);
  }
};
