import { canonicalJson, type Ids } from '../../base/index.js';
import { isInHands, makeIntents } from '../../cases/index.js';
import type { Case, CaseEntry, CaseEvent, Order, RefundIntent } from '../../domain/index.js';
import type { Policy } from '../../policy/index.js';
import { decideAnew, inspectionOf, settledFacts } from './decide-anew.js';
import { hasLeft, isDue } from './refund-trigger.js';
import { cameBack, unitsOf } from './units.js';

/** What a step of the goods does to the money of its case. */
export interface GoodsSettlement {
  /** `waiting` for more of the goods; `agreed`: as confirmed; `less`: what came brings less; `person`: who has to settle it. */
  readonly kind: 'waiting' | 'agreed' | 'less' | 'person';
  readonly events: readonly CaseEvent[];
  readonly sends: readonly string[];
  readonly releases: readonly string[];
  readonly reservations: readonly RefundIntent[];
  /** What the customer gets, minor units of the case's currency. */
  readonly totalMinor: number;
}

export interface GoodsAsked {
  readonly before: Case;
  /** The case with the entries of this step. */
  readonly after: Case;
  readonly entries: readonly CaseEntry[];
  readonly order: Order | null;
  readonly holding: readonly RefundIntent[];
  readonly policy: Policy | null;
  readonly ids: Ids;
  readonly at: string;
}

/** Sent for the goods that come back: there is nothing to take back by counting anew. */
export const isReplaced = ({ resolution }: Case): boolean =>
  resolution === 'exchange' || resolution === 'replacement';

/** Once no more is awaited: whether less is there than was settled for, or something is wrong with it. */
const differs = (found: Case): boolean => {
  const { return: goods } = found;
  if (goods === null || !['received', 'inspected', 'closed'].includes(goods.status)) return false;
  const came = cameBack(goods);
  return (
    inspectionOf(found).length > 0 ||
    goods.lines.some(({ lineId, quantity }) => unitsOf(came, lineId) < quantity)
  );
};

export const reservedIntents = (found: Case): Case['intents'] =>
  found.intents.filter(({ status }) => status === 'reserved');

export const intentMoved = (
  { id, amountMinor, currency }: Pick<RefundIntent, 'id' | 'amountMinor' | 'currency'>,
  status: 'released' | 'reserved',
): CaseEvent => ({ type: 'refund-moved', intentId: id, status, amountMinor, currency });

/**
 * What becomes of the money when goods come, are looked at, or come no more. Pure. Nothing leaves before the policy's
 * trigger; what left is never taken back by itself; and never more is given than was agreed on.
 */
export const settleGoods = (asked: GoodsAsked): GoodsSettlement => {
  const { before, after } = asked;
  const agreed = before.totalMinor ?? 0;
  const base = { events: [], sends: [], releases: [], reservations: [], totalMinor: agreed };
  const goods = after.return;
  if (goods === null || after.decision === null) return { ...base, kind: 'waiting' };
  // Whoever decides on it decides on the goods as well: nothing leaves by itself any more.
  if (isInHands(before.status)) return { ...base, kind: 'person' };
  const isOther = differs(after);
  if (isReplaced(before))
    return isOther
      ? {
          ...base,
          kind: 'person',
          events: [noted('New goods were sent for goods that are missing or damaged.')],
        }
      : { ...base, kind: 'agreed' };
  if (hasLeft(before)) return isOther ? afterMoneyLeft(asked, base) : { ...base, kind: 'agreed' };
  if (!isDue(after.decision.refundOn, goods)) return { ...base, kind: 'waiting' };
  const sends = reservedIntents(before).map(({ id }) => id);
  return isOther ? settleAnew(asked, { ...base, sends }) : { ...base, kind: 'agreed', sends };
};

type Base = Omit<GoodsSettlement, 'kind'>;

const noted = (text: string): CaseEvent => ({ type: 'noted', text });

