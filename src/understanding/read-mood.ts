import type { Mood } from '../domain/index.js';
import { chineseMood } from './read-mood-chinese.js';
import { englishMood } from './read-mood-english.js';
import type { MoodWords } from './read-mood-words.js';
import { hasCjk } from './text/detect-locale.js';
import { plain } from './text/words.js';

type Sounding = Exclude<keyof MoodWords, 'innocent'>;

/** Both languages are looked for in both: people swear in the other one. */
const languages: readonly MoodWords[] = [englishMood, chineseMood];

const heardIn = (text: string): ((what: Sounding) => boolean) => {
  const words = plain(text);
  const left = languages.map(({ innocent }) => words.replace(innocent, ' '));
  return (what) => languages.some((language, index) => language[what].test(left[index] ?? ''));
};

const shouted = (text: string): boolean => {
  const letters = text.replace(/[^A-Za-z]/g, '');
  return letters.length >= 12 && letters.replace(/[^A-Z]/g, '').length / letters.length > 0.8;
};

/** Whether somebody was hurt by the goods. */
export const tellsHarm = (text: string): boolean => heardIn(text)('harmed');

/** How a message sounds, from a lexicon in both languages. Raises tone and priority, never an amount. */
export const readMood = (text: string): Mood => {
  const hears = heardIn(text);
  const abusive = hears('abuse') || /f\*+k|[fs]\*{2,}/i.test(text);
  const loud = shouted(text) || /[!！]{3,}/.test(text) || (hasCjk(text) && /[?？]{3,}/.test(text));
  return {
    angry: abusive || hears('anger') || loud,
    legalThreat: hears('legal'),
    vulnerable: hears('vulnerable') || hears('harmed'),
    abusive,
  };
};
