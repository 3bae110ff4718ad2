import type { ClaimName, Decision, DecisionFacts } from '../../domain/index.js';
import type { LineMatch } from '../rules/match-line.js';
import { approvalTerms } from './approval-terms.js';
import { approve } from './approve.js';
import type { CompiledPolicy } from './compiled-policy.js';
import { earliestDay, lastDay } from './promised-days.js';
import { sameOutcome } from './same-outcome.js';
import { review, undecided } from './undecided.js';

/** What the customer is entitled to, before anybody asks whose yes it takes. */
export interface Entitlement {
  readonly decision: Decision;
  /** What it brings once everything still asked for has been shown and answered; the same decision when nothing is. */
  readonly granted: Decision;
}

const once = (decision: Decision): Entitlement => ({ decision, granted: decision });

/** The approvals a set of matches would bring if the customer's answers turn out as the rules ask. */
const asGranted = (matches: readonly LineMatch[]): readonly LineMatch[] =>
  matches.every(({ verdict }) => verdict.kind !== 'ask')
    ? matches
    : matches.map((match) =>
        match.verdict.kind === 'ask' && match.verdict.approval !== null
          ? { ...match, verdict: { kind: 'approve' as const, approval: match.verdict.approval } }
          : match,
      );

/** What the matches say before any money is counted. */
const baseOf = (policy: CompiledPolicy, matches: readonly LineMatch[]): Decision => {
  const base = undecided(policy, []);
  const clauses = new Set<string>();
  for (const { rule, clauses: own } of matches) {
    for (const clause of own) clauses.add(clause);
    if (rule === null) continue;
    if (rule.floor !== null && base.decidedBy.source === 'merchant')
      base.decidedBy = { source: 'floor', name: rule.floor };
    base.say ??= rule.say;
  }
  base.clauses = [...clauses];
  base.until = lastDay(matches);
  base.promise = earliestDay(policy, matches);
  return base;
};

const claimsOf = (matches: readonly LineMatch[]): ClaimName[] => {
  if (matches.every(({ verdict }) => verdict.kind !== 'ask')) return [];
  return [
    ...new Set(matches.flatMap(({ verdict }) => (verdict.kind === 'ask' ? verdict.missingClaims : []))),
  ];
};

/**
 * Counts what these matches bring, as one settlement.
 * @param whole every line of the request: thresholds count over all of it
 */
export const entitle = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  matches: readonly LineMatch[],
  whole: readonly LineMatch[],
): Entitlement => {
  const base = baseOf(policy, matches);
  const missingClaims = claimsOf(matches);
  const granting = asGranted(matches);
  const decision = settled(policy, facts, granting, asGranted(whole), base);
  // What a person has to look at whatever the answer is needs no question first.
  if (missingClaims.length > 0 && decision.outcome !== 'review')
    return { decision: { ...base, outcome: 'ask', missingClaims }, granted: decision };
  if (decision.outcome !== 'approve') return once(decision);
  const { missingEvidence } = approvalTerms(facts, granting, whole);
  return missingEvidence.length === 0
    ? once(decision)
    : { decision: { ...decision, outcome: 'ask', breakdown: null, missingEvidence }, granted: decision };
};

const settled = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  matches: readonly LineMatch[],
  whole: readonly LineMatch[],
  base: Decision,
): Decision => {
  const [first] = matches;
  if (first === undefined) return review(base, 'policy-unreadable');
  if (!sameOutcome(matches, whole)) return review(base, 'mixed-outcomes');
  switch (first.verdict.kind) {
    case 'deny':
      return { ...base, outcome: 'deny', declineReason: first.verdict.declineReason };
    case 'review':
      return review(base, first.verdict.reviewReason);
    case 'ask':
      return { ...base, outcome: 'ask', missingClaims: [...first.verdict.missingClaims] };
    case 'approve':
      return approve(policy, facts, matches, approvalTerms(facts, matches, whole), base);
  }
};
