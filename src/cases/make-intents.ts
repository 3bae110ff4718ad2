import { AppError, allocate, type Ids } from '../base/index.js';
import {
  type Breakdown,
  bonusPaymentId,
  type Order,
  type RefundIntent,
  storeCreditMover,
} from '../domain/index.js';
import { intentHash } from './intent-hash.js';

type IntentLines = RefundIntent['lines'];

/**
 * Attributes what is refunded to the tenders, so that the intents together name each unit, cent and tax cent once.
 * Units go with the first tender; money is shared by the tenders' weight.
 */
const attribute = (refunded: Breakdown['refundedLines'], weights: readonly number[]): IntentLines[] => {
  const parts: IntentLines[number][][] = weights.map(() => []);
  for (const { lineId, quantity, grossMinor, taxMinor, recalculatedMinor = 0 } of refunded) {
    const gross = allocate(grossMinor, weights);
    const tax = allocate(taxMinor, weights);
    const recalculated = allocate(Math.abs(recalculatedMinor), weights).map(
      (share) => share * Math.sign(recalculatedMinor),
    );
    for (const [index, part] of parts.entries()) {
      const own = {
        lineId,
        quantity: index === 0 ? quantity : 0,
        grossMinor: gross[index] ?? 0,
        taxMinor: tax[index] ?? 0,
        ...(recalculated[index] ? { recalculatedMinor: recalculated[index] } : {}),
      };
      if (own.quantity > 0 || own.grossMinor > 0 || own.recalculatedMinor !== undefined) part.push(own);
    }
  }
  return parts;
};

/**
 * Who moves a tender: the payment's own mover when the money goes back the way it came. What becomes store credit instead
 * never goes near the payment, nor does what goes to another card of the customer's that the shop keeps itself.
 */
const moverOf = (
  payments: Order['payments'],
  { paymentId, methodId, kind }: Breakdown['tenders'][number],
): string => {
  const payment = payments.find(({ id }) => id === paymentId);
  if (payment?.methodId === methodId) return payment.mover ?? 'records';
  return kind === 'store-credit' ? storeCreditMover : 'records';
};

/**
 * One intent per tender of a confirmed breakdown, `reserved` and ready to be committed. Σ of their amounts is the
 * breakdown's total, and Σ of their lines its `refundedLines`. An exchange that costs more makes none.
 * @throws AppError `unexpected` when `lines` are not those of the breakdown.
 */
export const makeIntents = (settled: {
  readonly caseId: string;
  readonly orderId: string;
  readonly currency: string;
  readonly breakdown: Breakdown;
  /** The payments of the order: each says who moves its money. */
  readonly payments: Order['payments'];
  /** The lines this money is for; those of the breakdown unless said otherwise. */
  readonly lines?: Breakdown['refundedLines'];
  readonly ids: Ids;
  readonly at: string;
}): RefundIntent[] => {
  const { caseId, orderId, currency, breakdown, payments, ids, at } = settled;
  if (breakdown.currency !== currency)
    throw new AppError('unexpected', { reason: 'currency-differs', orderId });
  // A bonus comes on top: it is for no goods, and its failing frees none.
  const weights = breakdown.tenders.map(({ paymentId, amountMinor }) =>
    paymentId === bonusPaymentId && breakdown.tenders.length > 1 ? 0 : amountMinor,
  );
  const lines = attribute(settled.lines ?? breakdown.refundedLines, weights);
  const shipping = allocate(breakdown.shippingMinor, weights);
  const duties = allocate(breakdown.dutiesMinor, weights);
  return breakdown.tenders.map((tender, index) => {
    const intent = {
      id: ids.next('refund'),
      caseId,
      orderId,
      paymentId: tender.paymentId,
      methodId: tender.methodId,
      mover: moverOf(payments, tender),
      amountMinor: tender.amountMinor,
      currency,
      status: 'reserved' as const,
      attempts: 0,
      providerRefundId: null,
      lines: lines[index] ?? [],
      shippingMinor: shipping[index] ?? 0,
      dutiesMinor: duties[index] ?? 0,
      createdAt: at,
      updatedAt: at,
    };
    return Object.freeze({ ...intent, requestHash: intentHash(intent) });
  });
};
