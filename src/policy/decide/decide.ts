import type { Decision, DecisionFacts } from '../../domain/index.js';
import type { LineMatch } from '../rules/match-line.js';
import { authorise } from './authorise.js';
import { compareForCustomer } from './better-for-customer.js';
import { brokenFacts } from './broken-facts.js';
import type { CompiledPolicy } from './compiled-policy.js';
import { type Entitlement, entitle } from './entitle.js';
import { type LineAnswers, matchRequest } from './match-request.js';
import { sameOutcome, settlementGroup } from './same-outcome.js';
import { review, undecided } from './undecided.js';

export interface DecideOptions {
  /** Whether to write down every rule tried, as a case keeps them. */
  readonly traced: boolean;
}

/**
 * Decides one request against one policy version.
 * Pure and total: "today" is `facts.askedOn`, amounts are minor units of the order's currency, and what can't be
 * read or is not foreseen becomes a review. Never exceeds paid less refunded less reserved.
 */
export const decide = (policy: CompiledPolicy, facts: DecisionFacts, options: DecideOptions): Decision => {
  const { traced } = options;
  const answers = readAnswers(policy, facts, traced);
  return 'outcome' in answers ? answers : guarded(policy, facts, answers, answers, traced).decision;
};

/** The same, one decision a line; thresholds still count the whole request. Lines of one group settle together. */
export const decidePerLine = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  options: DecideOptions,
): { lineId: string; decision: Decision; group: string }[] => {
  const { traced } = options;
  const answers = readAnswers(policy, facts, traced);
  if ('outcome' in answers)
    return facts.lines.map(({ lineId }) => ({ lineId, decision: answers, group: answers.outcome }));
  return answers.map((answer) => {
    const lineId = answer.merchant.context.line.id;
    const alone = { ...facts, lines: facts.lines.filter((line) => line.lineId === lineId) };
    return { lineId, ...guarded(policy, alone, [answer], answers, traced) };
  });
};

const unreadable = (policy: CompiledPolicy, because: 'missing-fact' | 'policy-unreadable'): Decision => ({
  ...undecided(policy, [{ rule: 'facts', applied: false, because: ['facts: readable / not'] }]),
  reviewReasons: [because],
});

const readAnswers = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  traced: boolean,
): readonly LineAnswers[] | Decision => {
  try {
    const broken = brokenFacts(facts, policy.currencies, policy.staleAfterMinutes);
    if (broken === null) return matchRequest(policy, facts, traced);
    const trace = [{ rule: 'facts', applied: false, because: [broken.because] }];
    return review(undecided(policy, trace), broken.reviewReason);
  } catch {
    return unreadable(policy, 'missing-fact');
  }
};

// A sum that breaks an invariant must not stop the conversation: a person looks at it instead.
const guarded = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  answers: readonly LineAnswers[],
  whole: readonly LineAnswers[],
  traced: boolean,
): { decision: Decision; group: string } => {
  try {
    const { chosen, matches, everybody } = choose(policy, facts, answers, whole);
    const decision = traced
      ? { ...chosen.decision, trace: [...traceOf(answers), ...chosen.decision.trace] }
      : chosen.decision;
    const [first] = matches;
    return {
      decision: authorise(policy, matches, facts.order.currency, decision),
      group: first === undefined ? '' : settlementGroup(first, everybody),
    };
  } catch {
    return { decision: unreadable(policy, 'policy-unreadable'), group: 'policy-unreadable' };
  }
};

/** The floor that is better for the customer than the merchant's own answer to this line, if one is. */
const bestOf = (policy: CompiledPolicy, facts: DecisionFacts, answer: LineAnswers): LineMatch => {
  const { merchant, floors } = answer;
  const lineId = merchant.context.line.id;
  const alone = { ...facts, lines: facts.lines.filter((line) => line.lineId === lineId) };
  const worthOf = (match: LineMatch): Entitlement => entitle(policy, alone, [match], [match]);
  let best = merchant;
  let bestWorth = floors.length === 0 ? null : worthOf(merchant);
  for (const floor of floors) {
    const worth = worthOf(floor);
    if (bestWorth === null || compareForCustomer(worth, bestWorth, facts.resolution) <= 0) continue;
    best = floor;
    bestWorth = worth;
  }
  return best;
};

interface Choice {
  readonly chosen: Entitlement;
  readonly matches: readonly LineMatch[];
  /** The matches of the whole request that these are part of. */
  readonly everybody: readonly LineMatch[];
}

/** The merchant's answer, unless the answer with statutory floors is better for the customer as a whole. */
const choose = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  answers: readonly LineAnswers[],
  whole: readonly LineAnswers[],
): Choice => {
  const merchant = answers.map((answer) => answer.merchant);
  const everybody = whole === answers ? merchant : whole.map((answer) => answer.merchant);
  const own = entitle(policy, facts, merchant, everybody);
  const kept: Choice = { chosen: own, matches: merchant, everybody };
  if (answers.every((answer) => answer.floors.length === 0)) return kept;
  const best = answers.map((answer) => bestOf(policy, facts, answer));
  if (best.every((match, index) => match === merchant[index])) return kept;
  const together = whole === answers ? best : whole.map((answer) => bestOf(policy, facts, answer));
  const lifted = entitle(policy, facts, best, together);
  const isBetter =
    compareForCustomer(lifted, own, facts.resolution) > 0 || settlesBetterApart(policy, facts, own, best);
  return isBetter ? { chosen: lifted, matches: best, everybody: together } : kept;
};

/**
 * Where the law speaks of one line and not of the one beside it, the two can't share a settlement. They are settled
 * apart when that brings more, each with its own label, so that no right is lost by asking for both at once.
 */
const settlesBetterApart = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  own: Entitlement,
  best: readonly LineMatch[],
): boolean => {
  if (best.length < 2 || sameOutcome(best, best)) return false;
  const groups = new Map<string, LineMatch[]>();
  for (const match of best) {
    const group = settlementGroup(match, best);
    groups.set(group, [...(groups.get(group) ?? []), match]);
  }
  let apartMinor = 0;
  for (const group of groups.values()) {
    const { granted } = entitle(policy, facts, group, best);
    if (granted.outcome !== 'approve') return false;
    apartMinor += granted.breakdown?.totalMinor ?? 0;
  }
  return own.granted.outcome === 'approve' && apartMinor > (own.granted.breakdown?.totalMinor ?? 0);
};

const traceOf = (answers: readonly LineAnswers[]): Decision['trace'] =>
  answers.length === 1
    ? [...(answers[0]?.trace ?? [])]
    : answers.flatMap(({ merchant, trace }) =>
        trace.map((step) => ({ ...step, because: [`line: ${merchant.context.line.id}`, ...step.because] })),
      );
