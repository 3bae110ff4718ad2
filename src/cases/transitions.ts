import type { Actor, CaseEvent, CaseStatus } from '../domain/index.js';

export type Party = 'customer' | 'assistant' | 'system' | 'provider' | 'agent';
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
/** A person decides what becomes of it. */
const inHands: readonly CaseStatus[] = ['reopened', ...withPerson];
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

/** What the table names: each kind of entry, and apart from news of money the promise of some. */
export type CaseStep = CaseEvent['type'] | 'refund-reserved';

export const stepOf = (event: CaseEvent): CaseStep =>
  event.type === 'refund-moved' && event.status === 'reserved' ? 'refund-reserved' : event.type;

/** Who may do what, and when. The fold accepts whatever the ledger holds; this is asked before something is added. */
export const transitions: Readonly<Record<CaseStep, Allowance>> = {
  opened: { from: [], by: ['customer', 'assistant', 'system', 'agent'] },
  'evidence-added': { from: live, by: ['customer', 'assistant', 'agent'] },
  // While goods move it is decided anew, on what of them came.
  decided: {
    from: [...beforeDecision, ...withPerson, 'approved', 'denied', ...goodsMoving],
    by: ['assistant', 'system'],
  },
  confirmed: { from: ['approved'], by: ['customer', 'assistant'] },
  'return-requested': { from: ['approved', ...goodsMoving], by: ['assistant', 'system', 'agent'] },
  'return-tracked': {
    from: [...goodsMoving, ...inHands, 'refunding', 'resolved', 'closed'],
    by: ['provider', 'system', 'agent'],
  },
  // Goods come whatever became of the case meanwhile: a person who has it reads that they are there.
  // Where the scan already let the money go, or a difference was paid, what arrives is still noted and looked at.
  'return-received': {
    from: ['awaiting-return', 'in-transit', ...inHands, ...moneyMoving, 'resolved', 'closed'],
    by: ['system', 'agent'],
  },
  inspected: {
    from: [...goodsMoving, ...inHands, ...moneyMoving, 'resolved', 'closed'],
    by: ['system', 'agent'],
  },
  'return-closed': {
    from: [...goodsMoving, ...inHands, ...moneyMoving, 'resolved', 'closed'],
    by: ['system', 'agent'],
  },
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
  // Also where money that was promised is not there any more: the settlement under way stops.
  reopened: {
    from: ['approved', ...goodsMoving, 'refunding', 'denied', 'resolved', 'closed', 'withdrawn'],
    by: ['system', 'agent'],
  },
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
  'refund-reserved': {
    from: ['approved', ...goodsMoving, 'refunding'],
    by: ['assistant', 'system', 'agent'],
  },
  // News of money is taken whatever has become of the case meanwhile: it moved, whether or not it should have.
  'refund-moved': { from: everywhere, by: ['assistant', 'system', 'provider', 'agent'] },
  'handed-off': { from: everywhere, by: ['customer', 'assistant', 'system'] },
  'approval-given': { from: decidable, by: ['agent'] },
  'approved-by-person': { from: decidable, by: ['agent'] },
  // Out of failed money only a first yes is declined; whoever asks has to look whether there is one.
  'declined-by-person': { from: decidable, by: ['agent'] },
  appealed: { from: ['denied', 'resolved', 'closed'], by: ['customer', 'assistant'] },
  withdrawn: {
    from: [...beforeDecision, ...withPerson, 'approved', 'denied', 'awaiting-return'],
    by: ['customer', 'assistant', 'agent', 'system'],
  },
  closed: { from: ['denied', 'resolved', 'withdrawn', 'manual'], by: ['system', 'agent', 'assistant'] },
  noted: { from: everywhere, by: ['assistant', 'system', 'agent'] },
};

/** Whether a person has to decide what becomes of a case that stands like this: nothing settles it by itself. */
export const isInHands = (status: CaseStatus): boolean => inHands.includes(status);

export const partyOf = (actor: Actor): Party => (actor.startsWith('agent:') ? 'agent' : (actor as Party));

/** Whether the actor may do this at all, in some status. */
export const mayEver = (step: CaseStep, actor: Actor): boolean =>
  transitions[step].by.includes(partyOf(actor));

/** Whether this may be added to a case that stands like this; `null` stands for a case not opened yet. */
export const canTransition = (status: CaseStatus | null, step: CaseStep, actor?: Actor): boolean => {
  const { from, by } = transitions[step];
  if (actor !== undefined && !by.includes(partyOf(actor))) return false;
  return status === null ? step === 'opened' : from.includes(status);
};
