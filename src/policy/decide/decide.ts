import type { Breakdown, Decision, DecisionFacts, Resolution } from '../../domain/index.js';
import { noDeductions } from '../amounts/deductions.js';
import { settleExchange } from '../amounts/settle-exchange.js';
import { settleRefund } from '../amounts/settle-refund.js';
import type { TenderOrder } from '../ports.js';
import { addDays, localDate } from '../rules/calendar.js';
import { type Calendar, lineContext } from '../rules/line-context.js';
import { type LineMatch, matchLine } from '../rules/match-line.js';
import type { Rule } from '../rules/rule.js';
import { type ApprovalTerms, approvalTerms } from './approval-terms.js';
import { brokenFacts } from './broken-facts.js';
import { factsHash } from './facts-hash.js';
import { countedResolution, sharedResolutions } from './rank-resolutions.js';
import { sameOutcome } from './same-outcome.js';
import { tenderChoice } from './tender-choice.js';

/** A policy ready to decide: checked, in minor units, rules in the order they are tried. */
export interface CompiledPolicy {
  readonly name: string;
  readonly version: string;
  readonly currencies: readonly string[];
  readonly calendar: Calendar;
  readonly sendBackDays: number | null;
  readonly rules: readonly Rule[];
  readonly tenders: TenderOrder;
  readonly giftCardAllowed: boolean;
  readonly payoutDays: Readonly<Record<string, { readonly from: number; readonly to: number }>>;
  readonly limits: Readonly<Record<string, { readonly assistantMinor: number; readonly agentMinor: number }>>;
}

type ReviewReason = Decision['reviewReasons'][number];

const undecided = (
  policy: CompiledPolicy,
  facts: DecisionFacts | null,
  trace: Decision['trace'],
): Decision => ({
  outcome: 'review',
  policy: { name: policy.name, version: policy.version },
  clauses: [],
  trace,
  resolutions: [],
  chooser: 'shop',
  freight: 'none',
  goods: 'none',
  refundOn: 'now',
  payoutDays: { from: 0, to: 0 },
  until: null,
  breakdown: null,
  missingEvidence: [],
  declineReason: null,
  reviewReasons: [],
  factsHash: facts === null ? '' : factsHash(facts, policy.calendar.timeZone),
});

const review = (base: Decision, because: ReviewReason, step?: string): Decision => ({
  ...base,
  outcome: 'review',
  reviewReasons: [because],
  trace:
    step === undefined
      ? base.trace
      : [...base.trace, { rule: 'settlement', applied: false, because: [step] }],
});

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

const unreadable = (policy: CompiledPolicy): Decision => ({
  ...undecided(policy, null, [{ rule: 'facts', applied: false, because: ['facts: readable / not'] }]),
  reviewReasons: ['missing-fact'],
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
    return unreadable(policy);
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
    return unreadable(policy);
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
  if (first === undefined) return unreadable(policy);
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

const approve = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  matches: readonly LineMatch[],
  terms: ApprovalTerms,
  base: Decision,
): Decision => {
  const resolutions = sharedResolutions(facts, matches);
  const counted = countedResolution(facts, resolutions);
  if (counted === null) return review(base, 'mixed-outcomes');
  const today = localDate(facts.askedOn, policy.calendar.timeZone);
  const granted: Decision = {
    ...base,
    outcome: 'approve',
    resolutions,
    chooser: terms.chooser,
    freight: terms.freight,
    goods: terms.goods,
    refundOn: terms.refundOn,
    until:
      terms.goods === 'return' && policy.sendBackDays !== null
        ? addDays(today, policy.sendBackDays)
        : base.until,
  };
  if (terms.missingEvidence.length > 0)
    return { ...granted, outcome: 'ask', missingEvidence: terms.missingEvidence };
  const settled = settle(policy, facts, matches, terms, counted);
  if (settled === 'nothing-left') return { ...base, outcome: 'deny', declineReason: 'already-refunded' };
  if (settled === 'unknown') return review(base, 'missing-fact', `amount of ${counted}: known / unknown`);
  const breakdown = settled === 'later' ? null : settled;
  const decided: Decision = { ...granted, breakdown, payoutDays: payoutDays(policy, breakdown) };
  const limitMinor = policy.limits[facts.order.currency]?.assistantMinor ?? 0;
  return breakdown !== null && breakdown.totalMinor > limitMinor
    ? review(decided, 'above-limit', `limit: ${limitMinor} / ${breakdown.totalMinor}`)
    : decided;
};

const nothingToPay = (currency: string): Breakdown => ({
  currency,
  lines: [],
  totalMinor: 0,
  tenders: [],
  refundedLines: [],
  shippingMinor: 0,
});

/** `later` when an exchange is allowed and its new variant is not named yet. */
const settle = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  matches: readonly LineMatch[],
  terms: ApprovalTerms,
  resolution: Resolution,
): Breakdown | 'nothing-left' | 'unknown' | 'later' => {
  const { order, reserved } = facts;
  const lines = matches.map(({ context }) => ({ lineId: context.line.id, quantity: context.quantity }));
  const tenders = tenderChoice(facts, resolution, policy.tenders, policy.giftCardAllowed);
  if (resolution === 'replacement') return nothingToPay(order.currency);
  if (resolution === 'exchange') {
    if (facts.replacements.length === 0) return 'later';
    const exchanged = settleExchange({ order, lines, reserved, replacements: facts.replacements, tenders });
    return exchanged.ok ? exchanged.value : 'unknown';
  }
  if (order.payments.length === 0) return 'unknown';
  const settled = settleRefund({
    order,
    lines,
    reserved,
    shipping: terms.shipping,
    deductions: resolution === 'cancel' ? noDeductions : terms.deductions,
    bonus: resolution === 'store-credit' ? terms.bonus : null,
    tenders,
  });
  return settled.ok ? settled.value : settled.error;
};

/** The slowest tender counts: that is when all of the money is there. */
const payoutDays = (policy: CompiledPolicy, breakdown: Breakdown | null): Decision['payoutDays'] =>
  (breakdown?.tenders ?? []).reduce(
    (slowest, tender) => {
      const days = policy.payoutDays[tender.kind] ?? { from: 3, to: 10 };
      return { from: Math.max(slowest.from, days.from), to: Math.max(slowest.to, days.to) };
    },
    { from: 0, to: 0 },
  );
