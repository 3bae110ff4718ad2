import { toSimplified } from './simplified-characters.js';

/** Lower case, simplified characters, apostrophes dropped, punctuation as spaces. For comparing, not for showing. */
export const plain = (text: string): string =>
  toSimplified(text.toLowerCase())
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}#@.%$£€¥+-]+/gu, ' ')
    .replace(/\.(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Words of a text as `plain` leaves them; a run of Chinese is one word. */
export const wordsOf = (text: string): string[] => plain(text).split(' ').filter(Boolean);

const irregular: Readonly<Record<string, string>> = {
  shelves: 'shelf',
  knives: 'knife',
  scarves: 'scarf',
  watches: 'watch',
  dresses: 'dress',
  glasses: 'glasses',
  headphones: 'headphone',
  earphones: 'earphone',
  earbuds: 'earbud',
  shoes: 'shoe',
};

/** A rough singular, enough to make "mugs" meet "mug" and "batteries" meet "battery". */
export const singular = (word: string): string => {
  const known = irregular[word];
  if (known !== undefined) return known;
  if (word.length <= 3 || word.endsWith('ss') || word.endsWith('us')) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|z|ss)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
};
