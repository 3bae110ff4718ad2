// Two languages of the sixteen: the others would cost every start a fifth of a second.
import { casual as english } from 'chrono-node/en';
import { hans as chinese } from 'chrono-node/zh';
import type { ReferenceContext } from '../ports.js';
import { hasCjk } from '../text/detect-locale.js';

/** Calendar days, ISO, both inclusive. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
  readonly words: string;
}

const dayMs = 86_400_000;
const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
const plusDays = (day: string, days: number): string =>
  isoDay(new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs));

const localDay = (moment: string, timeZone: string): string => {
  try {
    return new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }).format(new Date(moment));
  } catch {
    return moment.slice(0, 10);
  }
};

/** The shop's calendar day of a moment. */
export const dayOf = (moment: string, context: ReferenceContext): string =>
  localDay(moment, context.timeZone);

const monthRange = (year: number, month: number, words: string): DayRange => {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  return { from: first, to: plusDays(isoDay(new Date(Date.UTC(year, month, 1))), -1), words };
};

const spans = (text: string, today: string): DayRange[] => {
  const found: DayRange[] = [];
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = plusDays(today, -weekday);
  const [year = 0, month = 0] = today.split('-').map(Number);
  const add = (pattern: RegExp, range: (match: RegExpExecArray) => [string, string]): void => {
    const match = pattern.exec(text);
    if (match === null) return;
    const [from, to] = range(match);
    found.push({ from, to, words: match[0] });
  };
  const count = (word: string): number =>
    ({
      a: 1,
      one: 1,
      two: 2,
      three: 3,
      four: 4,
      few: 3,
      couple: 2,
      several: 4,
      一: 1,
      两: 2,
      二: 2,
      三: 3,
      四: 4,
      几: 3,
    })[word] ?? Number(word);
  // "Last week" is said loosely: from the Monday before to today, when counted from the middle of a week.
  add(/\blast week\b|上周(?![一二三四五六日天末])|上个?星期(?![一二三四五六日天])|上個?星期/i, () => [
    plusDays(monday, -7),
    plusDays(monday, -1) < plusDays(today, -6) ? plusDays(monday, -1) : plusDays(today, -1),
  ]);
  add(/\bthis week\b|这周|本周|这个?星期/i, () => [monday, today]);
  add(/\b(?:last|past|previous) month\b|上个?月/i, () => {
    const range = month === 1 ? monthRange(year - 1, 12, '') : monthRange(year, month - 1, '');
    return [range.from, range.to];
  });
  add(/\bthis month\b|这个?月|本月/i, () => [`${today.slice(0, 7)}-01`, today]);
  add(
    /\b(a|one|two|three|four|\d+|few|couple|several)(?: of)? weeks? (?:ago|back)\b|([一两二三四几\d]+)个?(?:周|星期)(?:之?前)/i,
    (match) => {
      const weeks = count((match[1] ?? match[2] ?? 'a').toLowerCase());
      return [plusDays(today, -7 * weeks - 4), plusDays(today, -7 * weeks + 4)];
    },
  );
  add(
    /\b(a|one|two|three|four|\d+|few|couple|several)(?: of)? months? (?:ago|back)\b|([一两二三四几\d]+)个月(?:之?前)/i,
    (match) => {
      const months = count((match[1] ?? match[2] ?? 'a').toLowerCase());
      return [plusDays(today, -30 * months - 16), plusDays(today, -30 * months + 16)];
    },
  );
  add(/\b(few|couple|several)(?: of)? days? (?:ago|back)\b|前几天|几天前/i, () => [
    plusDays(today, -7),
    plusDays(today, -2),
  ]);
  add(/\b(?:last|this past) weekend\b|上周末|周末/i, () => [plusDays(monday, -2), plusDays(monday, -1)]);
  add(/\brecently|lately|the other day|最近/i, () => [plusDays(today, -14), today]);
  const names = [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ];
  const named =
    /\b(?:in|from|of|since|during|last|early|late|mid|this)[ -](january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?!\.? \d{1,2}(?:st|nd|rd|th)?\b(?!\d))(?: (\d{4}))?/i.exec(
      text,
    );
  const chinese =
    /(?<!\d)(\d{1,2}|十[一二]?|[一二三四五六七八九])月份?(?!\d|[一二三四五六七八九十]+[日号])/.exec(text);
  const numeral = (word: string): number =>
    ({ 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十一: 11, 十二: 12 })[word] ??
    Number(word);
  const which =
    named !== null
      ? names.findIndex((name) => name.startsWith((named[1] ?? '').toLowerCase().slice(0, 3))) + 1
      : chinese !== null
        ? numeral(chinese[1] ?? '')
        : 0;
  if (which >= 1 && which <= 12)
    found.push(
      monthRange(
        named?.[2] === undefined ? (which > month ? year - 1 : year) : Number(named[2]),
        which,
        (named ?? chinese)?.[0] ?? '',
      ),
    );
  return found;
};

/**
 * Days a customer speaks of, looking backwards from today in the shop's time zone: goods were bought in the past.
 * Ranges ("last week", "in April") come from a table; single days from a date grammar, English and Chinese.
 */
export const saidDates = (words: string, context: ReferenceContext): DayRange[] => {
  const today = dayOf(context.today, context);
  const ranges = spans(words, today);
  if (ranges.length > 0) return ranges;
  // Sizes, amounts and order numbers are no dates.
  const text = words.replace(/[#$£€¥]\s?[\w.,-]+|\b[a-z]{0,2}\d{5,}\b/gi, (match) =>
    ' '.repeat(match.length),
  );
  if (
    !/\b(?:yesterday|today|ago|last|on|monday|tuesday|wednesday|thursday|friday|saturday|sunday|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d[/-]\d|[昨前今]天|昨晚|周[一二三四五六日天]|星期|月|号|日/i.test(
      text,
    )
  )
    return [];
  const reference = new Date(`${today}T12:00:00Z`);
  const option = { forwardDate: false };
  const parsed = hasCjk(text)
    ? chinese.parse(text, reference, option)
    : english.parse(text, reference, option);
  return parsed.flatMap((result) => {
    if (
      !result.start.isCertain('day') &&
      !result.start.isCertain('weekday') &&
      !/yesterday|today|ago|天/i.test(result.text)
    )
      return [];
    let day = isoDay(result.start.date());
    // "On Tuesday" of something bought is the last one, not the next.
    while (day > today && result.start.isCertain('weekday')) day = plusDays(day, -7);
    if (day > today && !result.start.isCertain('year')) day = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
    const to = result.end === null || result.end === undefined ? day : isoDay(result.end.date());
    return [{ from: day, to: [day, to].sort()[1] ?? day, words: result.text }];
  });
};
