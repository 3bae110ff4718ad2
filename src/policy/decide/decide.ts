import type { Decision, DecisionFacts } from '../../domain/index.js';
import type { LineMatch } from '../rules/match-line.js';
import { authorise } from './authorise.js';
import { compareForCustomer } from './better-for-customer.js';
import { brokenFacts } from './broken-facts.js';
import type { CompiledPolicy } from './compiled-policy.js';
import { type Entitlement, entitle } from './entitle.js';
import { type LineAnswers, matchRequest } from './match-request.js';
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
  return 'outcome' in answers ? answers : guarded(policy, facts, answers, answers, traced);
};

/** The same, one decision a line; thresholds still count the whole request. */
export const decidePerLine = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  options: DecideOptions,
): { lineId: string; decision: Decision }[] => {
  const { traced } = options;
  const answers = readAnswers(policy, facts, traced);
  if ('outcome' in answers) return facts.lines.map(({ lineId }) => ({ lineId, decision: answers }));
  return answers.map((answer) => {
    const lineId = answer.merchant.context.line.id;
    const alone = { ...facts, lines: facts.lines.filter((line) => line.lineId === lineId) };
    return { lineId, decision: guarded(policy, alone, [answer], answers, traced) };
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
): Decision => {
  try {
    const [chosen, matches] = choose(policy, facts, answers, whole);
    const decision = traced
      ? { ...chosen.decision, trace: [...traceOf(answers), ...chosen.decision.trace] }
      : chosen.decision;
    return authorise(policy, matches, facts.order.currency, decision);
  } catch {
    return unreadable(policy, 'policy-unreadable');
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

/** The merchant's answer, unless the answer with statutory floors is better for the customer as a whole. */
const choose = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  answers: readonly LineAnswers[],
  whole: readonly LineAnswers[],
): [Entitlement, readonly LineMatch[]] => {
  const merchant = answers.map((answer) => answer.merchant);
  const everybody = whole === answers ? merchant : whole.map((answer) => answer.merchant);
  const own = entitle(policy, facts, merchant, everybody);
  if (answers.every((answer) => answer.floors.length === 0)) return [own, merchant];
  const best = answers.map((answer) => bestOf(policy, facts, answer));
  if (best.every((match, index) => match === merchant[index])) return [own, merchant];
  const together = whole === answers ? best : whole.map((answer) => bestOf(policy, facts, answer));
  const lifted = entitle(policy, facts, best, together);
  return compareForCustomer(lifted, own, facts.resolution) > 0 ? [lifted, best] : [own, merchant];
};

const traceOf = (answers: readonly LineAnswers[]): Decision['trace'] =>
  answers.length === 1
    ? [...(answers[0]?.trace ?? [])]
    : answers.flatMap(({ merchant, trace }) =>
        trace.map((step) => ({ ...step, because: [`line: ${merchant.context.line.id}`, ...step.because] })),
      );
