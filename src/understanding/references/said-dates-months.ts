import {
  type DateRow,
  type Days,
  dayIn,
  lastDayOfMonth,
  lastMonth,
  lastSuchDay,
  monthDays,
  monthOf,
  oneDay,
  type When,
  yearOf,
} from './said-dates-calendar.js';
import {
  dayNumber,
  inPart,
  month,
  monthNumber,
  ordinalWord,
  part,
  year,
  yearSaid,
} from './said-dates-words.js';

const dayOfMonth = (
  month: number,
  day: number,
  year: number | null,
  today: string,
  ahead: boolean,
): Days | null => {
  const at = year === null ? lastSuchDay(month, day, today, ahead) : dayIn(year, month, day);
  return at === null ? null : oneDay(at);
};

const daysOfMonth = (
  month: number,
  first: number,
  last: number,
  year: number | null,
  today: string,
  ahead: boolean,
): Days | null => {
  const from = dayOfMonth(month, first, year, today, ahead);
  const to = from === null ? null : dayIn(yearOf(from.from), month, last);
  return from === null || to === null || to < from.from ? null : { from: from.from, to };
};

/** "3rd to 7th of March" and "March 3 to 7" name the same parts in another order. */
const daysNamed = (
  said: {
    name: string;
    first: string;
    last: string;
    digits: string | undefined;
    word: string | undefined;
  },
  { today, ahead }: When,
): Days | null =>
  daysOfMonth(
    monthNumber(said.name),
    Number(said.first),
    Number(said.last),
    yearSaid(said.digits, said.word, today),
    today,
    ahead,
  );

