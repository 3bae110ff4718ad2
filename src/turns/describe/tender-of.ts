import type { Case, Order, RefundIntent } from '../../domain/index.js';

/** Where a refund goes, as the customer knows it. */
export const tenderOf = (found: Case, intent: RefundIntent, order: Order | undefined): string => {
  const planned = found.decision?.breakdown?.tenders.find((one) => one.paymentId === intent.paymentId)?.label;
  const paid = order?.payments.find((payment) => payment.id === intent.paymentId);
  // Where it went is the tender's name; the payment's only where the money goes back the way it came.
  const isSameWay = paid?.methodId === intent.methodId;
  return (isSameWay ? paid?.label : planned) ?? planned ?? paid?.label ?? '';
};
