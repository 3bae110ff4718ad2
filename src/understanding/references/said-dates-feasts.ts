import {
  type Days,
  dayIn,
  isoDay,
  oneDay,
  plusDays,
  type When,
  weekdayOf,
  yearOf,
} from './said-dates-calendar.js';

/** The nth such weekday of a month, Monday 0; from the end when `nth` is negative. */
const nth = (year: number, month: number, weekday: number, count: number): string => {
  if (count < 0) {
    const last = isoDay(new Date(Date.UTC(year, month, 0)));
    return plusDays(last, -((weekdayOf(last) - weekday + 7) % 7));
  }
  const first = isoDay(new Date(Date.UTC(year, month - 1, 1)));
  return plusDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (count - 1));
};

/** Western Easter Sunday (Meeus). */
const easter = (year: number): string => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayIn(year, Math.floor(f / 31), (f % 31) + 1) ?? `${year}-04-01`;
};

let lunar: Intl.DateTimeFormat | undefined;
const lunarDays = new Map<string, string>();
/** A day of the Chinese calendar, looked for among the days it can fall on. */
const lunarDay = (year: number, month: number, day: number, from: string): string => {
  const key = `${year}-${month}-${day}`;
  const known = lunarDays.get(key);
  if (known !== undefined) return known;
  lunar ??= new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  let at = `${year}-${from}`;
  for (let step = 0; step < 45; step += 1) {
    if (lunar.format(new Date(`${at}T12:00:00Z`)) === `${month}/${day}`) break;
    at = plusDays(at, 1);
  }
  lunarDays.set(key, at);
  return at;
};

const fixed =
  (month: number, day: number) =>
  (year: number): Days =>
    oneDay(dayIn(year, month, day) ?? `${year}-01-01`);
const single =
  (day: (year: number) => string) =>
  (year: number): Days =>
    oneDay(day(year));
const thanksgiving = (year: number): string => nth(year, 11, 3, 4);

const feasts: readonly (readonly [english: string, chinese: string, days: (year: number) => Days])[] = [
  ['(?:christmas|xmas|x-mas) eve', '平安夜', fixed(12, 24)],
  ['boxing day', '', fixed(12, 26)],
  ['(?:christmas|xmas|x-mas)(?: day)?', '圣诞节?', fixed(12, 25)],
  ["new year'?s? eve", '跨年夜?', fixed(12, 31)],
  ["new year'?s?(?: day)?", '元旦', fixed(1, 1)],
  ["valentine'?s?(?: day)?", '(?<!七夕)情人节', fixed(2, 14)],
  ["(?:st\\.?|saint) patrick'?s?(?: day)?", '', fixed(3, 17)],
  ['halloween', '万圣节?', fixed(10, 31)],
  ['(?:the )?(?:4th|fourth) of july|july 4th|july fourth|independence day', '', fixed(7, 4)],
  ['black friday', '黑(?:色星期)?五', single((year) => plusDays(thanksgiving(year), 1))],
  ['cyber monday', '网络星期一', single((year) => plusDays(thanksgiving(year), 4))],
  ['thanksgiving(?: day)?', '感恩节', single(thanksgiving)],
  ['good friday', '', single((year) => plusDays(easter(year), -2))],
  ['easter monday', '', single((year) => plusDays(easter(year), 1))],
  ['easter(?: sunday)?', '复活节', (year) => oneDay(easter(year))],
  ["mother'?s'? day", '母亲节', single((year) => nth(year, 5, 6, 2))],
  ["father'?s'? day", '父亲节', single((year) => nth(year, 6, 6, 3))],
  ['memorial day', '', single((year) => nth(year, 5, 0, -1))],
  ['labou?r day', '', single((year) => nth(year, 9, 0, 1))],
  ["singles?'?s?'? day", '双十一|双11', fixed(11, 11)],
  ['', '双十二|双12', fixed(12, 12)],
  ['', '(?<![\\d.#])618(?!\\d)(?=大促|买|下|的?活动|那|期间|前|后|时|当)|六一八', fixed(6, 18)],
  [
    '',
    '国庆(?:节|长假|假期)?|十一(?:长假|黄金周|假期)',
    (year) => ({ from: `${year}-10-01`, to: `${year}-10-07` }),
  ],
  ['', '五一(?:劳动)?(?:节|长假|假期)?|劳动节', (year) => ({ from: `${year}-05-01`, to: `${year}-05-05` })],
  ['', '六一(?:儿童节)?|儿童节', fixed(6, 1)],
  ['', '三八(?:妇女)?节|妇女节|女神节', fixed(3, 8)],
  ['lunar new year|chinese new year', '春节|过年|大年初一', single((year) => lunarDay(year, 1, 1, '01-20'))],
  ['', '除夕', single((year) => plusDays(lunarDay(year, 1, 1, '01-20'), -1))],
  ['lantern festival', '元宵节?', single((year) => lunarDay(year, 1, 15, '02-03'))],
  ['dragon boat festival', '端午节?', single((year) => lunarDay(year, 5, 5, '05-25'))],
  ['', '七夕(?:节|情人节)?', single((year) => lunarDay(year, 7, 7, '07-30'))],
  ['mid-?autumn(?: festival)?', '中秋节?', single((year) => lunarDay(year, 8, 15, '09-06'))],
];
const lead =
  '(?<before>\\b(?:just |right |shortly )?before |\\bin time for )?(?<after>\\b(?:just |right |shortly )?(?:after|since) )?(?:\\b(?<last>last|this|next) )?';
const trail = '(?: (?<which>last year|this year|\\d{4}\\b))?';
const chineseTrail = '(?:(?:之|以)?(?<zhBefore>前)|(?:之|以)?(?<zhAfter>后))?';

export interface FeastRow {
  readonly pattern: RegExp;
  readonly days: (year: number) => Days;
}
export const feastRows: readonly FeastRow[] = feasts.flatMap(([english, chinese, days]) => [
  ...(english === ''
    ? []
    : [
        {
          pattern: new RegExp(
            `${lead}\\b(?:${english})\\b(?! (?:card|tree|gift card|present))${trail}`,
            'gi',
          ),
          days,
        },
      ]),
  ...(chinese === ''
    ? []
    : [{ pattern: new RegExp(`(?<year>去年|今年|前年)?的?(?:${chinese})${chineseTrail}`, 'gi'), days }]),
]);

/** The feast meant: of the year that was said, else the last one there was (or the next, where words look ahead). */
export const feastDays = (match: RegExpExecArray, days: FeastRow['days'], { today, ahead }: When): Days => {
  const groups = match.groups ?? {};
  const here = yearOf(today);
  const saidYear =
    groups.which !== undefined && /^\d/.test(groups.which)
      ? Number(groups.which)
      : groups.which === 'last year' || groups.year === '去年'
        ? here - 1
        : groups.which === 'this year' || groups.year === '今年'
          ? here
          : groups.year === '前年'
            ? here - 2
            : null;
  let feast = days(saidYear ?? here);
  if (saidYear === null && !ahead && feast.from > today) feast = days(here - 1);
  if (saidYear === null && ahead && feast.to < today) feast = days(here + 1);
  if (groups.before !== undefined || groups.zhBefore !== undefined)
    return { from: plusDays(feast.from, -21), to: plusDays(feast.from, -1) };
  if (groups.after !== undefined || groups.zhAfter !== undefined)
    return { from: feast.from, to: plusDays(feast.to, 14) };
  return feast;
};
