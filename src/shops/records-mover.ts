import { AppError, type Clock } from '../base/index.js';
import {
  bonusPaymentId,
  type Order,
  type RefundAction,
  type RefundIntent,
  type ShopRecords,
} from '../domain/index.js';
import { type MoneyMover, type MoverAnswer, refundActionOf } from '../refunds/index.js';

/** Money that left a payment, or is about to. What failed or came back counts as never sent. */
const givenBackMinor = (order: Order, paymentId: string): number =>
  order.actions
    .filter((action): action is RefundAction => action.kind === 'refund' && action.paymentId === paymentId)
    .filter((refund) => refund.status === 'succeeded' || refund.status === 'pending')
    .reduce((sum, refund) => sum + refund.amountMinor, 0);

const refusalOf = (intent: RefundIntent, order: Order | null): string | null => {
  if (order === null) return 'order-unknown';
  const payment = order.payments.find((candidate) => candidate.id === intent.paymentId);
  if (payment === undefined && intent.paymentId !== bonusPaymentId) return 'payment-unknown';
  if (order.currency !== intent.currency) return 'currency-differs';
  if (intent.amountMinor <= 0) return 'amount-not-positive';
  if (payment === undefined) return null;
  const { id, capturedMinor, disputedMinor = 0 } = payment;
  const leftMinor = capturedMinor - disputedMinor - givenBackMinor(order, id);
  return intent.amountMinor > leftMinor ? 'amount-exceeds-payment' : null;
};

const answerOf = (refund: RefundAction): MoverAnswer => {
  const providerRefundId = `records-${refund.id}`;
  if (refund.status === 'pending') return { kind: 'pending', providerRefundId };
  if (refund.status === 'succeeded') return { kind: 'succeeded', providerRefundId };
  return { kind: 'rejected', code: `refund-${refund.status}` };
};

/**
 * Moves money by writing a `refund` action under the intent's own id: the same intent again finds the first action
 * and answers the same. Gift cards are given back like every other payment.
 * @throws AppError `settlement-changed` when the id was used for another amount or payment: money did move, so it is
 * not a refusal.
 */
export const createRecordsMover = (
  records: ShopRecords,
  { clock }: { readonly clock: Clock },
): MoneyMover => {
  const made = async (intentId: string): Promise<RefundAction | null> => {
    const action = await records.action(intentId);
    return action?.kind === 'refund' ? action : null;
  };
  const same = (refund: RefundAction, intent: RefundIntent): MoverAnswer => {
    if (refund.amountMinor !== intent.amountMinor || refund.paymentId !== intent.paymentId) {
      throw new AppError('settlement-changed', { intentId: intent.id, movedMinor: refund.amountMinor });
    }
    return answerOf(refund);
  };
  return Object.freeze({
    name: 'records',
    capabilities: {
      idempotent: true,
      keyLifeHours: null,
      lookUp: true,
      list: false,
      partial: true,
      async: false,
      windowDays: null,
    },
    refund: async (intent: RefundIntent) => {
      const before = await made(intent.id);
      if (before !== null) return same(before, intent);
      const refusal = refusalOf(intent, await records.order(intent.orderId));
      if (refusal !== null) return { kind: 'rejected' as const, code: refusal };
      const refund = refundActionOf(intent, clock.now().toISOString());
      if (await records.appendAction(refund)) return answerOf(refund);
      // Another worker was faster with the same intent: what it wrote is the truth.
      const other = await made(intent.id);
      if (other === null)
        throw new AppError('unexpected', { reason: 'action-id-taken', intentId: intent.id });
      return same(other, intent);
    },
    lookUp: async (intent: RefundIntent) => {
      const refund = await made(intent.id);
      return refund === null ? { kind: 'absent' as const } : answerOf(refund);
    },
    list: async () => ({ refunds: [], next: null }),
  });
};
