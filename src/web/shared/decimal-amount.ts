import { currencyDigits } from '../../base/currency-digits.js';

/** Digits after the decimal point, from the table that the server counts by. */
export const currencyDecimals = (currency: string): number => {
  const digits = currencyDigits(currency);
  if (digits === null) throw new RangeError(`${currency} is not a currency of ISO 4217`);
  return digits;
};

/** Minor units as people type them: `9634` USD is `96.34`. Digits are moved, nothing is divided. */
export const toDecimalText = (amountMinor: number, currency: string): string => {
  const decimals = currencyDecimals(currency);
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return amountMinor < 0 ? `-${text}` : text;
};

export type ReadAmount =
  | { readonly kind: 'amount'; readonly amountMinor: number }
  | { readonly kind: 'not-an-amount' }
  | { readonly kind: 'too-precise'; readonly decimals: number };

/**
 * What an agent typed, in minor units, by moving digits: no float ever holds money. Takes `126`, `126.5`,
 * `1,260.50` and a currency sign in front. A comma counts only as a group of three, because `12,50` means
 * different money in different countries.
 */
export const readDecimalText = (text: string, currency: string): ReadAmount => {
  const typed = /^[$€£¥￥]?\s*(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d*))?$/u.exec(text.trim());
  if (typed === null) return { kind: 'not-an-amount' };
  const decimals = currencyDecimals(currency);
  const fraction = (typed[2] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return { kind: 'too-precise', decimals };
  const amountMinor = Number(`${(typed[1] ?? '').replaceAll(',', '')}${fraction.padEnd(decimals, '0')}`);
  return Number.isSafeInteger(amountMinor) ? { kind: 'amount', amountMinor } : { kind: 'not-an-amount' };
};
