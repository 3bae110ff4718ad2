import { AppError, canonicalJson } from '../../base/index.js';
import { foldCase, makeIntents } from '../../cases/index.js';
import type { DoEffect, ParamValue } from '../../dialog/index.js';
import type {
  Case,
  CaseEvent,
  Decision,
  DecisionFacts,
  Order,
  RequestKind,
  Resolution,
} from '../../domain/index.js';
import type { Policy } from '../../policy/index.js';
import { caseCardFacts } from '../describe/case-params.js';
import { decisionParams, nextParam, takesAll } from '../describe/decision-params.js';
import { newInvoice } from '../remedies/new-invoice.js';
import { openReturn } from '../returns/open-return.js';
import { replacementParam, resolutionOf } from './decide.js';
import type { Replacement } from './find-replacement.js';
import type { Operation, OperationContext } from './operation.js';
import { answeredBefore, decideNow } from './request-facts.js';

/**
 * Writes what was confirmed: the case, what happens to the order, and the refund intents, all committed with the turn.
 * Decides once more on the order as it stands; when that differs from what the customer saw, nothing is written.
 */
export const file: Operation = async (asked, context) => {
  const confirmed = answeredBefore(asked);
  const answer = await decideNow(asked, context, confirmed);
  if (answer === null || confirmed === null) return { outcome: 'changed' };
  const { decision, facts, order, kind, policy } = answer;
  const resolution = resolutionOf(decision, facts);
  if (!isSame(decision, confirmed.decision) || resolution !== asked.facts.resolution)
    return { outcome: 'changed' };

  const opened = openCase(context, order, facts, kind);
  opened.add('system', { type: 'decided', decision, facts });
  opened.add('customer', {
    type: 'confirmed',
    resolution,
    totalMinor: Math.max(0, decision.breakdown?.totalMinor ?? 0),
    currency: order.currency,
  });
  context.work.ordersAsRead.push(answer.asRead);
  const label = carryOut({ asked, context, decision, facts, order, kind, resolution, opened, policy });

  const params = decisionParams(
    policy,
    decision,
    order,
    { kind, resolution, lines: facts.lines },
    replacementParam(asked),
  );
  return {
    outcome: 'filed',
    caseReference: opened.reference,
    facts: { caseCard: caseCardFacts(opened.fold(), params) },
    params: {
      reference: opened.reference,
      next: nextParam(
        decision,
        kind,
        resolution,
        order,
        { ...params, label, invoice: invoiceParam(opened.fold()) },
        facts.lines,
      ),
    },
  };
};

/** Compared over canonical JSON: what went through the database comes back with its keys in another order. */
const isSame = (now: Decision, then: Decision): boolean =>
  now.outcome === 'approve' &&
  then.outcome === 'approve' &&
  now.policy.version === then.policy.version &&
  canonicalJson(now.breakdown) === canonicalJson(then.breakdown);

export interface OpenedCase {
  readonly id: string;
  readonly reference: string;
  add(actor: 'customer' | 'assistant' | 'system', event: CaseEvent): void;
  /** As it will stand after the commit. */
  fold(): Case;
}

/** Opens a case in the work of this turn. */
export const openCase = (
  context: OperationContext,
  order: Order,
  facts: DecisionFacts,
  kind: RequestKind,
): OpenedCase => {
  const { work, deps, conversation, now } = context;
  const id = deps.ids.next('case');
  const reference = deps.ids.caseReference();
  work.openedCases.push({ id, reference });
  const opened: OpenedCase = {
    id,
    reference,
    add: (actor, event) => {
      work.caseEvents.push({ caseId: id, actor, event });
    },
    fold: () =>
      foldCase(
        { id, reference },
        work.caseEvents
          .filter((entry) => entry.caseId === id)
          .map((entry, index) => ({ ...entry, seq: index + 1, at: now })),
      ),
  };
  opened.add('customer', {
    type: 'opened',
    orderId: order.id,
    orderNumber: order.number,
    customerId: order.customerId,
    conversationId: conversation.id,
    request: {
      kind,
      lines: facts.lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
      reason: facts.reason,
    },
  });
  for (const evidence of facts.evidence) opened.add('customer', { type: 'evidence-added', evidence });
  return opened;
};

interface Settled {
  readonly asked: DoEffect;
  readonly context: OperationContext;
  readonly decision: Decision;
  readonly facts: DecisionFacts;
  readonly order: Order;
  readonly kind: RequestKind;
  readonly resolution: Resolution;
  readonly opened: OpenedCase;
  readonly policy: Policy;
}

