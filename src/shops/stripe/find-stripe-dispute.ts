import type Stripe from 'stripe';
import type { DisputeStanding } from '../../refunds/index.js';
import { fromStripeAmount } from './stripe-amount.js';
import { refusalOf } from './stripe-refusal.js';
import { idOf } from './stripe-standing.js';

/** Stripe's statuses. The `warning_` ones are inquiries of the bank: no money is taken back for them. */
const stateOf = (status: string): DisputeStanding['state'] => {
  if (status === 'won' || status === 'lost') return status;
  if (status === 'prevented' || status.startsWith('warning_')) return 'inquiry';
  return 'open';
};

/** A dispute as Stripe shows it now; null when there is none of this id. */
export const findStripeDispute =
  (stripe: Stripe) =>
  async (disputeId: string): Promise<DisputeStanding | null> => {
    try {
      const dispute = await stripe.disputes.retrieve(disputeId);
      return {
        disputeId: dispute.id,
        providerPaymentIds: [idOf(dispute.payment_intent), idOf(dispute.charge)].filter(
          (name) => name !== '',
        ),
        amountMinor: fromStripeAmount(dispute.amount, dispute.currency.toUpperCase()),
        currency: dispute.currency.toUpperCase(),
        state: stateOf(dispute.status),
      };
    } catch (error) {
      if (refusalOf(error) === 'stripe-resource_missing') return null;
      throw error;
    }
  };
