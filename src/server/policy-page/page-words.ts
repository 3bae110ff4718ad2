import { formatMoney } from '../../base/index.js';
import { type DialogContent, type Params, type ParamValue, renderMessage } from '../../dialog/index.js';
import type { Locale } from '../../domain/index.js';
import type { Worded } from '../../policy/index.js';

/** Minor units by currency. */
type Amounts = Readonly<Record<string, number>>;

/** The words of one page in one language. */
export interface PageWords {
  readonly locale: Locale;
  /** The language as HTML names it. */
  readonly tag: string;
  say(key: string, params?: Params): string;
  /** What the policy itself calls a category or a tag of the shop; null where it has no words for it. */
  shopsWord(name: string): string | null;
  /** Whether there are words for a name that a shop may have made itself, such as a category. */
  knows(key: string): boolean;
  /** The policy's own sentence. */
  own(words: Worded): string;
}

export const languageTags: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-CN' };

/** @param ofShop the policy's own words, by name */
export const pageWords = (
  dialog: DialogContent,
  locale: Locale,
  ofShop: Readonly<Record<string, Worded>> = {},
): PageWords => ({
  locale,
  tag: languageTags[locale],
  say: (key, params = {}) => renderMessage(dialog, locale, key, params),
  shopsWord: (name) => (Object.hasOwn(ofShop, name) ? (ofShop[name]?.[locale] ?? null) : null),
  knows: (key) => dialog.messages[locale][key] !== undefined,
  own: (words) => words[locale],
});

const signOf = (currency: string, tag: string): string | undefined =>
  new Intl.NumberFormat(tag, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;

/** `$20.00 or ¥150.00`: the same limit in every currency of the shop. Two kinds of dollars are told apart. */
export const anyCurrency = (amounts: Amounts, { locale, tag }: PageWords): ParamValue => {
  const signs = Object.keys(amounts).map((currency) => signOf(currency, tag));
  return oneOf(
    Object.entries(amounts).map(([currency, amountMinor], index) => {
      const isShared = signs.filter((sign) => sign === signs[index]).length > 1;
      return formatMoney({ amountMinor, currency }, locale, isShared ? 'symbol' : 'narrowSymbol');
    }),
  );
};

export const oneOf = (items: readonly ParamValue[]): ParamValue => ({ kind: 'list', style: 'or', items });

export const message = (key: string, params: Params = {}): ParamValue => ({ kind: 'message', key, params });

/** `30 days`, `5 business days`. */
export const daysOf = (days: number, business: boolean): ParamValue =>
  message(business ? 'policy-page.business-days' : 'policy-page.days', { days });

/** `10%` of basis points. */
export const shareOf = (basisPoints: number): string => `${basisPoints / 100}%`;

/** A sentence or a cell begins with a capital letter where the language has one. */
export const capitalised = (text: string, { tag }: PageWords): string => {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(tag) + rest.join('');
};
