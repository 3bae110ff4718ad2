// One language of the sixteen: the others would cost every start a fifth of a second.
import { strict as chrono } from 'chrono-node/en';
import { apart, covered, narrow } from '../extract/span.js';
import type { ReferenceContext } from '../ports.js';
import { hasCjk } from '../text/detect-locale.js';
import { toSimplified } from '../text/simplified-characters.js';
import {
  type DateRow,
  dayIn,
  isoDay,
  lastSuchDay,
  monthOf,
  type SaidDays,
  type When,
  yearOf,
} from './said-dates-calendar.js';
import { chineseRows } from './said-dates-chinese.js';
import { englishRows } from './said-dates-english.js';
import { feastDays, feastRows } from './said-dates-feasts.js';
import { figureRows } from './said-dates-figures.js';
import { monthRows } from './said-dates-months.js';
import { spelledDates } from './said-dates-spelling.js';

/** Calendar days, ISO, both inclusive. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
  readonly words: string;
}

/** Making one costs more than reading a message. A shop has one time zone, a marketplace a few. */
const calendars = new Map<string, Intl.DateTimeFormat | null>();

const calendarOf = (timeZone: string): Intl.DateTimeFormat | null => {
  const known = calendars.get(timeZone);
  if (known !== undefined) return known;
  let calendar: Intl.DateTimeFormat | null = null;
  try {
    calendar = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  } catch {
    calendar = null;
  }
  calendars.set(timeZone, calendar);
  return calendar;
};

const localDay = (moment: string, timeZone: string): string =>
  calendarOf(timeZone)?.format(new Date(moment)) ?? moment.slice(0, 10);

/** The shop's calendar day of a moment. */
export const dayOf = (moment: string, context: ReferenceContext): string =>
  localDay(moment, context.timeZone);

export interface DateContext {
  /** ISO day that words are counted from. */
  readonly today: string;
  /** ISO 3166 country; says which of 3/4 is the month. The United States when left out. */
  readonly region?: string | undefined;
}

