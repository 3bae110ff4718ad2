import type { Order, Product, Variant } from '../../domain/index.js';
import { findMoney, saidMinor } from '../extract/money.js';
import type { ReferenceContext, VariantResolution } from '../ports.js';
import { type OptionTable, optionTable } from './option-table.js';
import { readOptions, type SaidOptions } from './said-options.js';
import { comparisonIn, rankOf, valuesBeyond } from './scales.js';

/** What the customer bought besides, for "the same as my other one". */
export interface VariantContext extends ReferenceContext {
  readonly orders?: readonly Order[] | undefined;
}

const none: VariantResolution = { kind: 'none' };
const found = (variant: Variant): VariantResolution => ({ kind: 'found', variantId: variant.id });
const among = (variants: readonly Variant[]): VariantResolution => {
  const [only] = variants;
  if (only === undefined) return none;
  return variants.length === 1
    ? found(only)
    : { kind: 'ambiguous', variantIds: variants.map((variant) => variant.id) };
};

type Price = 'cheapest' | 'dearest' | 'cheaper' | 'dearer';
const prices: readonly (readonly [Price, RegExp])[] = [
  [
    'cheapest',
    / (?:cheapest|least expensive|least costly|lowest[ -]priced?|lowest cost|budget) |最便宜|最低价|价格最低/,
  ],
  ['dearest', / (?:most expensive|priciest|dearest|costliest|highest[ -]priced?|most costly) |最贵|价格最高/],
  [
    'cheaper',
    / (?:cheaper|less expensive|less costly|lower[ -]priced?|costs less|less pricey|more affordable) |便宜/,
  ],
  ['dearer', / (?:more expensive|pricier|dearer|costlier|higher[ -]priced?) |贵一[点些]|更贵|贵点/],
];
const under =
  /\b(?:under|below|less than|max(?:imum)?|at most|up to|no more than|within)\s*(?:[$£€¥]|\d)|以下|以内|不超过/i;

const sameAgain =
  / (?:same|new|working|replacement|another|identical|like (?:it|this|mine)) |一样|同款|新的|好的/;
const namesOption = / (?:colou?rs?|sizes?|model|version|style) |颜色|尺码|型号/;
const someOther = / (?:different|another|other|else) |别的|其他/;
const likeOther =
  / (?:same|identical|like|as|copy of) (?:\w+ ){0,4}?(?:my|the|that|our) (?:other|second|first|previous|earlier) |(?:和|跟|与|同)(?:我)?(?:的)?(?:另外?一?[个件双条只台盏块]|之前|上次)/;

const tables = new WeakMap<Product, OptionTable>();
const tableOf = (product: Product): OptionTable => {
  const before = tables.get(product);
  if (before !== undefined) return before;
  const table = optionTable(product.variants.map(({ options }) => options));
  tables.set(product, table);
  return table;
};

/** Variants of the product that the customer has besides the one to be exchanged. */
const otherOwned = (product: Product, current: Variant, orders: readonly Order[]): Variant[] => {
  const ids = new Set(
    orders.flatMap(({ lines }) =>
      lines.flatMap((line) =>
        line.productId === product.id && line.variantId !== current.id ? [line.variantId] : [],
      ),
    ),
  );
  return product.variants.filter(({ id }) => ids.has(id));
};

const agrees = (variant: Variant, said: SaidOptions, current: Variant): boolean =>
  said.wanted.every((group) => group.some(({ key, value }) => variant.options[key] === value)) &&
  said.refused.every(({ key, value }) => variant.options[key] !== value) &&
  said.same.every((key) => variant.options[key] === current.options[key]) &&
  said.different.every((key) => variant.options[key] !== current.options[key]);

const atPrice = (pool: readonly Variant[], price: Price | null, current: Variant): readonly Variant[] => {
  const all = pool.map(({ priceMinor }) => priceMinor);
  switch (price) {
    case 'cheapest':
      return pool.filter(({ priceMinor }) => priceMinor === Math.min(...all));
    case 'dearest':
      return pool.filter(({ priceMinor }) => priceMinor === Math.max(...all));
    case 'cheaper':
      return pool.filter(({ priceMinor }) => priceMinor < current.priceMinor);
    case 'dearer':
      return pool.filter(({ priceMinor }) => priceMinor > current.priceMinor);
    case null:
      return pool;
  }
};

/**
 * The variant meant by the words: what is said must hold, what is not said stays as close to the current variant as
 * stock allows. One that is out of stock is only answered when it is the very one asked for, so that it can be told.
 * Nothing said about options, as in "a new one", is the same variant again.
 */
