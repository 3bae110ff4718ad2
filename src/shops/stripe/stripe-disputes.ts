import type Stripe from 'stripe';
import { AppError } from '../../base/index.js';
import type { DisputeStanding, MoverDisputes } from '../../refunds/index.js';
import { fromStripeAmount } from './stripe-amount.js';
import { refusalOf } from './stripe-refusal.js';
import { idOf } from './stripe-standing.js';

const pageSize = 100;

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
      const page = await stripe.disputes.list({
        created: { gte: Math.floor(Date.parse(since) / 1000) },
        limit: pageSize,
        ...(cursor === null ? {} : { starting_after: cursor }),
      });
      const last = page.data.at(-1)?.id ?? null;
      if (page.has_more && last === null)
        throw new AppError('unexpected', { reason: 'stripe-page-without-end' });
      return { disputes: page.data.map(standingOf), next: page.has_more ? last : null };
    },
  });
