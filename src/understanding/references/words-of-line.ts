import type { Order, OrderLine } from '../../domain/index.js';
import { toSimplified } from '../text/simplified-characters.js';
import { plain, singular } from '../text/words.js';
import { broaderThan, chineseConcepts, conceptOf } from './concepts.js';

/** One line a customer may mean, with the words it can be known by. */
export interface Candidate {
  readonly order: Order;
  readonly line: OrderLine;
  readonly nameWords: readonly string[];
  /** The word that says what it is: the last of the name before a comma or a bracket. */
  readonly head: string;
  readonly concepts: ReadonlySet<string>;
  /** Names in Chinese, simplified, lower case. */
  readonly chinese: readonly string[];
  /** What it is, by its name in either language. */
  readonly kinds: ReadonlySet<string>;
}

const small = new Set([
  'the',
  'a',
  'an',
  'of',
  'for',
  'with',
  'and',
  'in',
  'to',
  'set',
  'pack',
  'pro',
  'x',
  'piece',
  'pcs',
]);

const latin = (text: string): string[] =>
  plain(text)
    .replace(/\bt[- ]?shirt/g, 'tshirt')
    .replace(/[-/&+.]/g, ' ')
    .split(' ')
    .filter((word) => word !== '' && !/[㐀-鿿]/.test(word))
    .map(singular);

export const conceptsOf = (words: readonly string[]): Set<string> => {
  const found = new Set<string>();
  for (let i = 0; i < words.length; i++) {
    const two = conceptOf(`${words[i]} ${words[i + 1] ?? ''}`.trim());
    const one = conceptOf(words[i] ?? '');
    if (two !== null) found.add(two);
    if (one !== null) found.add(one);
  }
  return found;
};

/** Chinese as it is compared: simplified, lower case, letters and figures inside it kept, nothing else. */
export const chineseOf = (text: string): string =>
  toSimplified(text.toLowerCase()).replace(/[^㐀-鿿a-z\d]/g, '');

const withBroader = (concepts: readonly string[]): Set<string> =>
  new Set(concepts.flatMap((one) => [one, broaderThan(one) ?? one]));

type Words = Omit<Candidate, 'order' | 'line'>;

const wordsOf = (line: OrderLine): Words => {
  const base = (line.name.split(/[,(–—|]| - /)[0] ?? line.name).trim();
  const baseWords = latin(base).filter((word) => !small.has(word) && !/^\d+$/.test(word));
  const nameWords = latin(line.name).filter((word) => !small.has(word));
  const names = [line.names?.zh, /[㐀-鿿]/.test(line.name) ? line.name : undefined].filter(
    (name): name is string => name !== undefined,
  );
  const chinese = names.map(chineseOf);
  const concepts = conceptsOf(baseWords);
  return {
    nameWords,
    head: baseWords.at(-1) ?? nameWords.at(-1) ?? '',
    concepts,
    chinese,
    kinds: withBroader([...concepts, ...chinese.flatMap(chineseConcepts)]),
  };
};

/** A line's words do not change while it is held: they are worked out once. */
const known = new WeakMap<OrderLine, Words>();

const candidateOf = (order: Order, line: OrderLine): Candidate => {
  const before = known.get(line);
  const words = before ?? wordsOf(line);
  if (before === undefined) known.set(line, words);
  return { order, line, ...words };
};

export const candidatesOf = (orders: readonly Order[]): Candidate[] =>
  orders.flatMap((order) => order.lines.map((line) => candidateOf(order, line)));

export const latinWords = latin;
