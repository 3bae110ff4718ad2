import { englishNumber } from '../extract/english-count.js';
import { type Days, type Part, partOf, plusDays, yearOf } from './said-dates-calendar.js';

const months = 'january|february|march|april|may|june|july|august|september|october|november|december'.split(
  '|',
);
/** Patterns of a month, a weekday and so on, each with one group, and what their words mean. Lower case. */
export const month =
  '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\b\\.?';
export const monthNumber = (word: string): number =>
  months.findIndex((name) => name.startsWith(word.toLowerCase().slice(0, 3))) + 1;

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Written out; the short forms are other words too: "sat", "sun". */
export const longWeekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?';
export const anyWeekday = `(${longWeekday}|mon|tues?|weds?|thurs?|thur?|fri|sat|sun)\\b`;
export const weekdayNumber = (word: string): number => weekdays.indexOf(word.toLowerCase().slice(0, 3));

const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'.split(
    ' ',
  );
export const ordinalWord = [...ordinals].sort((a, b) => b.length - a.length).join('|');
/** `3` of "3rd" and "third". */
export const dayNumber = (word: string): number => {
  const at = ordinals.indexOf(word.toLowerCase().replace(' ', '-'));
  return at >= 0 ? at + 1 : Number.parseInt(word, 10);
};

export const count =
  '(?:(?:about|around|like|roughly|nearly|almost|over) )?(an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,3}|(?:an? )?few|(?:an? )?couple(?: of)?|several)';
/** How many "a", "a couple of", "few" and "12" are. */
export const counted = (word: string): number => {
  if (/few/i.test(word)) return 3;
  if (/couple/i.test(word)) return 2;
  if (/several/i.test(word)) return 4;
  return /^\d/.test(word) ? Number(word) : (englishNumber(word) ?? 1);
};
export const around = (day: string, before: number, after: number): Days => ({
  from: plusDays(day, -before),
  to: plusDays(day, after),
});
const partNamed = (word: string | undefined): Part | null =>
  word === undefined
    ? null
    : /^(?:early|start|beginning|first)/i.test(word)
      ? 'early'
      : /^mid/i.test(word)
        ? 'mid'
        : 'late';
/** The span, or the part of it that "early", "the end of" or "the first week of" says. */
export const inPart = (span: Days, word: string | undefined): Days => {
  const plain = word?.trim().replace(/^the /, '');
  if (plain !== undefined && /week/.test(plain))
    return plain.startsWith('first')
      ? { from: span.from, to: plusDays(span.from, 6) }
      : { from: plusDays(span.to, -6), to: span.to };
  const part = partNamed(plain);
  return part === null ? span : partOf(span, part);
};
export const part =
  '(early|mid|middle|late|(?:the )?(?:end|start|beginning|middle|first half|second half|first week|last week))(?:[ -](?:in|of))?(?: the)?[ -]';
/** Words after which a bare figure may be a day. */
export const dated =
  '(?:on|since|from|by|until|till?|dated?|delivered|arrived|bought|ordered|placed|purchased|got(?: it)?|came|between|and|to|before|after)';
export const year = "(?:,? ?((?:19|20)\\d\\d|'\\d\\d)\\b|,? (?:of )?(last|this) year)?";
/** The year in words or figures (`'25` is 2025); null where none was said. */
export const yearSaid = (
  digits: string | undefined,
  word: string | undefined,
  today: string,
): number | null =>
  digits !== undefined
    ? Number(digits.replace("'", '20'))
    : word === undefined
      ? null
      : yearOf(today) - (word.toLowerCase() === 'last' ? 1 : 0);

export const units = '((?<=\\d ?)[dwmy]|days?|wks?|weeks?|fortnights?|mos|months?|yrs?|years?)';
