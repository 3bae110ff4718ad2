import { canonicalJson } from '../../base/index.js';
import {
  type Decision,
  type DecisionFacts,
  evidenceKinds,
  type GoodsCondition,
  type ReturnReason,
} from '../../domain/index.js';
import type { Policy } from '../../policy/index.js';

/** No window of a shop or a law is asked about beyond this. */
const horizonDays = 1_100;
const dayMs = 86_400_000;

/** What the policy would say if somebody asked for it now, for this reason, and could show and say all it wants. */
export interface Supposed {
  readonly decision: Decision;
  /** Whether it may come back at all; a person's yes counts as one. */
  readonly isOpen: boolean;
  /** The last day it may be asked for, ISO date; null where the right is not open or has no end in sight. */
  readonly lastDay: string | null;
  /** The first day on which it costs more, or money is no longer offered, before that last day; ISO date. */
  readonly change: { readonly from: string; readonly decision: Decision } | null;
  /** The worst the customer may say of the condition for it to be so; null where it does not matter. */
  readonly condition: GoodsCondition | null;
}

export type SupposedSeal = 'sealed' | 'opened';

const mayComeBack = ({ outcome, reviewReasons }: Decision): boolean =>
  outcome === 'approve' ||
  outcome === 'ask' ||
  (outcome === 'review' && reviewReasons.some((why) => why === 'above-limit' || why === 'needs-approval'));

const factsFor = (
  facts: DecisionFacts,
  reason: ReturnReason,
  claims: NonNullable<DecisionFacts['claims']>,
): DecisionFacts => ({
  ...facts,
  kind: facts.kind === 'cancel' ? 'cancel' : 'return',
  reason,
  claims,
  evidence: evidenceKinds.map((kind) => ({ kind, text: '', ref: '' })),
  resolution: null,
  replacements: [],
  refundToMethodId: null,
});

const later = (facts: DecisionFacts, days: number, timeZone: string): DecisionFacts => {
  // Counted from noon in the shop, so that a change of the clocks skips no day.
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(
      new Date(facts.askedOn),
    ),
  );
  const noon = Date.parse(facts.askedOn) + (12 - hour) * 3_600_000;
  const askedOn = new Date(noon + days * dayMs).toISOString();
  return { ...facts, askedOn, readOn: askedOn };
};

const dayOf = (moment: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(moment),
  );

/** The last of the days from today on, all of which fit; `horizonDays` when they do not end. */
const lastFitting = (fits: (days: number) => boolean): number => {
  let [inside, outside] = [0, 1];
  while (outside < horizonDays && fits(outside)) [inside, outside] = [outside, outside * 2];
  if (outside >= horizonDays) return horizonDays;
  while (outside - inside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (fits(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
};

/** What a customer would call the terms: what is taken off, and whether money is among what they may have. */
const termsOf = ({ breakdown, resolutions }: Decision): string =>
  canonicalJson({
    fees: (breakdown?.lines ?? [])
      .filter(({ amountMinor }) => amountMinor < 0)
      .map(({ bucket, amountMinor }) => ({ bucket, amountMinor })),
    money: resolutions.includes('refund'),
  });

/**
 * The last day on which the policy itself still says yes: it is asked for later and later days, and says no from one on.
 * So the day told holds for every start, calendar and law that the policy counts with.
 */
const daysAhead = (
  policy: Policy,
  facts: DecisionFacts,
  now: Decision,
): Pick<Supposed, 'lastDay' | 'change'> => {
  const { timeZone } = policy;
  const decisionIn = (days: number): Decision =>
    policy.decide(later(facts, days, timeZone), { traced: false });
  const dayIn = (days: number): string => dayOf(later(facts, days, timeZone).askedOn, timeZone);
  const last = lastFitting((days) => mayComeBack(decisionIn(days)));
  if (last === horizonDays) return { lastDay: null, change: null };
  const same = lastFitting((days) => days > last || termsOf(decisionIn(days)) === termsOf(now));
  const changed = same < last ? decisionIn(same + 1) : null;
  return {
    lastDay: dayIn(last),
    change: changed === null ? null : { from: dayIn(same + 1), decision: changed },
  };
};

/** @param seal what to suppose of the seal where the customer has not told */
export const suppose = (
  policy: Policy,
  facts: DecisionFacts,
  reason: ReturnReason,
  seal: SupposedSeal = 'sealed',
): Supposed => {
  const told = facts.claims ?? {};
  const at = (condition: GoodsCondition): DecisionFacts =>
    factsFor(facts, reason, { seal, condition: seal === 'opened' ? 'tried' : condition, ...told });
  const asked = at('unused');
  const decision = policy.decide(asked, { traced: false });
  const isOpen = mayComeBack(decision);
  if (!isOpen || asked.kind === 'cancel')
    return { decision, isOpen, lastDay: null, change: null, condition: null };
  const worst = told.condition === undefined && seal === 'sealed' ? worstCondition(policy, at) : null;
  return { decision, isOpen, ...daysAhead(policy, asked, decision), condition: worst };
};

const worstCondition = (
  policy: Policy,
  at: (condition: GoodsCondition) => DecisionFacts,
): GoodsCondition | null => {
  const open = (condition: GoodsCondition): boolean =>
    mayComeBack(policy.decide(at(condition), { traced: false }));
  if (open('used')) return null;
  return open('tried') ? 'tried' : 'unused';
};

/** Whether the answer turns on a seal nobody has told of. */
export const turnsOnSeal = (policy: Policy, facts: DecisionFacts, reason: ReturnReason): boolean => {
  const { claims = {} } = facts;
  if (claims.seal !== undefined) return false;
  const decision = policy.decide(factsFor(facts, reason, { condition: 'unused', ...claims }), {
    traced: false,
  });
  return decision.missingClaims.includes('seal');
};
