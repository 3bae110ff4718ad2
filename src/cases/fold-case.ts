import { AppError } from '../base/index.js';
import type { Case, CaseEntry, CaseEvent, CaseInvoice, CaseReturn } from '../domain/index.js';
import { nextStatus } from './next-status.js';
import { canTransition } from './transitions.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Moved = Extract<CaseEvent, { type: 'refund-moved' }>;

const withMove = (
  intents: Case['intents'],
  { intentId, status, amountMinor, currency, providerRefundId }: Moved,
): Case['intents'] => {
  const move = {
    id: intentId,
    status,
    amountMinor,
    currency,
    ...(providerRefundId === undefined ? {} : { providerRefundId }),
  };
  const known = intents.some((intent) => intent.id === intentId);
  return known ? intents.map((intent) => (intent.id === intentId ? move : intent)) : [...intents, move];
};

type Selection = CaseReturn['lines'];

const added = (before: Selection, more: Selection): Selection => {
  const units = new Map(before.map(({ lineId, quantity }) => [lineId, quantity]));
  for (const { lineId, quantity } of more) units.set(lineId, (units.get(lineId) ?? 0) + quantity);
  return [...units].map(([lineId, quantity]) => ({ lineId, quantity }));
};

const unitsOf = (selection: Selection, lineId: string): number =>
  selection.reduce((sum, one) => (one.lineId === lineId ? sum + one.quantity : sum), 0);

/** Whether `some` has every unit of `all`. */
const covers = (some: Selection, all: Selection): boolean =>
  all.every(({ lineId }) => unitsOf(some, lineId) >= unitsOf(all, lineId));

/** Over for the money: what still arrives is noted, and changes nothing by itself. */
const isOver = ({ status }: CaseReturn): boolean =>
  status === 'closed' || status === 'declined' || status === 'cancelled';

const newReturn = (event: Extract<CaseEvent, { type: 'return-requested' }>): CaseReturn => ({
  actionId: event.actionId,
  rma: event.rma ?? null,
  status: 'open',
  sendBy: event.sendBy ?? null,
  labelHash: event.labelHash ?? null,
  lines: event.lines,
  received: [],
  findings: [],
  carrier: null,
  trackingNumber: null,
  isScanned: false,
});

/** The goods as they stand after one more entry. */
const returnAfter = (before: CaseReturn | null, event: CaseEvent): CaseReturn | null => {
  if (event.type === 'return-requested') return newReturn(event);
  if (before === null) return null;
  switch (event.type) {
    case 'return-tracked': {
      const onItsWay = before.status === 'open' && event.status !== 'exception';
      return {
        ...before,
        status: onItsWay ? 'in-transit' : before.status,
        carrier: event.carrier ?? before.carrier,
        trackingNumber: event.trackingNumber ?? before.trackingNumber,
        isScanned: before.isScanned || event.status !== 'exception',
      };
    }
    case 'return-received': {
      const received = event.lines === undefined ? before.lines : added(before.received, event.lines);
      if (isOver(before)) return { ...before, received };
      return {
        ...before,
        received,
        status: covers(received, before.lines) ? 'received' : 'partially-received',
      };
    }
    case 'inspected': {
      const findings = [...before.findings, ...event.findings];
      const isDone = before.status === 'received' && covers(findings, before.received);
      return { ...before, findings, status: isDone ? 'inspected' : before.status };
    }
    case 'return-closed':
      return { ...before, status: 'closed' };
    case 'return-cancelled':
      return { ...before, status: 'cancelled' };
    case 'return-declined':
      return { ...before, status: 'declined' };
    default:
      return before;
  }
};

const invoiceAfter = (before: CaseInvoice | null, event: CaseEvent): CaseInvoice | null => {
  if (event.type === 'invoice-issued') {
    const { invoiceId: id, amountMinor, currency, dueOn } = event;
    return { id, amountMinor, currency, dueOn, status: 'open' };
  }
  if (before === null) return null;
  if (event.type === 'invoice-paid') return { ...before, status: 'paid' };
  if (event.type === 'invoice-cancelled') return { ...before, status: 'cancelled' };
  return before;
};