/** The engine's word on what came; null where nothing did, or where no engine agreed to begin with. */
const anew = ({ after, before, entries, order, holding, policy }: GoodsAsked) => {
  const facts = settledFacts(entries);
  const came = after.return === null ? [] : cameBack(after.return);
  if (facts === null || order === null || policy === null || came.length === 0) return null;
  const about = { policy, found: after, order, holding, came };
  const first = decideAnew({ ...about, facts });
  const { resolution } = before;
  const isOther = resolution !== null && first.decision.resolutions[0] !== resolution;
  // Fewer goods may be offered more ways: what they chose stays chosen.
  return facts.resolution === null && isOther
    ? decideAnew({ ...about, facts: { ...facts, resolution } })
    : first;
};

const isNothing = ({ after }: GoodsAsked): boolean =>
  after.return === null || cameBack(after.return).length === 0;

const afterMoneyLeft = (asked: GoodsAsked, base: Base): GoodsSettlement => {
  const decided = anew(asked);
  const worthMinor = isNothing(asked) ? 0 : (decided?.decision.breakdown?.totalMinor ?? null);
  if (worthMinor !== null && worthMinor >= base.totalMinor) return { ...base, kind: 'agreed' };
  const worth = worthMinor === null ? 'unknown' : String(worthMinor);
  const text = `The refund of ${base.totalMinor} had left before; what came is worth ${worth} (minor units).`;
  return { ...base, kind: 'person', events: [noted(text)] };
};

const settleAnew = (asked: GoodsAsked, base: Base): GoodsSettlement => {
  const { before, after, order, ids, at } = asked;
  const currency = before.currency ?? order?.currency ?? '';
  const held = reservedIntents(before);
  const letGo = {
    releases: held.map(({ id }) => id),
    released: held.map((intent) => intentMoved(intent, 'released')),
  };
  const resettled = (totalMinor: number): CaseEvent => ({
    type: 'resettled',
    because: after.return?.status === 'closed' ? 'partial-receipt' : 'inspection',
    totalMinor,
    currency,
  });
  if (isNothing(asked))
    return {
      ...base,
      kind: 'less',
      events: [resettled(0), ...letGo.released],
      sends: [],
      releases: letGo.releases,
      totalMinor: 0,
    };
  const answer = anew(asked);
  const kept = { ...base, sends: [], kind: 'person' as const };
  if (answer === null || order === null)
    return {
      ...kept,
      events: [noted('No policy decided this case: what came has to be settled by a person.')],
    };
  const { decision, facts } = answer;
  const { breakdown } = decision;
  const decided: CaseEvent = { type: 'decided', decision, facts };
  if (decision.outcome !== 'approve' || breakdown === null)
    return { ...kept, events: [decided, ...letGo.released], releases: letGo.releases };
  if (!decision.resolutions.includes(before.resolution ?? 'refund'))
    return { ...kept, events: [noted('The policy offers something else for what came than was agreed.')] };
  if (breakdown.totalMinor > base.totalMinor) {
    const text = `The policy counts ${breakdown.totalMinor} for what came, more than the ${base.totalMinor} agreed (minor units).`;
    return { ...base, kind: 'person', events: [noted(text)] };
  }
  const isSame = canonicalJson(breakdown) === canonicalJson(before.decision?.breakdown ?? null);
  if (isSame) return { ...base, kind: 'agreed', events: [decided] };
  const reservations =
    breakdown.totalMinor === 0
      ? []
      : makeIntents({
          caseId: before.id,
          orderId: before.orderId,
          currency: order.currency,
          breakdown,
          payments: order.payments,
          ids,
          at,
        });
  return {
    kind: breakdown.totalMinor < base.totalMinor ? 'less' : 'agreed',
    events: [
      decided,
      resettled(breakdown.totalMinor),
      ...letGo.released,
      ...reservations.map((intent) => intentMoved(intent, 'reserved')),
    ],
    releases: letGo.releases,
    reservations,
    sends: reservations.map(({ id }) => id),
    totalMinor: breakdown.totalMinor,
  };
};
