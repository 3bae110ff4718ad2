import { canonicalJson } from '../../base/index.js';
import type { DoEffect, Params, ParamValue } from '../../dialog/index.js';
import {
  type Decision,
  type DecisionFacts,
  type Evidence,
  type FlowName,
  type Order,
  type RequestKind,
  type Resolution,
  resolutionSchema,
  returnReasonSchema,
} from '../../domain/index.js';
import type { Policy } from '../../policy/index.js';
import { clauseTexts, decisionParams } from '../describe/decision-params.js';
import { exactLines } from './exact-words.js';
import type { Replacement } from './find-replacement.js';
import { type Operation, type OperationContext, orderOf, type Selection, selectionOf } from './operation.js';
import { reservedOf } from './reserved.js';

const kinds: Readonly<Record<string, RequestKind>> = {
  'request-refund': 'refund',
  'return-items': 'return',
  'exchange-item': 'exchange',
  'cancel-order': 'cancel',
};

/** Money back for something that has not left yet is a cancellation, whatever it was called. */
const kindOf = (flow: string, order: Order): RequestKind => {
  const kind = kinds[flow] ?? 'refund';
  const unsent = order.status === 'pending' || order.status === 'processed';
  return (kind === 'refund' || kind === 'return') && unsent ? 'cancel' : kind;
};

export const evidenceOf = (asked: DoEffect): Evidence[] => {
  const words = asked.slots.evidence;
  if (words === undefined) return [];
  return words.startsWith('@photo ')
    ? [{ kind: 'photo', ref: words.slice(7) }]
    : [{ kind: 'note', text: words.slice(0, 2000) }];
};

/** The payment method a customer named for the money, among their own; null when none fits. */
const refundToOf = async (words: string | undefined, context: OperationContext): Promise<string | null> => {
  if (words === undefined || context.state.identity === null) return null;
  const customer = await context.deps.shop.customer(context.state.identity.customerId);
  const wanted = words.toLowerCase();
  const fits = (customer?.paymentMethods ?? []).filter(
    (method) =>
      wanted.includes(method.brand.toLowerCase()) ||
      (method.lastFour !== undefined && wanted.includes(method.lastFour)) ||
      (method.kind === 'card' && /\bcard\b|信用卡|银行卡/.test(wanted) && !/gift/.test(wanted)) ||
      (method.kind === 'gift-card' && /gift|礼品卡/.test(wanted)),
  );
  return fits.length === 1 ? (fits[0]?.id ?? null) : null;
};

/** Builds the facts from the shop's records and asks the policy. The same for the first answer and for the filing. */
export const decideNow = async (
  asked: DoEffect,
  context: OperationContext,
): Promise<{ decision: Decision; facts: DecisionFacts; order: Order; kind: RequestKind } | null> => {
  const selection = selectionOf(asked);
  const order = selection === null ? null : await orderOf(context, selection.orderId);
  if (selection === null || order === null) return null;
  const customer =
    context.state.identity === null
      ? null
      : await context.deps.shop.customer(context.state.identity.customerId);
  const kind = kindOf(asked.flow, order);
  const reason = returnReasonSchema.safeParse(asked.slots.reason);
  const resolution = resolutionSchema.safeParse(asked.slots.resolution);
  const facts: DecisionFacts = {
    kind,
    askedOn: context.now,
    order,
    lines: selection.lines,
    reason: reason.success ? reason.data : kind === 'exchange' ? 'changed-mind' : 'other',
    evidence: evidenceOf(asked),
    customer: {
      tags: customer?.tags ?? [],
      since: customer?.since,
      paymentMethods: customer?.paymentMethods,
    },
    resolution: resolution.success ? resolution.data : null,
    replacements: kind === 'exchange' ? ((asked.facts.replacements as Replacement[] | undefined) ?? []) : [],
    reserved: await reservedOf(order.id, context),
    refundToMethodId: await refundToOf(asked.slots['refund-to'], context),
  };
  return { decision: context.deps.policy.decide(facts), facts, order, kind };
};

export const resolutionOf = (decision: Decision, facts: DecisionFacts): Resolution => {
  if (facts.kind === 'cancel' || (decision.resolutions.length === 1 && decision.resolutions[0] === 'cancel'))
    return 'cancel';
  if (facts.kind === 'exchange') return 'exchange';
  if (facts.resolution !== null && decision.resolutions.includes(facts.resolution)) return facts.resolution;
  return decision.resolutions.includes('refund') ? 'refund' : (decision.resolutions[0] ?? 'refund');
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
  for (const { lineId, decision } of policy.decidePerLine(facts)) {
    const line = facts.lines.find((candidate) => candidate.lineId === lineId);
    const { outcome, clauses, goods, refundOn, freight, declineReason } = decision;
    const kind = canonicalJson({
      outcome,
      clause: outcome === 'approve' ? null : (clauses[0] ?? null),
      goods,
      refundOn,
      freight,
      declineReason,
    });
    if (line !== undefined) groups.set(kind, [...(groups.get(kind) ?? []), line]);
  }
  const [now, ...later] = [...groups.values()].map((lines) => ({ orderId: facts.order.id, lines }));
  return now === undefined || later.length === 0 || asked.flow === 'cancel-order' ? null : { now, later };
};

export const decide: Operation = async (asked, context) => {
  const first = await decideNow(asked, context);
  const isMixed = first?.decision.reviewReasons.includes('mixed-outcomes') === true;
  const split = first !== null && isMixed ? splitMixed(asked, first.facts, context.deps.policy) : null;
  if (split === null) return answerOf(asked, context, first);
  const narrowed = { ...asked, facts: { ...asked.facts, selection: split.now } };
  const { items: _items, order: _order, ...kept } = asked.slots;
  const answered = await answerOf(narrowed, context, await decideNow(narrowed, context));
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

const answerOf = async (
  asked: DoEffect,
  context: OperationContext,
  answer: Awaited<ReturnType<typeof decideNow>>,
): ReturnType<Operation> => {
  if (answer === null) return { outcome: 'review', facts: { decision: null }, params: { under: '' } };
  const { decision, facts, order, kind } = answer;
  const resolution = resolutionOf(decision, facts);
  const params = decisionParams(
    context.deps.policy,
    decision,
    order,
    { kind, resolution, lines: facts.lines },
    replacementParam(asked),
  );
  return {
    outcome: mustChoose(decision, facts) ? 'choose' : decision.outcome,
    facts: {
      decision,
      kind,
      resolution,
      orderNumber: order.number,
      clauseTexts: clauseTexts(context.deps.policy, decision.clauses.slice(0, 3)),
    },
    params,
    choices: decision.resolutions.map((offered) => ({
      id: offered,
      label: { kind: 'message' as const, key: `choice.${offered}`, params: {} },
      means: { kind: 'fill' as const, slot: 'resolution' as const, value: offered },
    })),
  };
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
