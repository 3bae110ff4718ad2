import { singular } from '../text/words.js';
import { measuredText } from './units.js';
import { waysToSay } from './ways-to-say.js';

/** The options that things differ by, each with its values as the shop writes them. */
export type OptionTable = ReadonlyMap<string, readonly string[]>;

export interface OptionValue {
  readonly key: string;
  readonly value: string;
}

/** The options of several things, each key with all its values. */
export const optionTable = (things: readonly Readonly<Record<string, string>>[]): OptionTable => {
  const table = new Map<string, string[]>();
  for (const options of things)
    for (const [key, value] of Object.entries(options)) {
      const values = table.get(key);
      if (values === undefined) table.set(key, [value]);
      else if (!values.includes(value)) values.push(value);
    }
  return table;
};

export const hasHan = (text: string): boolean => /[㐀-鿿]/.test(text);
export const tokensOf = (text: string): string[] => text.split(' ').filter((word) => word !== '');

/** How one value can be said. */
export interface ValueWays {
  /** Words in the singular, one list a way. */
  readonly english: readonly (readonly string[])[];
  readonly chinese: readonly string[];
  /** The figure of a measure: 10 of "10-inch". */
  readonly figure: string | null;
  /** The words of the value as the shop writes it, in the singular. */
  readonly own: readonly string[];
}

const known = new Map<string, ValueWays>();
const knownMax = 5000;

export const waysOfValue = (value: string): ValueWays => {
  const before = known.get(value);
  if (before !== undefined) return before;
  const ways = waysToSay(value);
  const singulars = (text: string): string[] => tokensOf(measuredText(text)).map(singular);
  const made: ValueWays = {
    english: ways
      .filter((way) => !hasHan(way))
      .map(singulars)
      .filter((words) => words.length > 0),
    chinese: ways.filter(hasHan).sort((a, b) => b.length - a.length),
    figure: /^ (\d+(?:\.\d+)?)[a-z]+ $/.exec(measuredText(value))?.[1] ?? null,
    own: singulars(value),
  };
  if (known.size >= knownMax) known.clear();
  known.set(value, made);
  return made;
};

/** A word that only one value of a table has, in the singular. */
export interface RareWord extends OptionValue {
  readonly word: string;
}
interface Rarity {
  readonly rare: readonly RareWord[];
  /** Every word of the values and names of the options. */
  readonly words: readonly string[];
}
const rarities = new WeakMap<OptionTable, Rarity>();
const rareFrom = 4;

/** The words by which a value of several words can be told from all others: "google" of "Google Assistant". */
export const rareWords = (table: OptionTable): Rarity => {
  const before = rarities.get(table);
  if (before !== undefined) return before;
  const owners = new Map<string, Set<string>>();
  const own = (word: string, owner: string): void => {
    owners.set(word, (owners.get(word) ?? new Set()).add(owner));
  };
  for (const [key, values] of table) {
    for (const word of tokensOf(measuredText(key))) own(singular(word), key);
    for (const value of values) for (const word of waysOfValue(value).own) own(word, `${key}\n${value}`);
  }
  const rare = [...table].flatMap(([key, values]) =>
    values.flatMap((value) => {
      const words = waysOfValue(value).own;
      if (words.length < 2 && (words[0]?.length ?? 0) < 6) return [];
      return words
        .filter((word) => word.length >= rareFrom && owners.get(word)?.size === 1)
        .map((word) => ({ key, value, word }));
    }),
  );
  const made = { rare, words: [...owners.keys()] };
  rarities.set(table, made);
  return made;
};
