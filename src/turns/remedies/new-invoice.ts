import type { CaseEvent, Order } from '../../domain/index.js';
import type { TurnsDependencies } from '../dependencies.js';
import type { NewPaper } from '../ports.js';

const dayMs = 86_400_000;

/** The last day to pay, as the shop counts days. */
const dueOn = (at: Date, days: number, timeZone: string): string => {
  const today = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
  return new Date(Date.parse(today) + days * dayMs).toISOString().slice(0, 10);
};

/**
 * The invoice for the difference of an exchange that costs more: an entry of the case, and a paper that gets the next
 * number of its series where it is committed.
 */
export const newInvoice = (
  { ids }: Pick<TurnsDependencies, 'ids'>,
  about: {
    readonly caseId: string;
    readonly caseReference: string;
    readonly order: Order;
    /** Minor units of the order's currency, above zero. */
    readonly amountMinor: number;
    readonly at: string;
    readonly days: number;
    readonly timeZone: string;
  },
): { readonly event: Extract<CaseEvent, { type: 'invoice-issued' }>; readonly paper: NewPaper } => {
  const { caseId, caseReference, order, amountMinor, at } = about;
  const invoiceId = ids.next('invoice');
  const due = dueOn(new Date(at), about.days, about.timeZone);
  return {
    event: { type: 'invoice-issued', invoiceId, amountMinor, currency: order.currency, dueOn: due },
    paper: {
      series: 'invoice',
      subjectId: invoiceId,
      caseId,
      paper: {
        series: 'invoice',
        issuedAt: at,
        caseId,
        caseReference,
        orderId: order.id,
        orderNumber: order.number,
        customerId: order.customerId,
        invoiceId,
        currency: order.currency,
        totalMinor: amountMinor,
        dueOn: due,
      },
    },
  };
};