/** @returns words about the number and the label of goods that go back; nothing where none do. */
const carryOut = (settled: Settled): ParamValue => {
  const { context, decision, facts, order, kind, resolution, opened } = settled;
  const { work, deps, now } = context;
  const id = deps.ids.next('act');
  const made = { id, orderId: order.id, at: now, caseReference: opened.reference };
  const lines = facts.lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
  const goBack = decision.goods === 'return';
  const first = decision.breakdown?.tenders.find((tender) => tender.amountMinor > 0);

  if (resolution === 'cancel') {
    const whole = takesAll(order, lines);
    work.shopActions.push({
      kind: 'cancellation',
      ...made,
      reason: facts.reason,
      ...(whole ? {} : { lines }),
    });
    opened.add('system', { type: 'cancelled-order', actionId: id });
  } else if (kind === 'exchange') {
    billDifference(settled);
    work.shopActions.push({
      kind: 'exchange',
      ...made,
      reason: facts.reason,
      items: lines.map((line) => ({
        ...line,
        newVariantId: replacementFor(settled.asked, line.lineId).variantId,
      })),
      differenceMinor: -(decision.breakdown?.totalMinor ?? 0),
      ...(first === undefined ? paidWith(order, facts) : { methodId: first.methodId }),
    });
    opened.add('system', { type: 'exchange-made', actionId: id });
  } else if (resolution === 'replacement') {
    work.shopActions.push({ kind: 'replacement', ...made, reason: facts.reason, lines });
    opened.add('system', { type: 'replacement-sent', actionId: id });
  } else if (goBack) {
    work.shopActions.push({
      kind: 'return',
      ...made,
      reason: facts.reason,
      lines,
      ...(first === undefined ? {} : { refundToMethodId: first.methodId }),
      refundMinor: Math.max(0, decision.breakdown?.totalMinor ?? 0),
      status: 'requested',
    });
  }
  // Goods that have not left the warehouse need no parcel back, whatever they are exchanged for.
  const travelBack =
    goBack && resolution !== 'cancel' && order.status !== 'pending' && order.status !== 'processed';
  const back = travelBack
    ? openReturn(deps, { reference: opened.reference, actionId: id, lines, decision })
    : null;
  if (back !== null) opened.add('system', back.event);
  const label = back?.words ?? '';
  if (resolution === 'replacement' || decision.breakdown === null || decision.breakdown.totalMinor <= 0)
    return label;

  const intents = makeIntents({
    caseId: opened.id,
    orderId: order.id,
    currency: order.currency,
    breakdown: decision.breakdown,
    payments: order.payments,
    ids: deps.ids,
    at: now,
  });
  for (const intent of intents) {
    work.reservations.push(intent);
    opened.add('system', {
      type: 'refund-moved',
      intentId: intent.id,
      status: 'reserved',
      amountMinor: intent.amountMinor,
      currency: intent.currency,
    });
    // The money for goods that travel back is reserved now and leaves when they are seen.
    const leavesNow = !(
      goBack &&
      resolution !== 'cancel' &&
      kind !== 'exchange' &&
      decision.refundOn !== 'now'
    );
    if (leavesNow)
      work.jobs.push({ name: 'refund', payload: { intentId: intent.id }, singletonKey: intent.id });
  }
  return label;
};

/** What a dearer exchange costs more is invoiced; before it is made, so that the case waits for it to be paid. */
const billDifference = ({ context, decision, order, opened, policy }: Settled): void => {
  const totalMinor = decision.breakdown?.totalMinor ?? 0;
  if (totalMinor >= 0) return;
  const { event, paper } = newInvoice(context.deps, {
    caseId: opened.id,
    caseReference: opened.reference,
    order,
    amountMinor: -totalMinor,
    at: context.now,
    days: policy.invoiceDays,
    timeZone: policy.timeZone,
  });
  opened.add('system', event);
  context.work.papers.push(paper);
};

/** That a difference is owed, and until when; nothing where none is. */
const invoiceParam = ({ invoice }: Case): ParamValue =>
  invoice === null
    ? ''
    : {
        kind: 'message',
        key: 'invoice-due',
        params: {
          amount: { kind: 'money', amountMinor: invoice.amountMinor, currency: invoice.currency },
          date: { kind: 'date', iso: invoice.dueOn ?? '' },
        },
      };

const replacementFor = (asked: DoEffect, lineId: string): Replacement => {
  const found = (asked.facts.replacements as Replacement[]).find(
    (replacement) => replacement.lineId === lineId,
  );
  if (found === undefined) throw new AppError('unexpected', { reason: 'replacement-missing', lineId });
  return found;
};

/** The method that pays a difference: the one they named, else the order's first. */
const paidWith = (order: Order, facts: DecisionFacts): { methodId?: string } => {
  const methodId = facts.refundToMethodId ?? order.payments[0]?.methodId;
  return methodId === undefined ? {} : { methodId };
};
