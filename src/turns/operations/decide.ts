import type { DoEffect, Params, ParamValue } from '../../dialog/index.js';
import type { Decision, DecisionFacts, FlowName, Resolution } from '../../domain/index.js';
import type { Policy } from '../../policy/index.js';
import { clauseTexts, decisionParams } from '../describe/decision-params.js';
import { sumTable } from '../describe/sum-params.js';
import { exactLines } from './exact-words.js';
import type { Operation, Selection } from './operation.js';
import { type Decided, decideNow } from './request-facts.js';

export const resolutionOf = (decision: Decision, facts: DecisionFacts): Resolution => {
  if (facts.kind === 'cancel' || (decision.resolutions.length === 1 && decision.resolutions[0] === 'cancel'))
    return 'cancel';
  if (facts.kind === 'exchange') return 'exchange';
  if (facts.resolution !== null && decision.resolutions.includes(facts.resolution)) return facts.resolution;
  // The first is what the sum was counted for: another one would be promised at the wrong amount.
  return decision.resolutions[0] ?? 'refund';
};

/**
 * Lines that the policy answers differently are settled one group at a time: the group of the first line now, the
 * others as requests of their own right after it. Fees and shipping are counted per settlement.
 */
const splitMixed = (
  asked: DoEffect,
  facts: DecisionFacts,
  policy: Policy,
): { now: Selection; later: Selection[] } | null => {
  const groups = new Map<string, Selection['lines'][number][]>();
  for (const { lineId, group } of policy.decidePerLine(facts, { traced: false })) {
    const line = facts.lines.find((candidate) => candidate.lineId === lineId);
    if (line !== undefined) groups.set(group, [...(groups.get(group) ?? []), line]);
  }
  const [now, ...later] = [...groups.values()].map((lines) => ({ orderId: facts.order.id, lines }));
  return now === undefined || later.length === 0 || asked.flow === 'cancel-order' ? null : { now, later };
};

export const decide: Operation = async (asked, context) => {
  const first = await decideNow(asked, context);
  const isMixed = first?.decision.reviewReasons.includes('mixed-outcomes') === true;
  const split = first !== null && isMixed ? splitMixed(asked, first.facts, first.policy) : null;
  if (split === null) return answerOf(asked, first);
  const narrowed = { ...asked, facts: { ...asked.facts, selection: split.now } };
  const { items: _items, order: _order, ...kept } = asked.slots;
  const answered = answerOf(narrowed, await decideNow(narrowed, context));
  return {
    ...answered,
    facts: { ...answered.facts, selection: split.now },
    more: split.later.map((selection) => ({
      together: true,
      flow: asked.flow as FlowName,
      slots: { ...kept, items: exactLines(selection.orderId, selection.lines) },
    })),
  };
};

const answerOf = (asked: DoEffect, answer: Decided | null): Awaited<ReturnType<Operation>> => {
  if (answer === null) return { outcome: 'review', facts: { decision: null }, params: { under: '' } };
  const { decision, facts, order, kind, policy } = answer;
  const resolution = resolutionOf(decision, facts);
  const params = decisionParams(
    policy,
    decision,
    order,
    {
      kind,
      resolution,
      lines: facts.lines,
      evidence: facts.evidence.length > 0,
      ...(mustChoose(decision, facts) && { offers: offersOf(policy, decision, facts) }),
    },
    replacementParam(asked),
  );
  return {
    outcome: outcomeOf(decision, facts),
    facts: {
      decision,
      table: decision.breakdown === null ? null : sumTable(decision.breakdown),
      ...(decision.missingEvidence.length > 0 && { evidenceWanted: decision.missingEvidence }),
      kind,
      resolution,
      orderNumber: order.number,
      clauseTexts: clauseTexts(policy, decision.clauses.slice(0, 3)),
    },
    params,
    choices: decision.resolutions.map((offered) => ({
      id: offered,
      label: { kind: 'message' as const, key: `choice.${offered}`, params: {} },
      means: { kind: 'fill' as const, slot: 'resolution' as const, value: offered },
    })),
  };
};

/** Each way of settling that is offered, counted as if it had been chosen. */
const offersOf = (
  policy: Policy,
  { resolutions }: Decision,
  facts: DecisionFacts,
): ReadonlyMap<Resolution, Decision> =>
  new Map(
    resolutions.map((resolution) => [resolution, policy.decide({ ...facts, resolution }, { traced: false })]),
  );

/** What is asked for comes one at a time, and what the customer alone can tell before what has to be shown. */
const outcomeOf = (decision: Decision, facts: DecisionFacts): string => {
  const [claim] = decision.missingClaims;
  if (decision.outcome === 'ask' && claim !== undefined) return `ask-${claim}`;
  if (decision.outcome === 'ask') return decision.missingEvidence.includes('note') ? 'ask' : 'ask-photo';
  return mustChoose(decision, facts) ? 'choose' : decision.outcome;
};

/** What is being exchanged for, worded when it was found. */
export const replacementParam = (asked: DoEffect): Params => ({
  replacement: (asked.facts.replacementParam as ParamValue | undefined) ?? '',
});

/** Asked only where the choice is theirs by right and they have not said it; who asked for a return gets the refund. */
const mustChoose = (decision: Decision, facts: DecisionFacts): boolean =>
  decision.outcome === 'approve' &&
  decision.chooser === 'customer' &&
  facts.resolution === null &&
  (facts.kind === 'refund' || facts.kind === 'return') &&
  decision.freight === 'seller' &&
  decision.resolutions.length > 1;
