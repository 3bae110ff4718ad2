import { toSimplified } from '../text/simplified-characters.js';
import { conceptsIn } from './concepts.js';

/** Weight rows; a power of two. Twenty intents at one byte each make 2.6 MB. */
export const featureBuckets = 1 << 17;

/** Sparse, sorted by bucket, of length one. */
export interface Features {
  readonly buckets: Int32Array;
  readonly values: Float32Array;
}

/** The classifier's view of a text: case, apostrophes, addresses and numbers no longer matter. */
export const normaliseForClassifier = (text: string): string =>
  toSimplified(text.normalize('NFKC').toLowerCase())
    .replace(/\S+@\S+\.\S+/g, ' mailaddress ')
    .replace(/[$£€¥]\s?\d[\d.,]*|\d[\d.,]*\s?(?:dollars?|usd|euros?|pounds?|bucks|元|块)/g, ' moneyamount ')
    .replace(/#?[a-z]{0,2}\d{4,}[\w-]*/g, ' longnumber ')
    .replace(/\d+/g, '0')
    .replace(/['’`]/g, '')
    .replace(/([!?])\1+/g, '$1')
    .replace(/(.)\1{2,}/gu, '$1$1')
    .replace(/[^\p{L}\p{N}?!]+/gu, ' ')
    .replace(/([?!])/g, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim();

const mask = featureBuckets - 1;
const step = (hash: number, code: number): number => Math.imul(hash ^ code, 16777619);
const hashOf = (text: string, seed: number): number => {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i));
  return finish(hash);
};
const finish = (hash: number): number => {
  let mixed = hash ^ (hash >>> 15);
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  mixed ^= mixed >>> 12;
  return mixed & mask;
};

const wordSeed = 0x811c9dc5;
const pairSeed = 0x1b873593;
const characterSeed = 0x51ed270b;
const conceptSeed = 0x38495ab5;
const isChinese = (word: string): boolean => /^[㐀-鿿]/.test(word);

/** Chinese writes no spaces: two characters each stand for a word, and a pair of those for three or four. */
const wordsOfRun = (run: string): string[] =>
  isChinese(run) && run.length > 2
    ? Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
    : [run];

const addCharacters = (
  into: Map<number, number>,
  word: string,
  from: number,
  to: number,
  weight: number,
): void => {
  for (let start = 0; start < word.length; start++) {
    let hash = characterSeed;
    for (let end = start; end < word.length && end - start < to; end++) {
      hash = step(hash, word.charCodeAt(end));
      if (end - start + 1 >= from) {
        const bucket = finish(hash);
        into.set(bucket, (into.get(bucket) ?? 0) + weight);
      }
    }
  }
};

const scaled = (counts: Map<number, number>, share: number, into: Map<number, number>): void => {
  let square = 0;
  for (const count of counts.values()) square += (1 + Math.log(count)) ** 2;
  if (square === 0) return;
  const factor = Math.sqrt(share / square);
  for (const [bucket, count] of counts)
    into.set(bucket, (into.get(bucket) ?? 0) + (1 + Math.log(count)) * factor);
};

/**
 * Hashed word 1-2-grams, character 2-5-grams inside a word (1-4 for Chinese) and concepts. Each group has a fixed
 * share of the length, so that a long word does not drown a short one.
 */
export const featuresOf = (text: string): Features => {
  const normal = normaliseForClassifier(text);
  const runs = normal.split(' ').flatMap((run) => run.match(/[㐀-鿿]+|[^㐀-鿿]+/g) ?? []);
  const wordCounts = new Map<number, number>();
  const characterCounts = new Map<number, number>();
  const conceptCounts = new Map<number, number>();
  const add = (counts: Map<number, number>, bucket: number): void => {
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  };
  let previous = '^';
  for (const word of runs.flatMap(wordsOfRun)) {
    add(wordCounts, hashOf(word, wordSeed));
    add(wordCounts, hashOf(`${previous} ${word}`, pairSeed));
    previous = word;
  }
  for (const run of runs) {
    if (isChinese(run)) addCharacters(characterCounts, run, 1, 4, 1);
    else addCharacters(characterCounts, ` ${run} `, 2, 5, 1);
  }
  if (runs.length > 0) add(wordCounts, hashOf(`${previous} $`, pairSeed));
  const concepts = conceptsIn(normal);
  concepts.forEach((concept, index) => {
    add(conceptCounts, hashOf(concept, conceptSeed));
    for (const other of concepts.slice(index + 1))
      add(conceptCounts, hashOf(`${concept}+${other}`, conceptSeed));
  });
  const sum = new Map<number, number>();
  scaled(wordCounts, 0.4, sum);
  scaled(characterCounts, 0.4, sum);
  scaled(conceptCounts, 0.2, sum);
  const buckets = Int32Array.from([...sum.keys()].sort((a, b) => a - b));
  return { buckets, values: Float32Array.from(buckets, (bucket) => sum.get(bucket) ?? 0) };
};
