import type { Decision, DecisionFacts } from '../../domain/index.js';
import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { decide } from '../decide/decide.js';
import { type LineAnswers, matchRequest } from '../decide/match-request.js';
import type { LineMatch } from '../rules/match-line.js';

/** What counts of a decision when many are compared. */
export interface Ruling {
  readonly outcome: Decision['outcome'];
  /** Back to the customer in minor units; what still needs a person's yes counts, an exchange may be below zero. */
  readonly totalMinor: number;
  /** The rules that decided, such as `2.1 change-of-mind`; why there was none, such as `already-refunded`. */
  readonly rules: readonly string[];
  /** Everything else a customer would notice, as one text to compare. */
  readonly terms: string;
}

const totalOf = ({ outcome, breakdown }: Decision): number =>
  outcome === 'approve' || outcome === 'review' ? (breakdown?.totalMinor ?? 0) : 0;

// A decision of long ago may lack what was not written down yet.
const termsOf = (decision: Decision): string => {
  const { outcome, resolutions, freight, goods, refundOn, until, approval = 'assistant' } = decision;
  return outcome === 'approve'
    ? [resolutions.join(), freight, goods, refundOn, until, approval].join(' ')
    : [decision.declineReason, approval].join(' ');
};

const withoutRule = ({ outcome, declineReason, reviewReasons }: Decision): string =>
  declineReason ?? reviewReasons[0] ?? outcome;

const nameOf = ({ rule }: LineMatch): string | null =>
  rule === null ? null : rule.floor === null ? rule.name : `${rule.floor}: ${rule.name}`;

/** Which of the answers to a line became the decision: the floor it names, else the merchant's own. */
const chosen = ({ merchant, floors }: LineAnswers, { decidedBy, clauses }: Decision): LineMatch => {
  if (decidedBy.source === 'merchant') return merchant;
  const named = floors.filter(({ rule }) => rule?.floor === decidedBy.name);
  const isCited = (match: LineMatch): boolean => match.clauses.every((clause) => clauses.includes(clause));
  return [...named, merchant, ...floors].find(isCited) ?? merchant;
};

const rulesOf = (policy: CompiledPolicy, facts: DecisionFacts, decision: Decision): string[] => {
  if (decision.clauses.length === 0) return [withoutRule(decision)];
  const names = matchRequest(policy, facts, false).map((answer) => nameOf(chosen(answer, decision)));
  return [...new Set(names.map((name) => name ?? withoutRule(decision)))];
};

/** Decides one request by a policy, without a trace. */
export const rulingBy = (policy: CompiledPolicy, facts: DecisionFacts): Ruling => {
  const decision = decide(policy, facts, { traced: false });
  return {
    outcome: decision.outcome,
    totalMinor: totalOf(decision),
    rules: rulesOf(policy, facts, decision),
    terms: termsOf(decision),
  };
};

const ofFloor = /^[a-z0-9-]+: /;

/** The rules that a trace says decided: those that applied, and those that ended the search for lack of a fact. */
const rulesOfTrace = (decision: Decision): string[] => {
  if (decision.clauses.length === 0) return [withoutRule(decision)];
  const { source = 'merchant', name = '' } = decision.decidedBy ?? {};
  const deciding = decision.trace.filter(
    ({ rule, applied, because }) =>
      (source === 'floor' ? rule.startsWith(`${name}: `) : !ofFloor.test(rule)) &&
      (applied || because.some((reason) => reason.endsWith('/ unknown'))),
  );
  const names = [...new Set(deciding.map(({ rule }) => rule))];
  return names.length > 0 ? names : [withoutRule(decision)];
};

/** What was decided then, as it was written down. */
export const rulingOf = (decision: Decision): Ruling => ({
  outcome: decision.outcome,
  totalMinor: totalOf(decision),
  rules: rulesOfTrace(decision),
  terms: termsOf(decision),
});
