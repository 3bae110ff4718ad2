import { namesKey } from './option-keys.js';
import { type OptionTable, optionTable } from './option-table.js';
import { readOptions } from './said-options.js';
import { comparisonIn, rankOf } from './scales.js';
import type { Candidate } from './words-of-line.js';

/** Values that are everyday words: in a long sentence they say nothing about an option. */
const generic =
  /^(?:full|half|light|dark|high|low|standard|regular|medium|basic|small|large|long|short|soft|hard|\d+|[a-z])$/i;
const notOptions =
  /\b(?:full|partial) (?:refund|amount|price|money|credit|payment)\b|\b(?:credit|debit|gift) card\b|\b(?:large|small|high|low) (?:amount|problem|price|quality)\b/gi;
const shortWords = 8;

const tables = new WeakMap<readonly Candidate[], OptionTable>();
const tableOf = (pool: readonly Candidate[]): OptionTable => {
  const before = tables.get(pool);
  if (before !== undefined) return before;
  const table = optionTable(pool.map(({ line }) => line.options));
  tables.set(pool, table);
  return table;
};

export interface Narrowed {
  readonly lines: readonly Candidate[];
  /** How many options were said that the lines left have. */
  readonly said: number;
}

/** The lines that fit best what is said of options: their values, those they must not have, and which is bigger. */
export const narrowByOptions = (words: string, pool: readonly Candidate[], named: boolean): Narrowed => {
  const table = tableOf(pool);
  if (table.size === 0) return { lines: pool, said: 0 };
  const said = readOptions(words.replace(notOptions, ' '), table);
  const short = words.split(/\s+/).length <= shortWords;
  const wanted = said.wanted.filter(
    (group) =>
      named || short || group.some(({ key, value }) => !generic.test(value) || namesKey(key, said.text)),
  );
  const left = pool.filter(({ line }) => said.refused.every(({ key, value }) => line.options[key] !== value));
  const held = (one: Candidate): number =>
    wanted.filter((group) => group.some(({ key, value }) => one.line.options[key] === value)).length;
  const most = Math.max(0, ...left.map(held));
  let lines = most > 0 ? left.filter((one) => held(one) === most) : left;
  const refused = left.length < pool.length && left.length > 0;
  if (named && short && lines.length > 1) {
    const compared = comparisonIn(said.text, optionTable(lines.map(({ line }) => line.options)));
    if (compared !== null) {
      const values = table.get(compared.key) ?? [];
      const rank = (one: Candidate): number | null => rankOf(one.line.options[compared.key] ?? '', values);
      const ranks = lines.map(rank).filter((one) => one !== null);
      const end = compared.up ? Math.max(...ranks) : Math.min(...ranks);
      if (ranks.length > 1) lines = lines.filter((one) => rank(one) === end);
    }
  }
  return lines.length === 0 ? { lines: pool, said: 0 } : { lines, said: most + (refused ? 1 : 0) };
};
