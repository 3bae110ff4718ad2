import type Stripe from 'stripe';
import { AppError } from '../../base/index.js';
import type { RefundIntent, ShopRecords } from '../../domain/index.js';
import type { MoneyMover, MoverAnswer, MoverStanding } from '../../refunds/index.js';
import { toStripeAmount } from './stripe-amount.js';
import { createStripeDisputes } from './stripe-disputes.js';
import { createdSince, nextOf, pageAfter } from './stripe-page.js';
import { refusalOf } from './stripe-refusal.js';
import { answerOf, intentKey, listedOf, standingOf } from './stripe-standing.js';

/** How Stripe names a payment: by its payment intent, or by the charge where there is none. */
const paymentParameter = (
  providerPaymentId: string,
): { readonly payment_intent: string } | { readonly charge: string } =>
  /^(ch|py)_/.test(providerPaymentId) ? { charge: providerPaymentId } : { payment_intent: providerPaymentId };

/**
 * Moves money through Stripe. The intent's id is the idempotency key and travels as metadata; a refund is found again by
 * that metadata among the refunds of its payment, which Stripe lists without delay.
 */
export const createStripeMover = (deps: {
  readonly stripe: Stripe;
  /** Tells how Stripe names a payment. */
  readonly records: Pick<ShopRecords, 'order'>;
}): MoneyMover => {
  const { stripe, records } = deps;

  const providerPaymentOf = async (intent: RefundIntent): Promise<string | null> => {
    const order = await records.order(intent.orderId);
    return order?.payments.find(({ id }) => id === intent.paymentId)?.providerPaymentId ?? null;
  };

  const refund = async (intent: RefundIntent): Promise<MoverAnswer> => {
    const providerPaymentId = await providerPaymentOf(intent);
    if (providerPaymentId === null) return { kind: 'rejected', code: 'payment-unknown' };
    const amount = toStripeAmount(intent.amountMinor, intent.currency);
    if (amount === null) return { kind: 'rejected', code: 'amount-not-payable' };
    try {
      const made = await stripe.refunds.create(
        {
          ...paymentParameter(providerPaymentId),
          amount,
          metadata: { [intentKey]: intent.id },
        },
        { idempotencyKey: intent.id },
      );
      return answerOf(made, intent);
    } catch (error) {
      const code = refusalOf(error);
      if (code === null) throw error;
      return { kind: 'rejected', code };
    }
  };

  /** By its id where we know it: also what a person made at Stripe's own pages, which has no metadata of ours. */
  const byId = async (id: string): Promise<Stripe.Refund | null> => {
    try {
      return await stripe.refunds.retrieve(id);
    } catch (error) {
      if (refusalOf(error) === 'stripe-resource_missing') return null;
      throw error;
    }
  };

  const byMetadata = async (intent: RefundIntent): Promise<Stripe.Refund | null> => {
    const providerPaymentId = await providerPaymentOf(intent);
    if (providerPaymentId === null)
      throw new AppError('unexpected', { reason: 'payment-unknown', intentId: intent.id });
    let cursor: string | null = null;
    do {
      const page: Stripe.ApiList<Stripe.Refund> = await stripe.refunds.list({
        ...paymentParameter(providerPaymentId),
        ...pageAfter(cursor),
      });
      const found = page.data.find(({ metadata }) => metadata?.[intentKey] === intent.id);
      if (found !== undefined) return found;
      cursor = nextOf(page);
    } while (cursor !== null);
    // Only a list that was read to its end says that a refund is not there.
    return null;
  };

  return Object.freeze({
    name: 'stripe',
    capabilities: {
      idempotent: true,
      keyLifeHours: 24,
      lookUp: true,
      list: true,
      partial: true,
      async: true,
      windowDays: null,
    },
    refund,
    disputes: createStripeDisputes(stripe),
    lookUp: async (intent: RefundIntent): Promise<MoverStanding> => {
      const known = intent.providerRefundId === null ? null : await byId(intent.providerRefundId);
      const found = known ?? (await byMetadata(intent));
      return found === null ? { kind: 'absent' } : standingOf(found, intent);
    },
    list: async (since: string, cursor: string | null) => {
      const page = await stripe.refunds.list({ ...createdSince(since), ...pageAfter(cursor) });
      return { refunds: page.data.map(listedOf), next: nextOf(page) };
    },
  });
};
