import { AppError, type Clock } from '../base/index.js';
import {
  bonusPaymentId,
  type Order,
  type RecordedRefund,
  type RefundAction,
  type RefundIntent,
  type ShopRecords,
} from '../domain/index.js';
import {
  type ListedRefund,
  type MoneyMover,
  type MoverAnswer,
  type MoverStanding,
  refundActionOf,
} from '../refunds/index.js';

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

const nameOf = (refund: RefundAction): string => `records-${refund.id}`;

const standingOf = (refund: RefundAction): Exclude<MoverStanding, { kind: 'absent' }> => {
  const providerRefundId = nameOf(refund);
  return refund.status === 'failed'
    ? { kind: 'failed', providerRefundId, code: 'refund-failed' }
    : { kind: refund.status, providerRefundId };
};

/** The answer to a call that finds its refund made before. One that failed since will not be made under this id. */
const answerOf = (refund: RefundAction): MoverAnswer => {
  const standing = standingOf(refund);
  return standing.kind === 'succeeded' || standing.kind === 'pending'
    ? standing
    : { kind: 'rejected', code: `refund-${refund.status}` };
};

const listedOf = ({ refund, currency }: RecordedRefund): ListedRefund => ({
  providerRefundId: nameOf(refund),
  intentId: refund.id,
  providerPaymentId: refund.paymentId,
  amountMinor: refund.amountMinor,
  currency,
  status: refund.status,
  at: new Date(refund.at).toISOString(),
  isRecorded: true,
});

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
  /** The refund, when it is what the intent says. */
  const same = (refund: RefundAction, intent: RefundIntent): RefundAction => {
    if (refund.amountMinor !== intent.amountMinor || refund.paymentId !== intent.paymentId) {
      throw new AppError('settlement-changed', { intentId: intent.id, movedMinor: refund.amountMinor });
    }
    return refund;
  };
  return Object.freeze({
    name: 'records',
    capabilities: {
      idempotent: true,
      keyLifeHours: null,
      lookUp: true,
      list: true,
      partial: true,
      async: false,
      windowDays: null,
    },
    refund: async (intent: RefundIntent) => {
      const before = await made(intent.id);
      if (before !== null) return answerOf(same(before, intent));
      const refusal = refusalOf(intent, await records.order(intent.orderId));
      if (refusal !== null) return { kind: 'rejected' as const, code: refusal };
      const refund = refundActionOf(intent, clock.now().toISOString());
      if (await records.appendAction(refund)) return answerOf(refund);
      // Another worker was faster with the same intent: what it wrote is the truth.
      const other = await made(intent.id);
      if (other === null)
        throw new AppError('unexpected', { reason: 'action-id-taken', intentId: intent.id });
      return answerOf(same(other, intent));
    },
    lookUp: async (intent: RefundIntent) => {
      const refund = await made(intent.id);
      return refund === null ? { kind: 'absent' as const } : standingOf(same(refund, intent));
    },
    list: async (since: string, cursor: string | null) => {
      const page = await records.refundsSince(since, cursor);
      return {
        refunds: page.refunds.filter(({ mover }) => mover === 'records').map(listedOf),
        next: page.next,
      };
    },
  });
};
