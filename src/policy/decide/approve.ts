import type { Breakdown, Decision, DecisionFacts } from '../../domain/index.js';
import { dateOfDay } from '../facts/calendar.js';
import { windowEndsOn } from '../facts/window.js';
import type { LineMatch } from '../rules/match-line.js';
import type { ApprovalTerms } from './approval-terms.js';
import type { CompiledPolicy } from './compiled-policy.js';
import { countedResolution, sharedResolutions } from './rank-resolutions.js';
import { settle } from './settle.js';
import { review } from './undecided.js';

/** Spells out an approval: what is offered and what it brings. */
export const approve = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  matches: readonly LineMatch[],
  terms: ApprovalTerms,
  base: Decision,
): Decision => {
  const resolutions = sharedResolutions(facts, matches);
  const counted = countedResolution(facts, resolutions);
  if (counted === null) return review(base, 'mixed-outcomes');
  const today = matches[0]?.context.today ?? 0;
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
        ? dateOfDay(windowEndsOn(policy.calendar, today, policy.sendBackDays, false))
        : base.until,
  };
  const settled = settle(policy, facts, matches, terms, counted);
  if (settled === 'nothing-left') return { ...base, outcome: 'deny', declineReason: 'already-refunded' };
  if (settled === 'unknown') return review(base, 'missing-fact', `amount of ${counted}: known / unknown`);
  const breakdown = settled === 'later' ? null : settled;
  return { ...granted, breakdown, payoutDays: payoutDays(policy, breakdown) };
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
