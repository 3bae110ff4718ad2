import { z } from 'zod';
import type { Logger } from '../base/index.js';
import type { RefundSaga } from './create-refund-saga.js';
import type { DisputeStanding, RefundLedger } from './ports.js';
import type { TakeDispute } from './take-dispute.js';

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

/** Asked for the truth about a dispute; null when the provider has none of this id. */
export type FindDispute = (provider: string, disputeId: string) => Promise<DisputeStanding | null>;

export interface NewsDeps {
  readonly events: ProviderEvents;
  readonly ledger: Pick<RefundLedger, 'intentByProviderRefund'>;
  readonly saga: Pick<RefundSaga, 'lookUp'>;
  readonly findDispute: FindDispute;
  readonly takeDispute: TakeDispute;
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

const readDispute = async (
  { findDispute, takeDispute }: NewsDeps,
  provider: string,
  disputeId: string,
): Promise<void> => {
  const dispute = await findDispute(provider, disputeId);
  if (dispute !== null) await takeDispute(provider, dispute);
};
