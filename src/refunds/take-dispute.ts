import type { Logger } from '../base/index.js';
import type { DisputeStanding } from './ports.js';

/** What becomes of disputes; both are told again and again and count once. */
export interface DisputeNotices {
  noticed(dispute: {
    readonly orderId: string;
    readonly paymentId: string;
    readonly disputeId: string;
    readonly amountMinor: number;
    readonly currency: string;
  }): Promise<'noticed' | 'known'>;
  closed(dispute: {
    readonly disputeId: string;
    readonly outcome: 'won' | 'lost';
  }): Promise<'closed' | 'known' | 'unknown'>;
}

/**
 * What a dispute was to us. `known`: nothing new. `inquiry`: holds no money, so nothing is written. `payment-unknown`:
 * no order has a payment of any of its names.
 */
export type DisputeTaken = 'noticed' | 'closed' | 'known' | 'inquiry' | 'payment-unknown';

/** Follows a dispute as its provider shows it, whoever brought it up. */
export type TakeDispute = (provider: string, dispute: DisputeStanding) => Promise<DisputeTaken>;

export const createDisputeTaker =
  (deps: {
    /** Which payment of which order a provider's name stands for. */
    readonly findPayment: (
      provider: string,
      providerPaymentId: string,
    ) => Promise<{ readonly orderId: string; readonly paymentId: string } | null>;
    readonly notices: DisputeNotices;
    readonly logger: Logger;
  }): TakeDispute =>
  async (provider, { disputeId, providerPaymentIds, amountMinor, currency, state }) => {
    if (state === 'inquiry') return 'inquiry';
    for (const name of providerPaymentIds) {
      const payment = await deps.findPayment(provider, name);
      if (payment === null) continue;
      // Also one that has ended meanwhile: what was never noticed could not be closed.
      const begun = await deps.notices.noticed({ ...payment, disputeId, amountMinor, currency });
      if (state === 'open') return begun;
      const ended = await deps.notices.closed({ disputeId, outcome: state });
      return ended === 'closed' ? 'closed' : begun;
    }
    deps.logger.warn({ provider, disputeId }, 'a dispute about a payment that we do not know');
    return 'payment-unknown';
  };
