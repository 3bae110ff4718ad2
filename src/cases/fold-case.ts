import { AppError } from '../base/index.js';
import type { Case, CaseEntry, CaseEvent } from '../domain/index.js';
import { nextStatus } from './next-status.js';
import { canTransition } from './transitions.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Moved = Extract<CaseEvent, { type: 'refund-moved' }>;

const withMove = (
  intents: Case['intents'],
  { intentId, status, amountMinor, currency }: Moved,
): Case['intents'] => {
  const move = { id: intentId, status, amountMinor, currency };
  const known = intents.some((intent) => intent.id === intentId);
  return known ? intents.map((intent) => (intent.id === intentId ? move : intent)) : [...intents, move];
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
    case 'refund-moved':
      return { intents: withMove(before.intents, event) };
    default:
      return {};
  }
};

/**
 * A case as it stands, from its entries in order. The entries are the truth, so every history folds; only a ledger
 * with a gap, or one that does not begin with `opened`, is refused.
 * @throws AppError `unexpected` with the seq where the ledger is broken.
 */
export const foldCase = (
  head: { readonly id: string; readonly reference: string },
  entries: readonly CaseEntry[],
): Case => {
  const [first, ...later] = entries;
  if (first === undefined || first.event.type !== 'opened' || first.seq !== 1) {
    throw new AppError('unexpected', { reason: 'case-does-not-begin-with-opened', caseId: head.id });
  }
  const { orderId, orderNumber, customerId, conversationId, request } = first.event;
  let standing: Case = {
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
    openedAt: first.at,
    updatedAt: first.at,
    version: 1,
  };
  for (const entry of later) {
    const { seq, at, event } = entry;
    if (seq !== standing.version + 1) {
      throw new AppError('unexpected', { reason: 'case-seq-not-gapless', caseId: head.id, seq });
    }
    const next: Mutable<Case> = { ...standing, ...facts(standing, entry), updatedAt: at, version: seq };
    next.status = nextStatus(next, event);
    // The money came after all, the case was withdrawn or closed: nothing is left to say a second yes to.
    if (!canTransition(next.status, 'approved-by-person')) next.firstYes = null;
    standing = next;
  }
  return Object.freeze(standing);
};
