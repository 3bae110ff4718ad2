import type Stripe from 'stripe';
import { AppError } from '../../base/index.js';
import type { RefundIntent } from '../../domain/index.js';
import type { ListedRefund, MoverAnswer, MoverStanding } from '../../refunds/index.js';
import { fromStripeAmount } from './stripe-amount.js';

/** Under which an intent's id travels. */
export const intentKey = 'makegood_intent';

/** Stripe names other things by their id, or shows them whole where it was asked to. */
export const idOf = (named: string | { readonly id: string } | null): string =>
  named === null ? '' : typeof named === 'string' ? named : named.id;

/** Stripe's statuses: a `requires_action` waits for the customer, a `canceled` one never left. Others are not known to us. */
const statusOf = (refund: Stripe.Refund): 'pending' | 'succeeded' | 'failed' => {
  switch (refund.status) {
    case 'pending':
    case 'requires_action':
      return 'pending';
    case 'succeeded':
      return 'succeeded';
    case 'failed':
    case 'canceled':
      return 'failed';
    default:
      throw new AppError('unexpected', { reason: 'stripe-refund-status' });
  }
};

/** @throws AppError `settlement-changed` when another amount moved under this intent's id. */
export const standingOf = (refund: Stripe.Refund, intent: RefundIntent): MoverStanding => {
  const currency = refund.currency.toUpperCase();
  const movedMinor = fromStripeAmount(refund.amount, currency);
  if (movedMinor !== intent.amountMinor || currency !== intent.currency)
    throw new AppError('settlement-changed', { intentId: intent.id, movedMinor });
  const status = statusOf(refund);
  if (status !== 'failed') return { kind: status, providerRefundId: refund.id };
  const code = `stripe-${refund.failure_reason ?? refund.status}`;
  return { kind: 'failed', providerRefundId: refund.id, code };
};

/** The answer to a call. A refund that failed at once was never made. */
export const answerOf = (refund: Stripe.Refund, intent: RefundIntent): MoverAnswer => {
  const standing = standingOf(refund, intent);
  if (standing.kind === 'succeeded' || standing.kind === 'pending') return standing;
  return { kind: 'rejected', code: 'code' in standing ? standing.code : 'stripe-failed' };
};

export const listedOf = (refund: Stripe.Refund): ListedRefund => ({
  providerRefundId: refund.id,
  intentId: refund.metadata?.[intentKey] ?? null,
  providerPaymentId: idOf(refund.payment_intent) || idOf(refund.charge),
  amountMinor: fromStripeAmount(refund.amount, refund.currency.toUpperCase()),
  currency: refund.currency.toUpperCase(),
  status: statusOf(refund),
  at: new Date(refund.created * 1000).toISOString(),
});
