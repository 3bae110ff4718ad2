import Stripe from 'stripe';

/**
 * What an error of Stripe's API says about the money; `docs/refunds.md` has the table with its sources.
 *
 * - 400, 402, 404 (invalid request, card): Stripe looked at the request and refused it. No refund was made for it.
 * - 400 `idempotency_error`: the key was used with other parameters, so something did move under it: unknown.
 * - 401, 403: our key is wrong. Nothing moved, but it says nothing of this refund: unknown, until the key is mended.
 * - 409 (the same key is being worked on), 429, 5xx, no answer: unknown.
 *
 * @returns the code of a definite refusal, or null when the money may have moved or may yet move.
 */
export const refusalOf = (error: unknown): string | null => {
  const { errors } = Stripe;
  const isRefused =
    error instanceof errors.StripeInvalidRequestError || error instanceof errors.StripeCardError;
  if (!isRefused) return null;
  // Not a word of Stripe's message: it may repeat what the request said.
  return `stripe-${error.code ?? error.statusCode}`;
};
