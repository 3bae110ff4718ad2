import type { Case, CaseEntry, Decision, DecisionFacts, Order, RefundIntent } from '../../domain/index.js';
import { type Policy, reservedFrom } from '../../policy/index.js';
import type { Units } from './units.js';

export interface DecidedAnew {
  readonly decision: Decision;
  readonly facts: DecisionFacts;
}

/** The facts that the settlement under way was made from; null for a case that no policy approved. */
export const settledFacts = (entries: readonly CaseEntry[]): DecisionFacts | null =>
  entries
    .flatMap(({ event }) =>
      event.type === 'decided' && event.decision.outcome === 'approve' && event.facts !== undefined
        ? [event.facts]
        : [],
    )
    .at(-1) ?? null;

/** What was found wrong, as the policy reads it: it limits deductions, and ignores them where law or fault forbid. */
export const inspectionOf = ({ return: goods }: Case): NonNullable<DecisionFacts['inspection']> =>
  (goods?.findings ?? []).flatMap(({ lineId, deduction }) =>
    deduction === undefined ? [] : [{ lineId, ...deduction }],
  );

/**
 * The order as it was decided on, with what happened to it since. Its own return is left out: the units it speaks of
 * are the ones that are decided on.
 */
const orderFor = (then: Order, today: Order, found: Case): Order => ({
  ...then,
  payments: today.payments,
  actions: today.actions.filter(
    (action) =>
      !(
        (action.kind === 'return' || action.kind === 'return-update') &&
        action.caseReference === found.reference
      ),
  ),
});

/**
 * Decides once more on the logged facts, for the units that came back and with what was found wrong with them.
 * The case's own reservations count as free: they are what is settled here. Pure.
 * @param holding all intents that hold or have moved money of this order
 */
export const decideAnew = (asked: {
  readonly policy: Policy;
  readonly facts: DecisionFacts;
  readonly found: Case;
  readonly order: Order;
  readonly holding: readonly RefundIntent[];
  readonly came: Units;
}): DecidedAnew => {
  const { policy, found, came } = asked;
  const order = orderFor(asked.facts.order, asked.order, found);
  const inspection = inspectionOf(found);
  const facts: DecisionFacts = {
    ...asked.facts,
    order,
    lines: asked.facts.lines.flatMap((line) => {
      const here = came.find(({ lineId }) => lineId === line.lineId);
      return here === undefined ? [] : [{ ...line, quantity: here.quantity }];
    }),
    reserved: reservedFrom(
      order,
      asked.holding.filter(({ caseId }) => caseId !== found.id),
    ),
    ...(inspection.length > 0 && { inspection }),
  };
  return { decision: policy.decide(facts), facts };
};
