import { AppError, type Clock } from '../base/index.js';
import {
  bonusPaymentId,
  type Order,
  type RefundIntent,
  type ShopRecords,
  type StoreCreditEntry,
  type StoreCreditLedger,
  storeCreditMover,
} from '../domain/index.js';
import type { ListedRefund, MoneyMover, MoverAnswer } from '../refunds/index.js';

const answerOf = (entry: StoreCreditEntry, intent: RefundIntent): MoverAnswer => {
  if (entry.amountMinor !== intent.amountMinor || entry.currency !== intent.currency)
    throw new AppError('settlement-changed', { intentId: intent.id, movedMinor: entry.amountMinor });
  return { kind: 'succeeded', providerRefundId: entry.id };
};

/** Whether the payments still hold it was asserted where the intent was marked as sent: nothing here is spent from them. */
const refusalOf = (intent: RefundIntent, order: Order | null): string | null => {
  if (order === null) return 'order-unknown';
  if (order.currency !== intent.currency) return 'currency-differs';
  if (intent.amountMinor <= 0) return 'amount-not-positive';
  const isKnown = order.payments.some(({ id }) => id === intent.paymentId);
  return isKnown || intent.paymentId === bonusPaymentId ? null : 'payment-unknown';
};

const listed = ({ id, intentId, amountMinor, currency, at }: StoreCreditEntry): ListedRefund => ({
  providerRefundId: id,
  intentId,
  providerPaymentId: bonusPaymentId,
  amountMinor,
  currency,
  status: 'succeeded',
  at,
});

/**
 * Moves money into the store credit of whoever placed the order: one entry for each intent, whoever asks how often. The
 * ledger is our own, so that what was written is found for ever, and nothing is ever on its way.
 * @throws AppError `settlement-changed` when the intent was paid another amount before: money did move, so it is not a
 * refusal.
 */
export const createStoreCreditMover = (
  credits: StoreCreditLedger,
  records: Pick<ShopRecords, 'order'>,
  { clock }: { readonly clock: Clock },
): MoneyMover =>
  Object.freeze({
    name: storeCreditMover,
    capabilities: {
      idempotent: true,
      keyLifeHours: null,
      lookUp: true,
      list: true,
      partial: true,
      async: false,
      windowDays: null,
    },
    refund: async (intent: RefundIntent): Promise<MoverAnswer> => {
      const before = await credits.entryOfIntent(intent.id);
      if (before !== null) return answerOf(before, intent);
      const order = await records.order(intent.orderId);
      const code = refusalOf(intent, order);
      if (code !== null || order === null) return { kind: 'rejected', code: code ?? 'order-unknown' };
      const entry = await credits.append({
        id: `credit_${intent.id}`,
        customerId: order.customerId,
        kind: intent.paymentId === bonusPaymentId ? 'bonus' : 'refund',
        amountMinor: intent.amountMinor,
        currency: intent.currency,
        caseId: intent.caseId,
        intentId: intent.id,
        actor: 'system',
        reason: order.number,
        at: clock.now().toISOString(),
      });
      return answerOf(entry, intent);
    },
    lookUp: async (intent: RefundIntent) => {
      const entry = await credits.entryOfIntent(intent.id);
      return entry === null ? { kind: 'absent' as const } : answerOf(entry, intent);
    },
    list: async (since: string, cursor: string | null) => {
      const { entries, next } = await credits.paidIntents(since, cursor);
      return { refunds: entries.map(listed), next };
    },
  });
