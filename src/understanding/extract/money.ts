import { parseDecimal } from '../../base/index.js';

const symbols: Readonly<Record<string, string>> = { $: 'USD', '£': 'GBP', '€': 'EUR', '¥': 'CNY' };
const words: Readonly<Record<string, string>> = {
  dollar: 'USD',
  dollars: 'USD',
  usd: 'USD',
  bucks: 'USD',
  euro: 'EUR',
  euros: 'EUR',
  eur: 'EUR',
  pound: 'GBP',
  pounds: 'GBP',
  gbp: 'GBP',
  元: 'CNY',
  块: 'CNY',
  块钱: 'CNY',
  cny: 'CNY',
  rmb: 'CNY',
};

export interface SaidMoney {
  /** Hundredths, whatever the currency: people say `96.34`. */
  readonly amountMinor: number;
  readonly currency: string;
}

/** Amounts said, in order. For pointing at a line or an order; never for what is paid out. */
export const findMoney = (text: string): SaidMoney[] => {
  const pattern =
    /([$£€¥])\s?(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?)(?!\d)|(?<![\w.#])(\d{1,9}(?:\.\d{1,2})?)\s?(dollars?|usd|bucks|euros?|eur|pounds?|gbp|元|块钱?|cny|rmb)/gi;
  return Array.from(text.matchAll(pattern), (match) => {
    const currency = symbols[match[1] ?? ''] ?? words[(match[4] ?? '').toLowerCase()] ?? 'USD';
    return { amountMinor: parseDecimal((match[2] ?? match[3] ?? '0').replaceAll(',', ''), 'USD'), currency };
  });
};
