import type { DoEffect } from '../../dialog/index.js';
import {
  claimsSchema,
  type Decision,
  type DecisionFacts,
  type Evidence,
  evidenceKinds,
  type Order,
  type OrderReading,
  type RefundIntent,
  type RequestKind,
  requestKindSchema,
  resolutionSchema,
  returnReasonSchema,
  takenFrom,
} from '../../domain/index.js';
import { type Policy, reservedFrom } from '../../policy/index.js';
import { customerFactsOf } from './customer-facts.js';
import type { Replacement } from './find-replacement.js';
import { type OperationContext, orderOf, selectionOf } from './operation.js';

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

/** A picture counts as what was asked for: where a receipt is wanted, the picture is of the receipt. */
const shownKind = (wanted: unknown): Evidence['kind'] => {
  const kinds = evidenceKinds.filter((kind) => Array.isArray(wanted) && wanted.includes(kind));
  const shown = kinds.filter((kind) => kind !== 'note');
  return shown.length === 0 || shown.includes('photo') ? 'photo' : (shown[0] ?? 'photo');
};

const evidenceOf = (asked: DoEffect): Evidence[] => {
  const words = asked.slots.evidence;
  if (words === undefined) return [];
  return words.startsWith('@photo ')
    ? [{ kind: shownKind(asked.facts.evidenceWanted), ref: words.slice(7) }]
    : [{ kind: 'note', text: words.slice(0, 2000) }];
};

/** What the customer told of the goods; each is one of a closed list or nothing. */
export const claimsOf = ({ slots }: DoEffect): NonNullable<DecisionFacts['claims']> => {
  const condition = claimsSchema.shape.condition.safeParse(slots.condition);
  const seal = claimsSchema.shape.seal.safeParse(slots.seal);
  // What is still sealed nobody has used.
  const untold = seal.data === 'sealed' ? ('unused' as const) : undefined;
  const told = (condition.success ? condition.data : undefined) ?? untold;
  return {
    ...(told !== undefined && { condition: told }),
    ...(seal.success && seal.data !== undefined && { seal: seal.data }),
  };
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
  /** Without what this turn itself is about to do. */
  readonly asRead: OrderReading;
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

const readingOf = (
  order: Order,
  holding: readonly RefundIntent[],
  { work }: OperationContext,
): OrderReading => {
  const own = new Set(work.shopActions.map(({ id }) => id));
  const actions = order.actions.filter(({ id }) => !own.has(id));
  return { orderId: order.id, taken: takenFrom({ ...order, actions }, holding) };
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
  const { policies, ledger } = context.deps;
  const holding = await ledger.holdingIntents(order.id);
  const kind = again?.kind ?? kindOf(asked.flow, order);
  const reason = returnReasonSchema.safeParse(asked.slots.reason);
  const resolution = resolutionSchema.safeParse(asked.slots.resolution);
  const claims = claimsOf(asked);
  const facts: DecisionFacts = {
    kind,
    askedOn: context.now,
    // A turn reads an order once, and not before it begins.
    readOn: context.now,
    order,
    lines: selection.lines,
    reason: reason.success ? reason.data : kind === 'exchange' ? 'changed-mind' : 'other',
    ...(Object.keys(claims).length > 0 && { claims }),
    evidence: evidenceOf(asked),
    customer: await customerFactsOf(context),
    resolution: resolution.success ? resolution.data : null,
    replacements: kind === 'exchange' ? ((asked.facts.replacements as Replacement[] | undefined) ?? []) : [],
    reserved: reservedFrom(order, [...holding, ...context.work.reservations]),
    refundToMethodId: await refundToOf(asked.slots['refund-to'], context),
  };
  const policy =
    (again === null ? null : policies.byVersion(again.decision.policy.version)) ??
    policies.forOrder({ placedAt: order.placedAt, askedOn: context.now });
  return {
    decision: policy.decide(facts),
    facts,
    order,
    kind,
    policy,
    asRead: readingOf(order, holding, context),
  };
};
