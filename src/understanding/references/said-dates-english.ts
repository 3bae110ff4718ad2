import {
  type DateRow,
  type Days,
  lastWeekday,
  mondayOf,
  monthDays,
  monthOf,
  oneDay,
  plusDays,
  yearOf,
} from './said-dates-calendar.js';
import {
  anyWeekday,
  around,
  count,
  counted,
  inPart,
  longWeekday,
  part,
  units,
  weekdayNumber,
} from './said-dates-words.js';

const weekdaySaid = (word: string, which: string | undefined, today: string, ahead: boolean): Days => {
  const forward = which === undefined ? ahead : /next|coming/.test(which);
  const day = lastWeekday(weekdayNumber(word), today, forward);
  if (which === 'last' || which === 'past' || which === 'this past')
    return oneDay(day === today ? plusDays(day, -7) : day);
  return oneDay(forward && day === today ? plusDays(day, 7) : day);
};

/** What a shop's customer calls a day or a span of days in English, relative to today. Patterns meet lower case. */
export const englishRows: readonly DateRow[] = [
  {
    pattern: /\bthe day before yesterday\b/g,
    read: (_, { today }) => oneDay(plusDays(today, -2)),
  },
  {
    pattern: /\b(?:the )?day after tomorrow\b/g,
    read: (_, { today }) => oneDay(plusDays(today, 2)),
  },
  {
    pattern: /\b(?:yesterday|last night)\b/g,
    read: (_, { today }) => oneDay(plusDays(today, -1)),
  },
  {
    pattern: new RegExp(`\\b(?:the )?(?:week|${anyWeekday}) before last\\b`, 'g'),
    read: ([, weekday], { today }) => {
      if (weekday !== undefined)
        return oneDay(plusDays(lastWeekday(weekdayNumber(weekday), plusDays(today, -1), false), -7));
      const monday = plusDays(mondayOf(today), -14);
      return { from: monday, to: plusDays(monday, 6) };
    },
  },
  { pattern: /\b(?:tomorrow|tmrw|tmr)\b/g, read: (_, { today }) => oneDay(plusDays(today, 1)) },
  {
    pattern: /\b(?:(?:earlier )?today|this (?:morning|afternoon|evening)|tonight)\b/g,
    read: (_, { today }) => oneDay(today),
  },
  {
    pattern: new RegExp(
      `\\b${count} ?${units}(?: or so)? (?:ago|back|earlier)\\b(?: or so)?(?: today| yesterday)?(?: on (?:a |the )?${anyWeekday})?`,
      'g',
    ),
    read: ([words, said = '', unit = '', weekday], { today }) => {
      const many = counted(said);
      const vague =
        /few|couple|several/.test(said) || /or so|like|about|around|roughly|nearly|almost/.test(words);
      if (unit.startsWith('d')) {
        const day = plusDays(today, -many);
        if (!vague) return oneDay(day);
        const after = Math.min(1, many - 1);
        const loosely = { from: plusDays(today, -Math.max(7, many + 2)), to: plusDays(day, after) };
        return { ...around(day, many > 2 ? 2 : 1, after), loosely };
      }
      const days = unit.startsWith('w')
        ? 7
        : unit.startsWith('f')
          ? 14
          : unit.startsWith('m')
            ? 30.44
            : 365.25;
      const day = plusDays(today, -Math.round(many * days));
      if (weekday !== undefined) {
        const at = plusDays(mondayOf(day), weekdayNumber(weekday));
        return oneDay(at);
      }
      const slack = days < 20 ? (vague ? 5 : many === 1 && days === 7 ? 2 : 3) : days < 40 ? 10 : 30;
      const loose = days < 20 ? 4 : days < 40 ? 16 : 45;
      return {
        ...around(day, slack, slack),
        loosely: around(day, Math.max(slack, loose), Math.max(slack, loose)),
      };
    },
  },
  {
    pattern: /\bhalf a year (?:ago|back)\b/g,
    read: (_, { today }) => around(plusDays(today, -182), 20, 20),
  },
  {
    pattern: /\b(?:the )?(other day|recently|lately)\b/g,
    read: (_, { today }) => ({ from: plusDays(today, -14), to: today }),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:sometime |anytime )?(?:in|within|over|during) )?(?:the )?(?:last|past|previous) ${count} ${units}\\b`,
      'g',
    ),
    read: ([, said = '', unit = ''], { today }) => {
      const days = unit.startsWith('d')
        ? 1
        : unit.startsWith('w')
          ? 7
          : unit.startsWith('f')
            ? 14
            : unit.startsWith('m')
              ? 30.44
              : 365.25;
      return { from: plusDays(today, -Math.round(counted(said) * days)), to: today };
    },
  },
  {
    pattern: new RegExp(
      `\\b${anyWeekday},? (?:of )?(last|this|next|the previous) week\\b|\\b(last|this|next) week(?:,? on)? ${anyWeekday}`,
      'g',
    ),
    read: ([, first, which, other, second], { today }) => {
      const said = which ?? other ?? 'this';
      const monday = plusDays(mondayOf(today), said === 'this' ? 0 : said === 'next' ? 7 : -7);
      return oneDay(plusDays(monday, weekdayNumber(first ?? second ?? '')));
    },
  },
  {
    pattern:
      /\b(earlier |late(?:r)? |(?:the )?(?:start|beginning|end) of )?(last|this past|past|previous|this|next|the previous) week(end)?\b(?: or so)?/g,
    read: ([words, part, which = 'this', weekend], { today }) => {
      const shift = which === 'this' ? 0 : which === 'next' ? 7 : -7;
      const monday = plusDays(mondayOf(today), shift);
      // The weekend before a Saturday is that of last week; so it is on a Wednesday.
      if (weekend !== undefined) {
        const before = which === 'this past' ? plusDays(mondayOf(today), -7) : monday;
        return { from: plusDays(before, 5), to: plusDays(before, 6) };
      }
      if (/or so$/.test(words))
        return { from: plusDays(monday, -2), to: shift < 0 ? plusDays(today, -1) : today };
      if (shift === 0 && part !== undefined)
        return monday < today ? { from: monday, to: plusDays(today, -1) } : oneDay(today);
      if (part !== undefined && /late|end/.test(part))
        return { from: plusDays(monday, 3), to: plusDays(monday, 6) };
      if (part !== undefined) return { from: monday, to: plusDays(monday, 2) };
      if (shift === 0) return { from: monday, to: plusDays(monday, 6) };
      // "Last week" is said loosely of an order: up to yesterday, when counted from the middle of a week.
      return shift > 0
        ? { from: monday, to: plusDays(monday, 6) }
        : {
            from: monday,
            to: plusDays(monday, 6),
            loosely: {
              from: monday,
              to: plusDays(monday, 6) < plusDays(today, -6) ? plusDays(monday, 6) : plusDays(today, -1),
            },
          };
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:back )?in |since |from |over |during |at )?(?:the )?(?:${part})?(last|past|previous|this|next) (month|year)\\b`,
      'g',
    ),
    read: ([, part, which = 'this', unit], { today }) => {
      const shift = which === 'this' ? 0 : which === 'next' ? 1 : -1;
      const here = yearOf(today);
      const span =
        unit === 'month'
          ? monthDays(here, monthOf(today) + shift)
          : { from: `${here + shift}-01-01`, to: `${here + shift}-12-31` };
      const found = inPart(span, part);
      return shift === 0 && part === undefined ? { from: found.from, to: today } : found;
    },
  },
  // Weekdays. "Sat" and "sun" are other words too, so short ones need a word before them.
  {
    pattern: new RegExp(
      `\\b(?:(last|this|this past|past|next|this coming|coming|the|a|every) )?(${longWeekday}|tues?|thurs?|thur)\\b(?! (?:night|morning|evening)s?\\b(?= \\w+ (?:game|edition|club)))`,
      'g',
    ),
    read: ([, which, word = ''], when) =>
      which === 'a' || which === 'every' || which === 'the'
        ? null
        : weekdaySaid(word, which, when.today, when.ahead),
  },
  {
    pattern:
      /(?<=\b(?:on|since|until|till|by|from|between|last|next|this|and) )(?:(last|this|next|past) )?(mon|weds?|fri|sat|sun)\b(?! (?:it|the|down|on|in))/g,
    read: ([, which, word = ''], { today, ahead }) => weekdaySaid(word, which, today, ahead),
  },
];
