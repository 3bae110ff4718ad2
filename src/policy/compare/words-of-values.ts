import { formatMoney, parseDecimal } from '../../base/index.js';
import type { ConditionName } from '../document/condition-keys.js';
import { conditionKeys } from '../document/condition-keys.js';
import type { Amounts, Span } from '../document/values.js';
import { dimensions } from '../facts/dimensions.js';

/** Values of a policy file in words for whoever reads what changed. They compare as they mean: `6` is `6.00`. */

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

export const wordsOfDays = (count: number): string => counted(count, 'day');

export const wordsOfSpan = ({ count, business }: Span): string =>
  counted(count, business ? 'business day' : 'day');

export const wordsOfMinutes = (minutes: number): string =>
  minutes % 60 === 0 ? counted(minutes / 60, 'hour') : counted(minutes, 'minute');

export const wordsOfShare = (basisPoints: number): string => `${basisPoints / 100}%`;

export const wordsOfList = (values: readonly string[], last = 'or'): string =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} ${last} ${values.at(-1)}`;

/** Every currency of the policy, in its order. */
export const wordsOfAmounts = (amounts: Amounts, currencies: readonly string[]): string =>
  currencies
    .flatMap((currency) => {
      const text = typeof amounts === 'string' ? amounts : amounts[currency];
      if (text === undefined) return [];
      const amountMinor = parseDecimal(text, currency);
      return [`${formatMoney({ amountMinor, currency }, 'en')}`];
    })
    .join(' / ');

/** What a condition wants, without its key. */
export const wordsOfCondition = (
  key: ConditionName,
  value: unknown,
  currencies: readonly string[],
): string => {
  const { kind, dimension } = conditionKeys[key];
  switch (kind) {
    case 'among':
    case 'any-of':
    case 'none-of':
      return wordsOfList(value as readonly string[]);
    case 'is':
      return value === true ? 'yes' : 'no';
    case 'over-amount':
    case 'up-to-amount':
      return wordsOfAmounts(value as Amounts, currencies);
    case 'over':
    case 'up-to': {
      if (typeof value === 'object') return wordsOfSpan(value as Span);
      const { unit } = dimensions[dimension] as { unit?: string };
      if (unit === 'basis points') return wordsOfShare(value as number);
      return unit === 'days' ? wordsOfDays(value as number) : String(value);
    }
  }
};
