import { hasCjk } from '../text/detect-locale.js';
import { plain } from '../text/words.js';

/** Short for something, though no vowel is in it. */
const abbreviations = new Set(
  'k kk thx tnx tks ty np nvm pls plz pmt cvv hmm sry thnx yw my by why try'.split(' '),
);
const sounds = (word: string): boolean =>
  abbreviations.has(word) || /[aeiou]/.test(word) || /[bcdfghj-np-tv-xz]y|y[bcdfghj-np-tv-xz]/.test(word);

/**
 * Whether a text holds no word at all: figures, or letters that nobody can pronounce. A classifier has to answer
 * something; what it answers to these is chance. Only judged where every letter is a Latin one without marks.
 */
export const holdsNoWord = (text: string): boolean => {
  if (hasCjk(text) || /[^\p{ASCII}]/u.test(text)) return false;
  const words = plain(text).match(/[a-z]+/g) ?? [];
  return !words.some(sounds) && !/[a-z]\d|\d[a-z]/i.test(text);
};
