import { AppError } from '../../base/index.js';

/** The most that Stripe lists at once. */
const pageSize = 100;

/** What asks for the page behind `cursor`, the first one for null. */
export const pageAfter = (
  cursor: string | null,
): { readonly limit: number; readonly starting_after?: string } =>
  cursor === null ? { limit: pageSize } : { limit: pageSize, starting_after: cursor };

/** Seconds, as Stripe counts moments. @param since ISO 8601 */
export const createdSince = (since: string): { readonly created: { readonly gte: number } } => ({
  created: { gte: Math.floor(Date.parse(since) / 1000) },
});

/** Where a list goes on; null at its end. @throws AppError `unexpected` for an empty page that says there are more. */
export const nextOf = (page: {
  readonly data: readonly { readonly id: string }[];
  readonly has_more: boolean;
}): string | null => {
  if (!page.has_more) return null;
  const last = page.data.at(-1)?.id;
  if (last === undefined) throw new AppError('unexpected', { reason: 'stripe-page-without-end' });
  return last;
};
