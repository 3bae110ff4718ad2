import type { ParamValue } from '../../dialog/index.js';
import type { ConditionOutline } from '../../policy/index.js';
import { anyCurrency, daysOf, message, oneOf, type PageWords, shareOf } from './page-words.js';

export const changesOfMind: readonly string[] = [
  'changed-mind',
  'no-longer-needed',
  'ordered-by-mistake',
  'does-not-fit',
];

/** Reasons that people think of as one. */
const reasonGroups: readonly (readonly [string, readonly string[]])[] = [
  ['change-of-mind', changesOfMind],
  ['faulty', ['damaged', 'defective', 'not-as-described']],
];

/** `final-sale` of a shop's own making, for which nobody gave words. */
const spelledOut = (name: string): string => name.replaceAll('-', ' ');

export const wordsOfReasons = (reasons: readonly string[]): ParamValue => {
  const groups = reasonGroups.filter(([, all]) => all.every((reason) => reasons.includes(reason)));
  const grouped = new Set(groups.flatMap(([, all]) => all));
  const names = [...groups.map(([name]) => name), ...reasons.filter((reason) => !grouped.has(reason))];
  return oneOf(names.map((name) => message(`policy-page.reason.${name}`)));
};

/** Names a place as its people do; a market of the shop's own making stays as it is. */
const placeName = (market: string, { tag }: PageWords): string => {
  if (!/^[A-Z]{2}$/.test(market)) return market;
  return new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' }).of(market) ?? market;
};

export const wordsOfMarkets = (markets: readonly string[], words: PageWords): ParamValue =>
  oneOf([...new Set(markets.map((market) => placeName(market, words)))]);

/** Conditions whose values a shop names itself, and the family our own words for them stand in. */
const shopsOwn: Readonly<Record<string, string>> = {
  category: 'category',
  tags: 'tags',
  not: 'tags',
  'customer-tags': 'customer-tags',
  'not-customer-tags': 'customer-tags',
};

const valuesOf = (key: string, values: readonly string[], words: PageWords): ParamValue => {
  if (key === 'reason') return wordsOfReasons(values);
  if (key === 'market') return wordsOfMarkets(values, words);
  if (key === 'sku') return oneOf(values);
  if (key === 'kind') return oneOf(values.map((value) => message(`policy-page.kind.${value}`)));
  const family = shopsOwn[key] ?? key;
  return oneOf(
    values.map((value) => {
      const own = key in shopsOwn ? words.shopsWord(value) : null;
      if (own !== null) return own;
      const known = `policy-page.value.${family}.${value}`;
      return words.knows(known) ? message(known) : spelledOut(value);
    }),
  );
};

/** `final-sale items`, `damaged or late`: only what a condition names. */
export const namesOf = (condition: ConditionOutline, words: PageWords): string =>
  'values' in condition
    ? words.say('choice.label', { label: valuesOf(condition.key, condition.values, words) })
    : wordsOfCondition(condition, words);

const isShare = (key: string): boolean => key.startsWith('share');
const isDays = (key: string): boolean => key.startsWith('late');

/** One condition as a phrase, such as `for electronics` or `worth no more than $20.00`. */
export const wordsOfCondition = (condition: ConditionOutline, words: PageWords): string => {
  const { key } = condition;
  if (key === 'reason' || key === 'kind') return namesOf(condition, words);
  const say = (params: Readonly<Record<string, ParamValue>>): string =>
    words.say(`policy-page.when.${key}`, params);
  switch (condition.kind) {
    case 'among':
    case 'any-of':
    case 'none-of':
      return say({ values: valuesOf(key, condition.values, words) });
    case 'over-amount':
    case 'up-to-amount':
      return say({ amounts: anyCurrency(condition.amounts, words) });
    case 'is':
      return say({ is: condition.value ? 'yes' : 'no' });
    default:
      if (isShare(key)) return say({ share: shareOf(condition.limit) });
      return say(isDays(key) ? { days: daysOf(condition.limit, false) } : { limit: condition.limit });
  }
};