export const resolveVariant = (
  words: string,
  product: Product,
  currentVariantId: string,
  context?: VariantContext,
): VariantResolution => {
  const current = product.variants.find((variant) => variant.id === currentVariantId) ?? product.variants[0];
  if (current === undefined) return none;
  const table = tableOf(product);
  const amounts = findMoney(words);
  const said = readOptions(
    amounts.reduceRight((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, words),
    table,
  );
  const { text } = said;
  const price = prices.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  const settled = new Set([...said.wanted.flat(), ...said.refused].map(({ key }) => key));
  const compared = comparisonIn(text, table);
  const comparison =
    compared !== null && !said.wanted.flat().some(({ key }) => key === compared.key) ? compared : null;

  if (likeOther.test(text) && said.wanted.length === 0) {
    const others = otherOwned(product, current, context?.orders ?? []);
    const copied = said.same;
    if (copied.length === 0 && others.length > 0) return among(others);
    const [other] = others;
    if (other !== undefined && others.length === 1)
      return closest(
        product.variants.filter((variant) =>
          copied.every((key) => variant.options[key] === other.options[key]),
        ),
        current,
        new Set(copied),
      );
  }

  const amount = amounts[0];
  const cheap = under.test(words);
  const priced =
    amount === undefined
      ? null
      : ({ priceMinor, currency }: Variant) => {
          const amountMinor = saidMinor(amount, currency);
          return cheap ? priceMinor <= amountMinor : priceMinor === amountMinor;
        };
  const saysNothing =
    settled.size === 0 &&
    said.different.length === 0 &&
    price === null &&
    comparison === null &&
    priced === null;
  if (saysNothing) {
    if (said.same.length > 0 || (sameAgain.test(text) && !namesOption.test(text))) return found(current);
    return someOther.test(text)
      ? among(product.variants.filter((variant) => variant.id !== current.id && variant.stock > 0))
      : none;
  }

  let fitting = product.variants.filter((variant) => agrees(variant, said, current));
  if (priced !== null) fitting = fitting.filter(priced);
  if (comparison !== null && !comparison.extreme) {
    const values = valuesBeyond(
      comparison,
      current.options[comparison.key] ?? '',
      table.get(comparison.key) ?? [],
    );
    fitting = fitting.filter((variant) => values.includes(variant.options[comparison.key] ?? ''));
    // Of several sizes up the next is meant, as far as it can be had.
    const pool = fitting.some(({ stock }) => stock > 0) ? fitting.filter(({ stock }) => stock > 0) : fitting;
    const nearest = values.find((value) => pool.some((variant) => variant.options[comparison.key] === value));
    fitting = fitting.filter((variant) => variant.options[comparison.key] === nearest);
  }
  const wantsOther = !(said.wanted.length > 0 || comparison?.extreme === true);
  if (fitting.length > 1 || wantsOther)
    fitting = fitting.filter(({ id }) => id !== current.id || comparison?.extreme);
  const keys = new Set([...settled, ...said.different, ...(comparison === null ? [] : [comparison.key])]);
  const stocked = fitting.filter(({ stock }) => stock > 0);
  if (price !== null || comparison?.extreme) {
    let pool: readonly Variant[] = stocked.length > 0 ? stocked : fitting;
    if (comparison?.extreme) pool = atEnd(pool, comparison, table.get(comparison.key) ?? []);
    pool = atPrice(pool, price, current);
    return price === 'cheaper' || price === 'dearer' ? among(pool) : closest(pool, current, keys);
  }
  return closest(fitting, current, keys);
};

const atEnd = (
  pool: readonly Variant[],
  { key, up }: { readonly key: string; readonly up: boolean },
  values: readonly string[],
): readonly Variant[] => {
  const rank = (variant: Variant): number | null => rankOf(variant.options[key] ?? '', values);
  const ranks = pool.map(rank).filter((one) => one !== null);
  if (ranks.length === 0) return pool;
  const end = up ? Math.max(...ranks) : Math.min(...ranks);
  return pool.filter((variant) => rank(variant) === end);
};

/** Those that leave alone what was not spoken of, as far as it goes; `keys` are the options spoken of. */
const closest = (
  pool: readonly Variant[],
  current: Variant,
  keys: ReadonlySet<string>,
): VariantResolution => {
  const unsaid = Object.keys(current.options).filter((key) => !keys.has(key));
  const kept = (variant: Variant): number =>
    unsaid.filter((key) => variant.options[key] === current.options[key]).length;
  const exact = pool.filter((variant) => kept(variant) === unsaid.length);
  const stocked = pool.filter(({ stock }) => stock > 0);
  // The very one they want is out of stock: that is to be told, not something else to be taken instead.
  const [gone] = exact;
  if (gone !== undefined && exact.every(({ stock }) => stock === 0)) return found(gone);
  const left = stocked.length > 0 ? stocked : pool;
  const most = Math.max(...left.map(kept));
  const nearest = left.filter((variant) => kept(variant) === most);
  const [first] = nearest;
  return stocked.length === 0 && first !== undefined ? found(first) : among(nearest);
};
