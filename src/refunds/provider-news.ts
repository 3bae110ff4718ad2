import { z } from 'zod';
import type { Logger } from '../base/index.js';
import type { RefundSaga } from './create-refund-saga.js';
import type { RefundLedger } from './ports.js';

/**
 * News that a money mover sent us, cut down to ids: it says where to look and never what is true, and holds nothing of a
 * person.
 */
export const providerNewsSchema = z.object({
  /** `<mover>:<the provider's own event id>`; the same news twice is one. */
  id: z.string().min(1).max(300),
  /** The mover's name. */
  provider: z.string(),
  type: z.string().max(120),
  about: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('refund'), refundId: z.string(), intentId: z.string().nullable() }),
    z.object({ kind: z.literal('dispute'), disputeId: z.string() }),
    z.object({ kind: z.literal('other') }),
  ]),
});
export type ProviderNews = z.infer<typeof providerNewsSchema>;

/** News is stored before anything else happens, with the job that reads it. */
export interface ProviderEvents {
  receive(news: ProviderNews, receivedAt: string): Promise<'new' | 'known'>;
  /** Null when it is not there or was read before. */
  waiting(id: string): Promise<ProviderNews | null>;
  handled(id: string, at: string): Promise<void>;
  /** Gives what these movers told before a moment (ISO) and nobody has read to a job again. Answers how many. */
  sendAgain(providers: readonly string[], receivedBefore: string): Promise<number>;
}

/** A dispute as its provider shows it now. An `inquiry` holds no money and may become a dispute. */
export interface DisputeStanding {
  readonly disputeId: string;
  /** The payment's names at the provider, the likeliest first. */
  readonly providerPaymentIds: readonly string[];
  readonly amountMinor: number;
  readonly currency: string;
  readonly state: 'inquiry' | 'open' | 'won' | 'lost';
}

/** Asked for the truth about a dispute; null when the provider has none of this id. */
export type FindDispute = (provider: string, disputeId: string) => Promise<DisputeStanding | null>;

/** What becomes of disputes; both are told again and again and count once. */
export interface DisputeNotices {
  noticed(dispute: {
    readonly orderId: string;
    readonly paymentId: string;
    readonly disputeId: string;
    readonly amountMinor: number;
    readonly currency: string;
  }): Promise<void>;
  closed(dispute: { readonly disputeId: string; readonly outcome: 'won' | 'lost' }): Promise<void>;
}

export interface NewsDeps {
  readonly events: ProviderEvents;
  readonly ledger: Pick<RefundLedger, 'intentByProviderRefund'>;
  readonly saga: Pick<RefundSaga, 'lookUp'>;
  readonly findDispute: FindDispute;
  /** Which payment of which order a provider's name stands for. */
  readonly findPayment: (
    provider: string,
    providerPaymentId: string,
  ) => Promise<{ readonly orderId: string; readonly paymentId: string } | null>;
  readonly disputes: DisputeNotices;
  readonly now: () => Date;
  readonly logger: Logger;
}

/**
 * Job handler: turns a piece of news into a look-up of the truth. Late, twice or in another order it comes to the same,
 * because nothing is taken from the news but the id.
 */
export const createNewsReader =
  (deps: NewsDeps) =>
  async (newsId: string): Promise<void> => {
    const news = await deps.events.waiting(newsId);
    if (news === null) return;
    if (news.about.kind === 'refund') await readRefund(deps, news.provider, news.about);
    if (news.about.kind === 'dispute') await readDispute(deps, news.provider, news.about.disputeId);
    await deps.events.handled(newsId, deps.now().toISOString());
  };

const readRefund = async (
  { ledger, saga, logger }: NewsDeps,
  provider: string,
  about: { readonly refundId: string; readonly intentId: string | null },
): Promise<void> => {
  const intentId = about.intentId ?? (await ledger.intentByProviderRefund(provider, about.refundId))?.id;
  // Made elsewhere, not by us: the next reconciliation tells of it.
  if (intentId === undefined)
    logger.warn({ provider, refundId: about.refundId }, 'news of a refund not ours');
  else await saga.lookUp(intentId);
};

const readDispute = async (deps: NewsDeps, provider: string, disputeId: string): Promise<void> => {
  const { findDispute, findPayment, disputes, logger } = deps;
  const dispute = await findDispute(provider, disputeId);
  if (dispute === null || dispute.state === 'inquiry') return;
  for (const name of dispute.providerPaymentIds) {
    const payment = await findPayment(provider, name);
    if (payment === null) continue;
    const { amountMinor, currency, state } = dispute;
    // Also one that has ended meanwhile: what was never noticed could not be closed.
    await disputes.noticed({ ...payment, disputeId, amountMinor, currency });
    if (state !== 'open') await disputes.closed({ disputeId, outcome: state });
    return;
  }
  logger.warn({ provider, disputeId }, 'a dispute about a payment that we do not know');
};