/** What an entry says about the case beside its status. */
const facts = (before: Case, { event, actor, at }: CaseEntry): Partial<Case> => {
  switch (event.type) {
    case 'evidence-added':
      return { evidence: [...before.evidence, event.evidence] };
    case 'decided':
      // Decided anew, it is another question than the one that got the first yes.
      return { decision: event.decision, firstYes: null };
    case 'approval-given': {
      const { type: _type, ...given } = event;
      return { firstYes: { by: actor, at, ...given } };
    }
    case 'confirmed':
    case 'approved-by-person': {
      const { resolution, totalMinor, currency } = event;
      return { resolution, totalMinor, currency, firstYes: null };
    }
    case 'declined-by-person':
      return { firstYes: null };
    case 'appealed':
      return { appeals: before.appeals + 1 };
    case 'refund-moved':
      return { intents: withMove(before.intents, event) };
    case 'resettled':
      return { totalMinor: event.totalMinor, currency: event.currency };
    case 'chargeback-noticed':
      return { disputeIds: [...before.disputeIds, event.disputeId] };
    case 'chargeback-closed':
      return { disputeIds: before.disputeIds.filter((id) => id !== event.disputeId) };
    default:
      return {};
  }
};

type Head = { readonly id: string; readonly reference: string };

/** A case as its first entry leaves it. @throws AppError `unexpected` when that is not `opened`. */
const begun = (head: Head, first: CaseEntry | undefined): Case => {
  if (first === undefined || first.event.type !== 'opened' || first.seq !== 1) {
    throw new AppError('unexpected', { reason: 'case-does-not-begin-with-opened', caseId: head.id });
  }
  const { orderId, orderNumber, customerId, conversationId, request } = first.event;
  return {
    id: head.id,
    reference: head.reference,
    status: 'open',
    orderId,
    orderNumber,
    customerId,
    conversationId,
    request,
    decision: null,
    resolution: null,
    totalMinor: null,
    currency: null,
    firstYes: null,
    evidence: [],
    intents: [],
    return: null,
    invoice: null,
    appeals: 0,
    disputeIds: [],
    openedAt: first.at,
    updatedAt: first.at,
    statusSince: first.at,
    version: 1,
  };
};

/** A case after one more entry; `null` stands for one not opened yet. @throws AppError `unexpected` for a gap. */
export const foldEntry = (head: Head, standing: Case | null, entry: CaseEntry): Case => {
  if (standing === null) return begun(head, entry);
  const { seq, at, event } = entry;
  if (seq !== standing.version + 1) {
    throw new AppError('unexpected', { reason: 'case-seq-not-gapless', caseId: head.id, seq });
  }
  const next: Mutable<Case> = {
    ...standing,
    ...facts(standing, entry),
    return: returnAfter(standing.return, event),
    invoice: invoiceAfter(standing.invoice, event),
    updatedAt: at,
    version: seq,
  };
  next.status = nextStatus(next, event);
  if (next.status !== standing.status) next.statusSince = at;
  // The money came after all, the case was withdrawn or closed: nothing is left to say a second yes to.
  if (!canTransition(next.status, 'approved-by-person')) next.firstYes = null;
  return next;
};

/**
 * A case as it stands, from its entries in order. The entries are the truth, so every history folds; only a ledger
 * with a gap, or one that does not begin with `opened`, is refused.
 * @throws AppError `unexpected` with the seq where the ledger is broken.
 */
export const foldCase = (head: Head, entries: readonly CaseEntry[]): Case => {
  const [first, ...later] = entries;
  let standing = begun(head, first);
  for (const entry of later) standing = foldEntry(head, standing, entry);
  return Object.freeze(standing);
};
