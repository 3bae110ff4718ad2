import { chineseNumber } from '../extract/chinese-count.js';
import {
  type DateRow,
  type Days,
  dayIn,
  lastDayOfMonth,
  lastMonth,
  lastSuchDay,
  lastWeekday,
  mondayOf,
  monthDays,
  monthOf,
  oneDay,
  partOf,
  plusDays,
  yearOf,
} from './said-dates-calendar.js';

const number = '(\\d{1,3}|[一二两三四五六七八九十]{1,3}|几|好几|半)';
const counted = (word: string): number =>
  /几/.test(word) ? 3 : word === '半' ? 0.5 : /^\d/.test(word) ? Number(word) : (chineseNumber(word) ?? 1);
const small = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const asNumber = (word: string): number => (/^\d/.test(word) ? Number(word) : (chineseNumber(word) ?? 0));
const year = '(?:(去|今|前|明|本)年|(\\d{4}|[二两零〇一三四五六七八九]{4})年)?的?';
const yearSaid = (word: string | undefined, digits: string | undefined, today: string): number | null =>
  digits !== undefined
    ? asNumber(digits)
    : word === undefined
      ? null
      : yearOf(today) + ({ 去: -1, 前: -2, 明: 1 }[word] ?? 0);
const week = '(?:周|个?星期|个?礼拜)';
const weekday = '([一二三四五六日天末])';
const weekdayNumber = (sign: string): number =>
  sign === '末' ? 5 : sign === '天' || sign === '日' ? 6 : '一二三四五六'.indexOf(sign);
const part = '(初|上旬|中旬|中|下旬|底|末|头)?';
const inPart = (span: Days, word: string | undefined): Days =>
  word === undefined
    ? span
    : partOf(span, /初|上旬|头/.test(word) ? 'early' : /中/.test(word) ? 'mid' : 'late');
const shiftOf = (words: string): number =>
  (words.match(/上/g)?.length ?? 0) * -1 + (words.match(/下/g)?.length ?? 0);
const around = (day: string, slack: number): Days => ({
  from: plusDays(day, -slack),
  to: plusDays(day, slack),
});

