import type { Actor, CaseEvent, CaseStatus } from '../domain/index.js';

type Party = 'customer' | 'assistant' | 'system' | 'provider' | 'agent';
interface Allowance {
  readonly from: readonly CaseStatus[];
  readonly by: readonly Party[];
}

const beforeDecision: readonly CaseStatus[] = [
  'open',
  'collecting',
  'evaluating',
  'awaiting-evidence',
  'reopened',
];
const withPerson: readonly CaseStatus[] = [
  'awaiting-approval',
  'in-review',
  'appealed',
  'escalated-to-platform',
];
/** Where a person's yes or no still has something to decide. */
const decidable: readonly CaseStatus[] = [
  ...beforeDecision,
  ...withPerson,
  'approved',
  'denied',
  'refund-failed',
  'manual',
];
const goodsMoving: readonly CaseStatus[] = ['awaiting-return', 'in-transit', 'received', 'inspected'];
const moneyMoving: readonly CaseStatus[] = ['refunding', 'refund-failed', 'manual'];
const live: readonly CaseStatus[] = [
  ...beforeDecision,
  ...withPerson,
  'approved',
  'denied',
  ...goodsMoving,
  ...moneyMoving,
  'resolved',
];
const everywhere: readonly CaseStatus[] = [...live, 'closed', 'withdrawn'];

/** Who may do what, and when. The fold accepts whatever the ledger holds; this is asked before something is added. */
export const transitions: Readonly<Record<CaseEvent['type'], Allowance>> = {
  opened: { from: [], by: ['customer', 'assistant', 'system', 'agent'] },
  'evidence-added': { from: live, by: ['customer', 'assistant', 'agent'] },
  decided: { from: [...beforeDecision, ...withPerson, 'approved', 'denied'], by: ['assistant', 'system'] },
  confirmed: { from: ['approved'], by: ['customer', 'assistant'] },
  'return-requested': { from: ['approved', ...goodsMoving], by: ['assistant', 'system', 'agent'] },
  'return-tracked': {
    from: [...goodsMoving, 'refunding', 'resolved', 'closed'],
    by: ['provider', 'system', 'agent'],
  },
  'return-received': { from: ['awaiting-return', 'in-transit'], by: ['system', 'agent'] },
  // Where the scan already let the money go, what arrives is still looked at.
  inspected: { from: [...goodsMoving, 'refunding', 'resolved'], by: ['agent'] },
  'return-closed': { from: [...goodsMoving, 'refunding', 'resolved'], by: ['system', 'agent'] },
  'return-cancelled': {
    from: ['approved', 'awaiting-return'],
    by: ['customer', 'assistant', 'system', 'agent'],
  },
  'return-declined': { from: [...goodsMoving], by: ['agent'] },
  resettled: { from: goodsMoving, by: ['system', 'agent'] },
  'invoice-issued': { from: ['approved', ...goodsMoving], by: ['assistant', 'system', 'agent'] },
  'invoice-paid': { from: everywhere, by: ['provider', 'system', 'agent'] },
  'invoice-cancelled': { from: live, by: ['system', 'agent'] },
  'appeasement-given': { from: [...live, 'closed'], by: ['agent'] },
  'chargeback-noticed': { from: everywhere, by: ['provider', 'system', 'agent'] },
  'chargeback-closed': { from: everywhere, by: ['provider', 'system', 'agent'] },
  reopened: { from: ['resolved', 'closed', 'denied', 'withdrawn'], by: ['system', 'agent'] },
  reminded: { from: live, by: ['system', 'agent'] },
  overdue: { from: live, by: ['system'] },
  'escalated-to-platform': { from: [...withPerson, 'denied', 'approved'], by: ['system', 'agent'] },
  'cancelled-order': { from: ['approved', 'refunding', 'resolved'], by: ['assistant', 'system', 'agent'] },
  'exchange-made': {
    from: ['approved', ...goodsMoving, 'refunding', 'resolved'],
    by: ['assistant', 'system', 'agent'],
  },
  'replacement-sent': {
    from: ['approved', ...goodsMoving, 'resolved'],
    by: ['assistant', 'system', 'agent'],
  },
  'refund-moved': {
    from: ['approved', ...goodsMoving, ...moneyMoving, 'resolved', 'closed', 'reopened'],
    by: ['assistant', 'system', 'provider', 'agent'],
  },
  'handed-off': { from: everywhere, by: ['customer', 'assistant', 'system'] },
  'approval-given': { from: decidable, by: ['agent'] },
  'approved-by-person': { from: decidable, by: ['agent'] },
  // Out of failed money only a first yes is declined; whoever asks has to look whether there is one.
  'declined-by-person': { from: decidable, by: ['agent'] },
  appealed: { from: ['denied', 'resolved', 'closed'], by: ['customer', 'assistant'] },
  withdrawn: {
    from: [...beforeDecision, ...withPerson, 'approved', 'denied', 'awaiting-return'],
    by: ['customer', 'assistant', 'agent'],
  },
  closed: { from: ['denied', 'resolved', 'withdrawn', 'manual'], by: ['system', 'agent', 'assistant'] },
  noted: { from: everywhere, by: ['assistant', 'system', 'agent'] },
};

const partyOf = (actor: Actor): Party => (actor.startsWith('agent:') ? 'agent' : (actor as Party));

/** Whether this may be added to a case that stands like this; `null` stands for a case not opened yet. */
export const canTransition = (
  status: CaseStatus | null,
  event: CaseEvent['type'],
  actor?: Actor,
): boolean => {
  const { from, by } = transitions[event];
  if (actor !== undefined && !by.includes(partyOf(actor))) return false;
  return status === null ? event === 'opened' : from.includes(status);
};
