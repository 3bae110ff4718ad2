import { currencyDecimals, toDecimalText } from './decimal-amount.js';
import { type Locale, tagOfLocale } from './locale.js';

/** Money for reading: `$96.34`, `¥124.00`. The decimal text goes to Intl as it is, so no float is made of it. */
export const formatAmount = (amountMinor: number, currency: string, locale: Locale): string => {
  const digits = currencyDecimals(currency);
  return new Intl.NumberFormat(tagOfLocale(locale), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(toDecimalText(amountMinor, currency) as unknown as number);
};
