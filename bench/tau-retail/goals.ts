import type { Expected, Write } from './expected-state.js';
import type { TauItem, TauShop } from './tau-data.js';

/** Options without their names, in no order, so that "red, large" and "large, red" are the same. */
export const optionKey = (values: readonly string[]): string =>
  values
    .map((value) => value.trim().toLowerCase())
    .sort()
    .join('|');

/** One unit of one thing that something is to happen to. */
export interface Unit {
  readonly name: string;
  readonly options: readonly string[];
  /** What it is to be exchanged for. */
  readonly wanted: readonly string[] | null;
}

/** What one order has still to become. The customer knows it the way the task's author did: as goods, not as ids. */
export interface Goal {
  readonly kind: Write['kind'];
  readonly order: string;
  readonly units: readonly Unit[];
}

const kindWords = { cancel: 'cancel', return: 'return', exchange: 'exchange' } as const;

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

export const describe = ({ name, options }: Unit): string => `${name} (${options.join(', ')})`;

/** Plain words for a goal, for when the task's own were not understood. `exactly` names the options, too. */
export const wordsFor = ({ kind, order, units }: Goal, exactly: boolean): string => {
  const nameOf = (unit: Unit): string => (exactly ? describe(unit) : unit.name.toLowerCase());
  if (kind === 'cancel')
    return exactly
      ? `I want to cancel the whole order ${order}.`
      : `I want to cancel the whole order with the ${listed([...new Set(units.map(nameOf))])}.`;
  if (kind === 'return')
    return `I want to return the ${listed(units.map(nameOf))}${exactly ? ` from order ${order}` : ''}.`;
  const each = units.map((unit) => `the ${nameOf(unit)} for ${(unit.wanted ?? []).join(', ')}`);
  return `I want to ${kindWords[kind]} ${listed(each)}${exactly ? `, in order ${order}` : ''}.`;
};

const unitOf = ({ name, options }: TauItem, wanted: readonly string[] | null): Unit => ({
  name,
  options: Object.values(options),
  wanted,
});

export const goalsOf = ({ writes }: Expected, shop: TauShop): Goal[] =>
  writes.map(({ kind, order, items }) => {
    const bought = shop.orders[order]?.items ?? [];
    if (kind === 'cancel') return { kind, order, units: bought.map((item) => unitOf(item, null)) };
    const units = items.map((entry) => {
      const [id, wantedId] = entry.split('>');
      const item = bought.find((candidate) => candidate.item_id === id);
      if (item === undefined) throw new Error(`${order} has no item ${id}`);
      const wanted =
        wantedId === undefined ? undefined : shop.products[item.product_id]?.variants[wantedId]?.options;
      return unitOf(item, wanted === undefined ? null : Object.values(wanted));
    });
    return { kind, order, units };
  });
