import { AppError, currencyExponent } from '../../base/index.js';

/**
 * How many digits Stripe counts as minor units: two, but for these. Ours are those of the runtime's tables, which know
 * forints, rupiahs or pesos without any, and Icelandic and Ugandan money too: Stripe is sent two digits of all of them.
 * Source: https://docs.stripe.com/currencies
 */
const withoutDigits: ReadonlySet<string> = new Set([
  'BIF',
  'CLP',
  'DJF',
  'GNF',
  'JPY',
  'KMF',
  'KRW',
  'MGA',
  'PYG',
  'RWF',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
]);
const withThreeDigits: ReadonlySet<string> = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

const stripeExponent = (currency: string): number =>
  withoutDigits.has(currency) ? 0 : withThreeDigits.has(currency) ? 3 : 2;

const digitsMore = (currency: string): number => stripeExponent(currency) - currencyExponent(currency);

/** Minor units as Stripe counts them; null for an amount that it can't give back. */
export const toStripeAmount = (amountMinor: number, currency: string): number | null => {
  const digits = digitsMore(currency);
  const amount = digits >= 0 ? amountMinor * 10 ** digits : amountMinor / 10 ** -digits;
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
