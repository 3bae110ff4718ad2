import { moneyIn } from '../base/index.js';
import type { CaseEvent } from '../domain/index.js';

/** What an entry says in a few plain fields, the same for every kind: what a timeline and a table show. */
export interface EntryOutline {
  /** One of our own words for it: an outcome, a status, a reason from a list. */
  readonly code?: string;
  /** Somebody's own words. */
  readonly words?: string | undefined;
  readonly amountMinor?: number;
  readonly currency?: string;
  /** The number or id of what it is about: a return, a refund, an invoice, a dispute. */
  readonly number?: string | undefined;
  readonly lines?: readonly {
    readonly lineId: string;
    readonly quantity: number;
    readonly disposition?: string;
    readonly deductionMinor?: number | undefined;
  }[];
}

const totalOf = ({ totalMinor, currency }: { readonly totalMinor: number; readonly currency: string }) => ({
  amountMinor: totalMinor,
  currency,
});

export const entryOutline = (event: CaseEvent): EntryOutline => {
  switch (event.type) {
    case 'opened':
      return { code: event.request.kind, lines: event.request.lines };
    case 'evidence-added':
      return { code: event.evidence.kind, words: event.evidence.text };
    case 'decided': {
      const { outcome, breakdown } = event.decision;
      return { code: outcome, ...(breakdown === null ? {} : totalOf(breakdown)) };
    }
    case 'confirmed':
      return { code: event.resolution, ...totalOf(event) };
    case 'return-requested':
      return { number: event.rma, lines: event.lines };
    case 'return-tracked':
      return { code: event.status, words: event.carrier, number: event.trackingNumber };
    case 'return-received':
      return event.lines === undefined ? {} : { lines: event.lines };
    case 'inspected':
      return {
        lines: event.findings.map(({ lineId, quantity, disposition, deduction }) => ({
          lineId,
          quantity,
          disposition,
          deductionMinor: deduction?.amountMinor,
        })),
      };
    case 'resettled':
      return { code: event.because, ...totalOf(event) };
    case 'cancelled-order':
    case 'exchange-made':
    case 'replacement-sent':
      return { number: event.actionId };
    case 'refund-moved':
      return {
        code: event.status,
        words: event.reason,
        number: event.providerRefundId ?? event.intentId,
        ...moneyIn(event),
      };
    case 'invoice-issued':
      return { number: event.invoiceId, ...moneyIn(event) };
    case 'invoice-paid':
      return { number: event.invoiceId, words: event.reason, ...moneyIn(event) };
    case 'invoice-cancelled':
      return { number: event.invoiceId, words: event.reason };
    case 'appeasement-given':
      return { number: event.creditId, words: event.reason, ...moneyIn(event) };
    case 'chargeback-noticed':
      return { number: event.disputeId, ...moneyIn(event) };
    case 'chargeback-closed':
      return { number: event.disputeId, code: event.outcome };
    case 'reminded':
      return { code: event.of };
    case 'overdue':
      return { code: event.status };
    case 'escalated-to-platform':
      return {
        words: event.reason === undefined ? event.platform : `${event.platform}: ${event.reason}`,
      };
    case 'handed-off':
      return { code: event.reason };
    case 'approval-given':
    case 'approved-by-person':
      return { code: event.resolution, words: event.reason, ...totalOf(event) };
    case 'appealed':
      return { words: event.words };
    case 'noted':
      return { words: event.text };
    case 'return-closed':
    case 'return-cancelled':
    case 'return-declined':
    case 'reopened':
    case 'declined-by-person':
    case 'withdrawn':
    case 'closed':
      return { words: event.reason };
  }
};
