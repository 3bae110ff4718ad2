import { AppError } from './app-error.js';
import { currencyDigits } from './currency-digits.js';

/** Integer minor units (cents for USD, yen for JPY) of an ISO 4217 currency. Never a float, never text. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

export const money = (amountMinor: number, currency: string): Money => {
  if (!Number.isSafeInteger(amountMinor)) {
    throw new AppError('unexpected', { reason: 'amount-not-integer-minor-units', currency });
  }
  return Object.freeze({ amountMinor, currency });
};

/**
 * Digits after the decimal point: 2 for USD, 0 for JPY, 3 for KWD.
 * @throws AppError `currency-unknown`: to guess two digits would be to guess an amount.
 */
export const currencyExponent = (currency: string): number => {
  const digits = currencyDigits(currency);
  if (digits === null) throw new AppError('currency-unknown', { currency: currency.slice(0, 12) });
  return digits;
};

/**
 * `round_half_up(amount · numerator / denominator)` on integers, for `numerator ≥ 0` and `denominator > 0`.
 * Exact for every safe integer: the product is taken in BigInt.
 */
export const scaleHalfUp = (amountMinor: number, numerator: number, denominator: number): number => {
  const n = BigInt(amountMinor) * BigInt(numerator) * 2n + BigInt(denominator);
  const d = BigInt(denominator) * 2n;
  const quotient = n / d;
  return Number(n < 0n && n % d !== 0n ? quotient - 1n : quotient);
};

/**
 * Splits a total over weights so that the parts sum to it exactly (largest remainder, ties to the earlier part).
 * With no weight at all the first part takes everything.
 */
export const allocate = (totalMinor: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (weights.length === 0) return [];
  if (sum === 0) return weights.map((_, i) => (i === 0 ? totalMinor : 0));
  const parts = weights.map((weight, index) => {
    const product = BigInt(totalMinor) * BigInt(weight);
    return { index, floor: Number(product / BigInt(sum)), rest: product % BigInt(sum) };
  });
  let left = totalMinor - parts.reduce((a, part) => a + part.floor, 0);
  const result = parts.map((part) => part.floor);
  for (const part of [...parts].sort((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  )) {
    if (left <= 0) break;
    result[part.index] = (result[part.index] ?? 0) + 1;
    left -= 1;
  }
  return result;
};

/**
 * The first `totalMinor` of what these parts hold together: each takes its rounded share of what the parts before it
 * left. A step of one minor unit goes to exactly one part, so no part ever falls back, and the last step fills them all.
 * Differences of two answers therefore sum exactly in both directions. Parts are not below zero.
 */
export const allocateFirst = (totalMinor: number, parts: readonly number[]): number[] => {
  let leftMinor = totalMinor;
  let restMinor = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => {
    const own = restMinor === 0 ? 0 : scaleHalfUp(leftMinor, part, restMinor);
    leftMinor -= own;
    restMinor -= part;
    return own;
  });
};

/** The money of something that holds more than that. */
export const moneyIn = ({ amountMinor, currency }: Money): Money => ({ amountMinor, currency });

const formatters = new Map<string, Intl.NumberFormat>();

/**
 * Money as people of this locale write it: `$96.34`, `¥124.00`. All digits of the currency are shown, whatever the
 * runtime would leave out, and the decimal text goes to Intl as it is: what is read is exactly what is moved.
 * @param sign `symbol` tells dollars from dollars: `CA$96.34`
 */
export const formatMoney = (
  value: Money,
  locale: string,
  sign: 'narrowSymbol' | 'symbol' = 'narrowSymbol',
): string => {
  const key = `${locale} ${value.currency} ${sign}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    const digits = currencyExponent(value.currency);
    formatter = new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en-US', {
      style: 'currency',
      currency: value.currency,
      currencyDisplay: sign,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formatters.set(key, formatter);
  }
  return formatter.format(toDecimal(value) as Intl.StringNumericLiteral);
};

/**
 * Decimal text as found in shop exports and policy files (`"6.00"`, `89`) to minor units, without floats.
 * Refuses more decimals than the currency has: a lost digit is lost money.
 */
export const parseDecimal = (text: string, currency: string): number => {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text.trim());
  const exponent = currencyExponent(currency);
  if (!match) throw new AppError('request-invalid', { reason: 'amount-not-decimal', currency });
  const decimals = (match[3] ?? '').replace(/0+$/, '');
  if (decimals.length > exponent)
    throw new AppError('request-invalid', { reason: 'amount-too-precise', currency });
  const minor = Number(`${match[2]}${decimals.padEnd(exponent, '0')}`);
  return match[1] === '-' ? -minor : minor;
};

/** Minor units as decimal text (`9634` USD is `"96.34"`); the inverse of `parseDecimal`. */
export const toDecimal = (value: Money): string => {
  const exponent = currencyExponent(value.currency);
  const digits = String(Math.abs(value.amountMinor)).padStart(exponent + 1, '0');
  const whole = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  return value.amountMinor < 0 ? `-${whole}` : whole;
};