/** Months, and days of a month, by name: "back in June", "April 3rd", "the 3rd". Patterns meet lower case. */
export const monthRows: readonly DateRow[] = [
  // Months by name; "may" and "march" only where a word before says that a month follows.
  {
    pattern: new RegExp(
      `\\b(?:(?:back |sometime |some time )?(?:in|from|of|since|during|last|this|around|by|until|till|before|after|for) )?(?:${part})${month}(?!,? ?\\d{1,2}(?:st|nd|rd|th)?\\b(?!\\d))${year}`,
      'g',
    ),
    read: ([, part, name = '', digits, word], { today, ahead }) => {
      const number = monthNumber(name);
      const said = yearSaid(digits, word, today);
      return inPart(said === null ? lastMonth(number, today, ahead) : monthDays(said, number), part);
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:back |sometime |some time )?(?:in|from|since|during|last|around|by|until|till|this|next)) ${month}(?!,? ?\\d{1,2}(?:st|nd|rd|th)?\\b(?!\\d))${year}`,
      'g',
    ),
    read: ([words, name = '', digits, word], { today, ahead }) => {
      const said = yearSaid(digits, word, today);
      const number = monthNumber(name);
      return said === null ? lastMonth(number, today, ahead || /^next/.test(words)) : monthDays(said, number);
    },
  },
  {
    pattern: new RegExp(`\\b${month},? (20\\d\\d)\\b`, 'g'),
    read: ([, name = '', digits]) => monthDays(Number(digits), monthNumber(name)),
  },
  {
    pattern: new RegExp(
      `\\b(?:back )?(?:in|from|since|during|of|around) (?:${part})?((?:19|20)\\d\\d)\\b(?![-/.]\\d)`,
      'g',
    ),
    read: ([, part, digits]) => inPart({ from: `${digits}-01-01`, to: `${digits}-12-31` }, part),
  },
  {
    pattern: /\b(early|mid|late)[ -](?:in )?((?:19|20)\d\d)\b/g,
    read: ([, part, digits]) => inPart({ from: `${digits}-01-01`, to: `${digits}-12-31` }, part),
  },
  {
    pattern:
      /\b(?:in|over|during|last|this|since|back in)(?: the)?(?: (early|late|last))? (spring|summer|autumn|fall|winter)\b(?: (last year|(?:19|20)\d\d))?/g,
    read: ([words, part, season = '', which], { today }) => {
      const begins = season === 'spring' ? 3 : season === 'summer' ? 6 : season === 'winter' ? 12 : 9;
      const here = yearOf(today);
      const said = which === undefined ? null : /^\d/.test(which) ? Number(which) : here - 1;
      let first = said ?? here;
      if (said === null && monthDays(first, begins).from > today) first -= 1;
      const span = { from: monthDays(first, begins).from, to: monthDays(first, begins + 2).to };
      if (/^last/.test(words) && said === null && span.to >= today)
        return { from: monthDays(first - 1, begins).from, to: monthDays(first - 1, begins + 2).to };
      return part === 'early'
        ? { from: span.from, to: monthDays(first, begins).to }
        : part === 'late'
          ? { from: monthDays(first, begins + 2).from, to: span.to }
          : span;
    },
  },
  // "The April order": a noun of buying says that April is no name.
  {
    pattern: new RegExp(
      `\\b(?:the|my|that|this|an?) ${month}${year}(?= (?:orders?|purchases?|deliver(?:y|ies)|shipment|parcel|invoice|bill|one)\\b)`,
      'g',
    ),
    read: ([, name = '', digits, word], { today, ahead }) => {
      const said = yearSaid(digits, word, today);
      return said === null ? lastMonth(monthNumber(name), today, ahead) : monthDays(said, monthNumber(name));
    },
  },
  // Days of a month by name.
  {
    pattern: new RegExp(
      `\\b(?:from )?(\\d{1,2})(?:st|nd|rd|th)? ?(?:-|to|and|until|till|through) ?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}${year}`,
      'g',
    ),
    read: ([, first = '', last = '', name = '', digits, word], when) =>
      daysNamed({ name, first, last, digits, word }, when),
  },
  {
    pattern: new RegExp(
      `\\b(?:between )?${month} ?(?:the )?(\\d{1,2})(?:st|nd|rd|th)? ?(?:-|to|and|until|till|through) ?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:|[./]\\d| (?:${month}))${year}`,
      'g',
    ),
    read: ([, name = '', first = '', last = '', , digits, word], when) =>
      daysNamed({ name, first, last, digits, word }, when),
  },
  {
    pattern: new RegExp(
      `(?<![\\w.#-])(?:the )?(\\d{1,2}(?:st|nd|rd|th)?|${ordinalWord})(?: day)?(?: of|-)? ?${month}(?![a-z])${year}`,
      'g',
    ),
    read: ([, day = '', name = '', digits, word], { today, ahead }) =>
      dayOfMonth(monthNumber(name), dayNumber(day), yearSaid(digits, word, today), today, ahead),
  },
  {
    pattern: new RegExp(
      `\\b${month} ?(?:the )?(\\d{1,2}(?:st|nd|rd|th)?|${ordinalWord})\\b(?![:\\d]| ?(?:am|pm|days|weeks|months|%|cups|of them))${year}(?! ?')`,
      'g',
    ),
    read: ([, name = '', day = '', digits, word], { today, ahead }) =>
      dayOfMonth(monthNumber(name), dayNumber(day), yearSaid(digits, word, today), today, ahead),
  },
  // "The 3rd" alone: only digits, and only where no noun follows: "the 2nd time" counts something.
  {
    pattern:
      /\bthe (\d{1,2})(?:st|nd|rd|th)\b(?: of (last|this) month)?(?! (?!and|to|or|but|it|i|we|this|that|at|in|by|from|until|till|through|around|so|when|with|they|he|she|is|was|because|as|for|not|however|then|of (?:last|this) month)[a-z])/g,
    read: ([, day = '', which], { today, ahead }) => {
      const number = Number(day);
      if (which !== undefined) {
        const span = monthDays(yearOf(today), monthOf(today) - (which === 'last' ? 1 : 0));
        const at = dayIn(yearOf(span.from), monthOf(span.from), number);
        return at === null ? null : oneDay(at);
      }
      const at = lastDayOfMonth(number, today, ahead);
      return at === null ? null : { ...oneDay(at), dayOfMonth: number };
    },
  },
  {
    pattern: /\b(?:on|since) (\d{1,2})(?:st|nd|rd|th)\b/g,
    read: ([, day = ''], { today, ahead }) => {
      const at = lastDayOfMonth(Number(day), today, ahead);
      return at === null ? null : { ...oneDay(at), dayOfMonth: Number(day) };
    },
  },
];
