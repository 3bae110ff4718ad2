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
  requestKindSchema,
  resolutionSchema,
  returnReasonSchema,
} from '../../domain/index.js';
import type { Policy } from '../../policy/index.js';
import { clauseTexts, decisionParams } from '../describe/decision-params.js';
import { customerFactsOf } from './customer-facts.js';
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

/** A decision with everything it was made from. */
export interface Decided {
  readonly decision: Decision;
  readonly facts: DecisionFacts;
  readonly order: Order;
  readonly kind: RequestKind;
  /** The version that decided. */
  readonly policy: Policy;
}

/** What the customer was answered before, for deciding it once more. */
export interface AnsweredBefore {
  readonly decision: Decision;
  readonly kind: RequestKind;
}

export const answeredBefore = (asked: DoEffect): AnsweredBefore | null => {
  const decision = asked.facts.decision as Decision | null | undefined;
  const kind = requestKindSchema.safeParse(asked.facts.kind);
  return decision === null || decision === undefined || !kind.success ? null : { decision, kind: kind.data };
};

/**
 * Builds the facts from the shop's records and asks the policy. The same for the first answer and for the filing, which
 * stays with the version of the first answer (`again`), though another may have come into force since.
 */
export const decideNow = async (
  asked: DoEffect,
  context: OperationContext,
  again: AnsweredBefore | null = null,
): Promise<Decided | null> => {
  const selection = selectionOf(asked);
  const order = selection === null ? null : await orderOf(context, selection.orderId);
  if (selection === null || order === null) return null;
  const { policies } = context.deps;
  const kind = again?.kind ?? kindOf(asked.flow, order);
  const reason = returnReasonSchema.safeParse(asked.slots.reason);
  const resolution = resolutionSchema.safeParse(asked.slots.resolution);
  const facts: DecisionFacts = {
    kind,
    askedOn: context.now,
    // A turn reads an order once, and not before it begins.
    readOn: context.now,
    order,
    lines: selection.lines,
    reason: reason.success ? reason.data : kind === 'exchange' ? 'changed-mind' : 'other',
    evidence: evidenceOf(asked),
    customer: await customerFactsOf(context),
    resolution: resolution.success ? resolution.data : null,
    replacements: kind === 'exchange' ? ((asked.facts.replacements as Replacement[] | undefined) ?? []) : [],
    reserved: await reservedOf(order.id, context),
    refundToMethodId: await refundToOf(asked.slots['refund-to'], context),
  };
  const policy =
    (again === null ? null : policies.byVersion(again.decision.policy.version)) ??
    policies.forOrder({ placedAt: order.placedAt, askedOn: context.now });
  return { decision: policy.decide(facts), facts, order, kind, policy };
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
