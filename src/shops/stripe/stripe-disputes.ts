import type Stripe from 'stripe';
import type { DisputeStanding, MoverDisputes } from '../../refunds/index.js';
import { fromStripeAmount } from './stripe-amount.js';
import { createdSince, nextOf, pageAfter } from './stripe-page.js';
import { refusalOf } from './stripe-refusal.js';
import { idOf } from './stripe-standing.js';

/** Stripe's statuses. The `warning_` ones are inquiries of the bank: no money is taken back for them. */
const stateOf = (status: string): DisputeStanding['state'] => {
  if (status === 'won' || status === 'lost') return status;
  if (status === 'prevented' || status.startsWith('warning_')) return 'inquiry';
  return 'open';
};

const standingOf = (dispute: Stripe.Dispute): DisputeStanding => ({
  disputeId: dispute.id,
  providerPaymentIds: [idOf(dispute.payment_intent), idOf(dispute.charge)].filter((name) => name !== ''),
  amountMinor: fromStripeAmount(dispute.amount, dispute.currency.toUpperCase()),
  currency: dispute.currency.toUpperCase(),
  state: stateOf(dispute.status),
});

/** Disputes as Stripe shows them now. */
export const createStripeDisputes = (stripe: Stripe): MoverDisputes =>
  Object.freeze({
    find: async (disputeId: string) => {
      try {
        return standingOf(await stripe.disputes.retrieve(disputeId));
      } catch (error) {
        if (refusalOf(error) === 'stripe-resource_missing') return null;
        throw error;
      }
    },
    list: async (since: string, cursor: string | null) => {
      const page = await stripe.disputes.list({ ...createdSince(since), ...pageAfter(cursor) });
      return { disputes: page.data.map(standingOf), next: nextOf(page) };
    },
  });
