import { type Locale, locales } from '../../domain/index.js';
import type { PolicyOutline, Worded } from '../../policy/index.js';

/** An outline whose sentences are all in one language. */
export type InLocale<T> = T extends Worded
  ? string
  : T extends readonly (infer Item)[]
    ? readonly InLocale<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: InLocale<T[Key]> }
      : T;

const isWorded = (value: object): value is Worded =>
  Object.keys(value).length === locales.length &&
  locales.every((locale) => typeof (value as Partial<Worded>)[locale] === 'string');

const inLocale = (value: unknown, locale: Locale): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => inLocale(item, locale));
  if (isWorded(value)) return value[locale];
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inLocale(inner, locale)]));
};

export const outlineInLocale = (outline: PolicyOutline, locale: Locale): InLocale<PolicyOutline> =>
  inLocale(outline, locale) as InLocale<PolicyOutline>;
