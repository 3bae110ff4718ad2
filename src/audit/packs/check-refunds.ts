import { z } from 'zod';
import type { LoggedIntent } from './check-money.js';
import type { Report } from './finding.js';

/** A refund as its provider lists it. */
export const listedRefundSchema = z.object({
  providerRefundId: z.string(),
  intentId: z.string().nullable(),
  amountMinor: z.int(),
  currency: z.string(),
  status: z.enum(['pending', 'succeeded', 'failed', 'reversed']),
});
export type ListedRefundLine = z.infer<typeof listedRefundSchema>;

const isMade = ({ status }: ListedRefundLine): boolean => status === 'succeeded' || status === 'pending';
/** Logged as known to have been made. */
const madeStatuses: readonly string[] = ['succeeded', 'pending'];
/** Logged as not known yet: a refund in the list is news, not a contradiction. */
const openStatuses: readonly string[] = ['submitted', 'unknown', 'manual'];

/**
 * Holds the refunds of the log against the providers' own lists, both ways. The lists have to be of all providers and of
 * the whole time of the log. A pack of one case can't tell what other refunds are about: only its own are looked at.
 */
export const checkRefunds = (
  intents: readonly LoggedIntent[],
  listed: readonly ListedRefundLine[],
  { isWhole }: { readonly isWhole: boolean },
  report: Report,
): void => {
  const known = new Map(intents.map((intent) => [intent.id, intent]));
  const byProviderId = new Map(intents.map((intent) => [intent.providerRefundId, intent]));
  const made = new Map<string, ListedRefundLine[]>();
  for (const refund of listed) {
    const intent = known.get(refund.intentId ?? '') ?? byProviderId.get(refund.providerRefundId);
    if (intent !== undefined) made.set(intent.id, [...(made.get(intent.id) ?? []), refund]);
    else if (isWhole && isMade(refund))
      report({ code: 'refund-not-logged', field: refund.providerRefundId, found: amountOf(refund) });
  }
  for (const intent of intents) compare(intent, made.get(intent.id) ?? [], report);
};

const amountOf = ({ amountMinor, currency }: { amountMinor: number; currency: string }): string =>
  `${amountMinor} ${currency}`;

const compare = (intent: LoggedIntent, listed: readonly ListedRefundLine[], report: Report): void => {
  const { seq, case: of, id: field, status } = intent;
  const standing = listed.filter(isMade);
  const at = { seq, case: of, field };
  if (standing.length > 1)
    report({ code: 'refund-listed-twice', ...at, found: standing.map((one) => one.providerRefundId) });
  if (madeStatuses.includes(status) && standing.length === 0)
    report({ code: 'refund-not-listed', ...at, logged: status, found: listed[0]?.status ?? 'nothing' });
  if (!madeStatuses.includes(status) && !openStatuses.includes(status) && standing.length > 0)
    report({ code: 'refund-differs', ...at, logged: status, found: standing[0]?.status });
  for (const refund of standing) {
    if (amountOf(refund) !== amountOf(intent))
      report({ code: 'refund-differs', ...at, logged: amountOf(intent), found: amountOf(refund) });
    if (intent.providerRefundId !== null && intent.providerRefundId !== refund.providerRefundId)
      report({
        code: 'refund-differs',
        ...at,
        logged: intent.providerRefundId,
        found: refund.providerRefundId,
      });
  }
};
