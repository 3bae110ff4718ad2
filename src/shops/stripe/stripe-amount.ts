import { AppError, currencyExponent } from '../../base/index.js';

/**
 * Where Stripe counts other minor units than ISO 4217. Icelandic and Ugandan money has no cents and is sent as if it had,
 * always `00`; ariary are sent whole, although ISO writes two digits. That forints and Taiwan dollars are paid out to the
 * merchant in whole ones concerns payouts alone: charges, refunds and disputes have their two digits.
 * Source: https://docs.stripe.com/currencies
 */
const digitsAtStripe: ReadonlyMap<string, number> = new Map([
  ['ISK', 2],
  ['UGX', 2],
  ['MGA', 0],
]);

/** Of three digits the last must be 0 in what is sent to Stripe: its partners have two. */
const withLastDigitZero = 3;

const digitsMore = (currency: string): number => {
  const digits = currencyExponent(currency);
  return (digitsAtStripe.get(currency) ?? digits) - digits;
};

/** Minor units as Stripe counts them; null for an amount that it can't give back. */
export const toStripeAmount = (amountMinor: number, currency: string): number | null => {
  const digits = digitsMore(currency);
  const amount = digits >= 0 ? amountMinor * 10 ** digits : amountMinor / 10 ** -digits;
  if (currencyExponent(currency) === withLastDigitZero && amount % 10 !== 0) return null;
  return Number.isSafeInteger(amount) ? amount : null;
};

/** Minor units as everywhere here. @throws AppError `unexpected` for an amount that there is no such money for. */
export const fromStripeAmount = (amount: number, currency: string): number => {
  const digits = digitsMore(currency);
  const amountMinor = digits >= 0 ? amount / 10 ** digits : amount * 10 ** -digits;
  if (!Number.isSafeInteger(amountMinor))
    throw new AppError('unexpected', { reason: 'stripe-amount', currency });
  return amountMinor;
};
