import type { Listening } from '../../domain/index.js';
import { plain, singular, wordsOf } from '../text/words.js';

const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  fifth: 5,
  '5th': 5,
  sixth: 6,
  '6th': 6,
  former: 1,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
};

const numberSaid = (words: string, count: number): number | null => {
  const digit =
    /^(?:(?:the |number |no |option |choice |nr |#|i(?:d| would)? (?:want|like|choose|take|prefer|pick) |选择?|第|my choice is |ill take |lets do |let us do )+)?(\d{1,2})(?: ?(?:please|pls|个|项|号|吧))*$/u.exec(
      words,
    )?.[1];
  if (digit !== undefined) return Number(digit);
  const ordinal =
    /^(?:(?:the|number|option|choice|i(?:d| would)? (?:want|like|choose|take|prefer|pick)|ill take|its|it is|lets do|lets go with|go with|no|its the) )*(first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th|former)(?: (?:one|option|choice|of them|item|please|pls))*$/u.exec(
      words,
    )?.[1] ??
    /^(?:option|number|choice) (one|two|three|four|five|six)(?: please)?$/u.exec(words)?.[1] ??
    /^(?:我?要|我?选择?|就|是)?第([一二三四五六七八])(?:个|项|种|件|款|双|条)?(?:吧|的|谢谢)?$/u.exec(
      words,
    )?.[1];
  if (ordinal !== undefined) return ordinals[ordinal] ?? null;
  if (/^(?:the )?(?:last|latter|bottom)(?: one| option)?(?: please)?$|^最后(?:一|那)?个?$/u.test(words))
    return count;
  return null;
};

const fillers = new Set(
  'the a an one please pls i want would like take choose pick option id ill my that this it just go with for to is yes ok do lets me give get rather prefer prefered of thanks'.split(
    ' ',
  ),
);
const stems = (text: string): string[] =>
  wordsOf(text)
    .flatMap((word) =>
      /[㐀-鿿]/.test(word)
        ? [...word.replace(/[我要选的个吧请想就是那这]/gu, '')]
        : [singular(word.replace(/^[#$]/, ''))],
    )
    .filter((word) => !fillers.has(word));

const leadingNumber =
  /^(?:(?:the|number|no|option|choice|nr|#|ill take|i want|lets do|go with) )*(\d{1,2}|first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th)(?: (?:one|option|choice))?\s*[,;.:–-]\s+(?=\p{L}|\p{N})/iu;
const zhLeading =
  /^(?:我?要|我?选择?|就|是)?第?([一二三四五六七八]|\d{1,2})(?:个|项|种|号)?(?:吧|的)?[，,。]\s*/u;
const refuses = /\b(?:not|no|don'?t|except|but|without|neither|isn'?t|instead of)\b|不|别|\?|？/i;

/** "6, and charge it to PayPal": a number of the list before other words; not where those fit another of the list. */
const numberBefore = (text: string, choices: Listening['choices']): string | null => {
  const said = text.trim();
  const match = leadingNumber.exec(said.toLowerCase()) ?? zhLeading.exec(said);
  if (match?.[1] === undefined) return null;
  // "First, can I ask something?" picks nothing.
  const isAdverb = /^\p{L}/u.test(match[1]) && !/^the\b|\b(?:one|option|choice)\b|第/i.test(match[0]);
  if (isAdverb || /[?？]\s*$/.test(said)) return null;
  const at = /^\d+$/.test(match[1]) ? Number(match[1]) : ordinals[match[1].toLowerCase()];
  const numbered = at === undefined ? undefined : choices[at - 1];
  const named = allSaid(said.slice(match[0].length), choices);
  if (numbered === undefined || (named !== null && named !== numbered.id)) return null;
  return numbered.id;
};

const optionsOf = (label: string): string[] => optionStems((label.split(' · ')[0] ?? label).trim());
const optionStems = (text: string): string[] =>
  plain(text)
    .replace(/[,;.!?，。]+(?=\s|$)/g, ' ')
    .split(/[\s/]+/)
    .filter(Boolean)
    .map(singular);

/** The one variant of a list of which every option is said, whatever else is said; null when it is none or several. */
const allSaid = (text: string, choices: Listening['choices']): string | null => {
  const variants = choices.filter(({ label }) => label.includes(' · '));
  const said = new Set(optionStems(text));
  if (variants.length === 0 || said.size > 24) return null;
  const [only, another] = variants.filter(({ label }) => {
    const words = optionsOf(label);
    return words.length >= 3 && words.every((word) => said.has(word));
  });
  return only !== undefined && another === undefined ? only.id : null;
};

/**
 * The one listed choice that an answer points at: its label or id, its number, or words that only its label has.
 * Null when none or several fit.
 */
export const pickChoice = (
  text: string,
  choices: Listening['choices'],
): { id: string; exact: boolean } | null => {
  if (choices.length === 0) return null;
  const words = plain(text).replace(/[.!?]+$/, '');
  const same = choices.find(
    (choice) =>
      plain(choice.label).replace(/[.!?]+$/, '') === words ||
      choice.id.toLowerCase() === text.trim().toLowerCase(),
  );
  if (same !== undefined) return { id: same.id, exact: true };
  const number = numberSaid(words, choices.length);
  if (number !== null) {
    const numbered = choices[number - 1];
    return numbered === undefined ? null : { id: numbered.id, exact: true };
  }
  const before = numberBefore(text, choices);
  if (before !== null) return { id: before, exact: true };
  const every = refuses.test(text.replace(/\b(?:none|no)\b(?=\s*(?:,|$))/gi, ''))
    ? null
    : allSaid(text, choices);
  if (every !== null) return { id: every, exact: true };
  const said = stems(text);
  if (said.length === 0 || said.length > 6) return null;
  const fitting = choices.filter((choice) => {
    const label = new Set(stems(choice.label));
    return said.every((word) => label.has(word));
  });
  return fitting.length === 1 && fitting[0] !== undefined ? { id: fitting[0].id, exact: false } : null;
};

/** "Both", "all of them", when choices are listed: the labels of what is meant, as words. */
export const allChoices = (text: string, choices: Listening['choices']): string | null => {
  const words = plain(text).replace(/[.!?]+$/, '');
  const both =
    /^(?:(?:i want|return|its|it is|yes) )?both(?: of (?:them|those|these))?(?: please)?$|^(?:两个|都|两个都|两件)(?:要|退|是)?$/u.test(
      words,
    );
  const all =
    /^(?:(?:i want|return|its|it is|yes) )?(?:all(?: of (?:them|those|these))?|everything)(?: please)?$|^(?:全部|所有|都要|都退|全都)(?:退|要|是)?$/u.test(
      words,
    );
  const goods = choices.filter(
    ({ id }) => !/^(?:none|other|yes|no|talk-to-person|leave-it|start-over|go-on)/.test(id),
  );
  return (both && goods.length === 2) || (all && goods.length >= 2)
    ? goods.map(({ label }) => label).join(' and ')
    : null;
};