/** The same for Chinese. Patterns meet simplified characters. */
export const chineseRows: readonly DateRow[] = [
  {
    pattern: /大前天|前(?:天|日|晚)|昨(?:天|日|晚|夜|儿)|今(?:天|日|早|晚|儿)|明(?:天|日|早|晚)|大?后天/g,
    read: ([words], { today }) =>
      oneDay(
        plusDays(
          today,
          words === '大前天'
            ? -3
            : words === '大后天'
              ? 3
              : words === '后天'
                ? 2
                : ({ 前: -2, 昨: -1, 今: 0, 明: 1 }[words[0] ?? ''] ?? 0),
        ),
      ),
  },
  {
    pattern: new RegExp(`(上+|这|本|下+)(?:一)?个?${week}${weekday}`, 'g'),
    read: ([, which = '', sign = ''], { today }) => {
      const monday = plusDays(mondayOf(today), 7 * shiftOf(which));
      const day = plusDays(monday, weekdayNumber(sign));
      return sign === '末' ? { from: day, to: plusDays(day, 1) } : oneDay(day);
    },
  },
  {
    pattern: new RegExp(`(?<![上下这本每一两几\\d个])(?:周|星期|礼拜)${weekday}`, 'g'),
    read: ([, sign = ''], { today, ahead }) => {
      if (sign === '末') {
        const saturday = lastWeekday(5, today, ahead);
        return { from: saturday, to: plusDays(saturday, 1) };
      }
      return oneDay(lastWeekday(weekdayNumber(sign), today, ahead));
    },
  },
  {
    pattern: /(上+|这|本|下+)(?:一)?个?(?:周|星期|礼拜)(?![一二三四五六日天末到])/g,
    read: ([, which = ''], { today }) => {
      const shift = shiftOf(which);
      const monday = plusDays(mondayOf(today), 7 * shift);
      const span = { from: monday, to: plusDays(monday, 6) };
      if (shift !== -1) return span;
      const to = span.to < plusDays(today, -6) ? span.to : plusDays(today, -1);
      return { ...span, loosely: { from: monday, to } };
    },
  },
  {
    pattern: new RegExp(
      `(?:${year})${small}月(?:份)?${small}(?:[日号]|(?![\\d一二三四五六七八九十个]))(?:[到至~-]${small}[日号])?`,
      'g',
    ),
    read: ([, word, digits, month = '', day = '', last], { today, ahead }) => {
      const said = yearSaid(word, digits, today);
      const number = asNumber(month);
      const at =
        said === null ? lastSuchDay(number, asNumber(day), today, ahead) : dayIn(said, number, asNumber(day));
      if (at === null) return null;
      const to = last === undefined ? at : dayIn(yearOf(at), number, asNumber(last));
      return to === null || to < at ? oneDay(at) : { from: at, to };
    },
  },
  {
    pattern: new RegExp(
      `(?:${year})(?<![\\d一二三四五六七八九十个半几两])${small}月(?:份)?${part}(?![\\d一二三四五六七八九十])`,
      'g',
    ),
    read: ([words, word, digits, month = '', portion], { today, ahead }) => {
      const number = asNumber(month);
      if (number < 1 || number > 12 || (/^十?[一二三]月$/.test(words) && number > 12)) return null;
      const said = yearSaid(word, digits, today);
      return inPart(said === null ? lastMonth(number, today, ahead) : monthDays(said, number), portion);
    },
  },
  {
    pattern: new RegExp(`(上+|这|本|当|下+)个?月(?:份)?${part}(?:${small}[日号])?`, 'g'),
    read: ([, which = '', portion, day], { today }) => {
      const shift = shiftOf(which);
      const span = monthDays(yearOf(today), monthOf(today) + shift);
      if (day !== undefined) {
        const at = dayIn(yearOf(span.from), monthOf(span.from), asNumber(day));
        return at === null ? null : oneDay(at);
      }
      return shift === 0 && portion === undefined ? { from: span.from, to: today } : inPart(span, portion);
    },
  },
  {
    pattern: /(?<![\d一二三四五六七八九十个上下这本])月(初|中|底|末)/g,
    read: ([, portion], { today, ahead }) => {
      const span = inPart(monthDays(yearOf(today), monthOf(today)), portion);
      return ahead || span.from <= today
        ? span
        : inPart(monthDays(yearOf(today), monthOf(today) - 1), portion);
    },
  },
  {
    pattern: new RegExp(`${number}(?:多)?(天|日|周|个?星期|个?礼拜|个月|年)(?:之|以)?前`, 'g'),
    read: ([, said = '', unit = ''], { today }) => {
      const many = counted(said);
      const days = /天|日/.test(unit) ? 1 : /月/.test(unit) ? 30.44 : /年/.test(unit) ? 365.25 : 7;
      const day = plusDays(today, -Math.round(many * days));
      if (days === 1 && !/几/.test(said)) return oneDay(day);
      if (days === 1)
        return {
          from: plusDays(today, -5),
          to: plusDays(today, -2),
          loosely: { from: plusDays(today, -7), to: plusDays(today, -2) },
        };
      const slack = days === 7 ? 3 : many < 1 && days < 100 ? 3 : days < 100 ? 10 : many < 1 ? 20 : 30;
      const loose = days === 7 ? 4 : days < 100 ? (many < 1 ? 5 : 16) : 45;
      return { ...around(day, slack), loosely: around(day, Math.max(loose, slack)) };
    },
  },
  {
    pattern: /前(?:几|两|些|三)(?:天|日)/g,
    read: (_, { today }) => ({
      from: plusDays(today, -5),
      to: plusDays(today, -2),
      loosely: { from: plusDays(today, -7), to: plusDays(today, -2) },
    }),
  },
  {
    pattern: new RegExp(`(?:最近|过去|近)(?:这|的)?${number}(天|日|周|个?星期|个?礼拜|个月|年)`, 'g'),
    read: ([, said = '', unit = ''], { today }) => {
      const days = /天|日/.test(unit) ? 1 : /月/.test(unit) ? 30.44 : /年/.test(unit) ? 365.25 : 7;
      return { from: plusDays(today, -Math.round(counted(said) * days)), to: today };
    },
  },
  { pattern: /最近/g, read: (_, { today }) => ({ from: plusDays(today, -14), to: today }) },
  {
    pattern: /(去|今|前|明)年(?:(上|下)半年)?|((?:19|20)\d\d)年(?![\d一二三四五六七八九十]*月)/g,
    read: ([, word, half, digits], { today }) => {
      const said = yearSaid(word, digits, today) ?? yearOf(today);
      if (half !== undefined)
        return half === '上'
          ? { from: `${said}-01-01`, to: `${said}-06-30` }
          : { from: `${said}-07-01`, to: `${said}-12-31` };
      return { from: `${said}-01-01`, to: `${said}-12-31` };
    },
  },
  {
    pattern: /(去年|今年)?(春|夏|秋|冬)(?:天|季)/g,
    read: ([, which, season = ''], { today }) => {
      const begins = { 春: 3, 夏: 6, 秋: 9, 冬: 12 }[season] ?? 3;
      let first = yearOf(today) - (which === '去年' ? 1 : 0);
      if (which === undefined && monthDays(first, begins).from > today) first -= 1;
      return { from: monthDays(first, begins).from, to: monthDays(first, begins + 2).to };
    },
  },
  // "5号" alone is a size, a battery, a house: only where something was done on it, or a span goes on.
  {
    pattern: new RegExp(
      `(?<![第月型\\d一二三四五六七八九十])${small}[号日](?=[到至~-]${small}[号日]|之[间前后]|以[前后]|[前后](?!面)|左右|(?:就|才|我|刚|晚上|早上|上午|下午|那天|的时候|这天)?(?:在网上|在你们家)?(?:买|下|订|拍|收|到|签|发|寄|送|付|退)|的?(?:订单|那个?单))`,
      'g',
    ),
    read: ([, day = ''], { today, ahead }) => {
      const at = lastDayOfMonth(asNumber(day), today, ahead);
      return at === null ? null : { ...oneDay(at), dayOfMonth: asNumber(day) };
    },
  },
  {
    pattern: new RegExp(`(?<=[号日][到至~-])${small}[号日]|(?<=[在于])${small}[号日](?!线|楼|店|仓|内)`, 'g'),
    read: ([, span, alone], { today, ahead }) => {
      const day = asNumber(span ?? alone ?? '');
      const at = lastDayOfMonth(day, today, ahead);
      return at === null ? null : { ...oneDay(at), dayOfMonth: day };
    },
  },
];
