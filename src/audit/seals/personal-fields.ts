import type { CaseEvent } from '../../domain/index.js';
import type { BookEntryType } from '../entry.js';

const ofFacts = [
  'facts.evidence.*.text',
  'facts.evidence.*.ref',
  'facts.order.payments.*.label',
  'facts.order.lines.*.options',
  'facts.order.fulfilments.*.trackingNumber',
  'facts.customer.paymentMethods.*.brand',
  'facts.customer.paymentMethods.*.lastFour',
];

/**
 * What may tell who somebody is, or was written by hand, in each kind of event. It is sealed one by one, so that it
 * can be forgotten while everything else stays provable. No rule reads any of it. Ids, amounts, dates and what rules
 * do read stay in the open of a pack: without them nobody could check a decision.
 */
export const personalFields: Readonly<Record<CaseEvent['type'], readonly string[]>> = {
  opened: [],
  'evidence-added': ['evidence.text', 'evidence.ref'],
  decided: ['decision.breakdown.tenders.*.label', ...ofFacts],
  confirmed: [],
  'return-requested': [],
  // The carrier's news may be named after the parcel.
  'return-tracked': ['trackingNumber', 'newsId'],
  'return-received': [],
  inspected: [],
  'return-closed': ['reason'],
  'return-cancelled': ['reason'],
  'return-declined': ['reason'],
  resettled: [],
  'cancelled-order': [],
  'exchange-made': [],
  'replacement-sent': [],
  'refund-moved': ['reason'],
  'invoice-issued': [],
  'invoice-paid': ['reason'],
  'invoice-cancelled': ['reason'],
  'appeasement-given': ['reason'],
  'chargeback-noticed': [],
  'chargeback-closed': [],
  reopened: ['reason'],
  reminded: [],
  overdue: [],
  'escalated-to-platform': ['reason'],
  'handed-off': [],
  'approval-given': ['reason'],
  'approved-by-person': ['reason', 'breakdown.tenders.*.label'],
  'declined-by-person': ['reason'],
  appealed: ['words'],
  withdrawn: ['reason'],
  closed: ['reason'],
  noted: ['text'],
};

/** The same of papers and store credit, from the beginning of what is logged of them. */
export const bookPersonalFields: Readonly<Record<BookEntryType, readonly string[]>> = {
  // Which card was paid back.
  'paper-issued': ['paper.tender'],
  'credit-booked': ['reason'],
};