const monthFirst: ReadonlySet<string> = new Set(['US', 'PH', 'CN', 'TW', 'JP', 'KR', 'CA']);
const looksAhead =
  /\b(?:will|'ll|ll|going to|gonna|by|until|till|wedding|birthday|party|leav(?:e|ing)|away|need|next|upcoming|(?:'m|am|are|'re) (?:return|send|bring|com|go)ing|is (?:on|in)|due)\b|下|之前要|将|要在|以后|打算|准备/i;
const looksBack =
  /\b(?:bought|ordered|got|arrived|came|was|were|received|delivered|placed|purchased|did|paid|had|since|last|ago|from|back)\b|买|收到|到货|下单|下的|订的|签收/i;
const joint = /^\s?(?:to|and|-|until|till|through|thru|up to|到|至|~|和)\s?$/;
const needsBetween = /^\s?(?:and|和)\s?$/;

const run = (rows: readonly DateRow[], text: string, when: When): SaidDays[] =>
  rows.flatMap(({ pattern, read }) =>
    Array.from(text.matchAll(pattern) as Iterable<RegExpExecArray>).flatMap((match) => {
      const days = read(match, when);
      return days === null ? [] : [{ start: match.index, end: match.index + match[0].length, ...days }];
    }),
  );

const worthASecondLook =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b.{0,3}\d|\d.{0,3}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\bweeks?\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/;

/** What a general grammar still finds where our own rows found nothing: "in two weeks", "3 Apr '26". */
const fromGrammar = (text: string, { today, ahead }: When): SaidDays[] =>
  chrono.parse(text, new Date(`${today}T12:00:00Z`), { forwardDate: ahead }).flatMap((result) => {
    if (!result.start.isCertain('day') || result.text.length < 5) return [];
    // How long something lasts is no day.
    if (/^(?:for|within)\b|\b(?:after|before)$/.test(result.text)) return [];
    let from = isoDay(result.start.date());
    if (!result.start.isCertain('year') && from > today && !ahead)
      from = lastSuchDay(monthOf(from), Number(from.slice(8)), today, false) ?? from;
    const to = result.end === null || result.end === undefined ? from : isoDay(result.end.date());
    return [
      { from, to: [from, to].sort()[1] ?? from, start: result.index, end: result.index + result.text.length },
    ];
  });

/** "Between the 3rd and the 7th", "3号到7号": two days with a word between them are one span. */
const spansJoined = (found: readonly SaidDays[], text: string): SaidDays[] => {
  const joined: SaidDays[] = [];
  for (const one of found) {
    const last = joined.at(-1);
    const between = last === undefined ? '' : text.slice(last.end, one.start);
    const opened =
      last !== undefined &&
      (!needsBetween.test(between) ||
        /\bbetween(?: the)?\s?$|\bbetween\b/.test(text.slice(Math.max(0, last.start - 9), last.end)) ||
        /^之间/.test(text.slice(one.end)));
    if (last === undefined || !joint.test(between) || !opened) {
      joined.push(one);
      continue;
    }
    const [year, month] = [yearOf(last.from), monthOf(last.from)];
    const to =
      one.dayOfMonth !== undefined && last.dayOfMonth === undefined
        ? (dayIn(year, month, one.dayOfMonth) ?? one.to)
        : one.to;
    if (to < last.from) joined.push(one);
    else joined[joined.length - 1] = { from: last.from, to, start: last.start, end: one.end };
  }
  return joined;
};

/**
 * Days and spans of days a customer speaks of, with their places in the text, in English and Chinese. A day without a
 * year is the last one there was, unless the words look ahead.
 */
export const findDates = (message: string, { today, region = 'US' }: DateContext): SaidDays[] => {
  const cjk = hasCjk(message);
  const plain = narrow(message);
  const spelled = spelledDates(cjk ? toSimplified(plain) : plain);
  const { text } = spelled;
  const when: When = {
    today,
    dayFirst: !monthFirst.has(region),
    ahead: looksAhead.test(text) && !looksBack.test(text),
  };
  const english = /[a-z]{2}/.test(text);
  const found = [
    ...(/\d/.test(text) ? run(figureRows, text, when) : []),
    ...(english ? run([...englishRows, ...monthRows], text, when) : []),
    ...(cjk ? run(chineseRows, text, when) : []),
    ...feastRows.flatMap(({ pattern, days }) =>
      Array.from(text.matchAll(pattern) as Iterable<RegExpExecArray>, (match) => ({
        ...feastDays(match, days, when),
        start: match.index,
        end: match.index + match[0].length,
      })),
    ),
  ];
  // The longest words say the most: "the day before yesterday" is not yesterday.
  const longest = apart(
    found.sort((a, b) => b.end - b.start - (a.end - a.start)),
    [],
  );
  const rest = english ? covered(text, longest) : '';
  const all = [...longest, ...(worthASecondLook.test(rest) ? apart(fromGrammar(rest, when), longest) : [])];
  return spansJoined(
    all.sort((a, b) => a.start - b.start),
    text,
  ).map((one) => ({
    ...one,
    start: spelled.at(one.start),
    end: spelled.at(one.end),
  }));
};

/**
 * Days a customer speaks of when they point at an order, counted from today in the shop's time zone: loosely where
 * people are loose, since an order that is one day off is still the one meant.
 */
export const saidDates = (words: string, context: ReferenceContext): DayRange[] => {
  const today = dayOf(context.today, context);
  // Order numbers are no dates.
  const text = words.replace(/#\s?[\w.,-]+|\b[a-z]{0,2}\d{5,}\b/gi, (match) => ' '.repeat(match.length));
  return findDates(text, { today }).map(({ from, to, loosely, start, end }) => ({
    from: loosely?.from ?? from,
    to: loosely?.to ?? to,
    words: words.slice(start, end),
  }));
};
