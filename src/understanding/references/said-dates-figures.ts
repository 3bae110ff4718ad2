import { type DateRow, dayIn, lastSuchDay, oneDay } from './said-dates-calendar.js';
import { dated } from './said-dates-words.js';

/** Days in figures, the same in every language: 2026-11-03, 03.11.2026, 11/03/2026, "on 3/4". */
export const figureRows: readonly DateRow[] = [
  {
    pattern: /(?<![\w.#/-])((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d-]|[./]\d)/g,
    read: ([, year, , month, day]) => {
      const at = dayIn(Number(year), Number(month), Number(day));
      return at === null ? null : oneDay(at);
    },
  },
  {
    pattern: /(?<![\w.#/$£€¥-])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d-]|[./]\d)/g,
    read: ([, first, sign, second, year = ''], { dayFirst }) => {
      const full = Number(year) < 100 ? 2000 + Number(year) : Number(year);
      const [one, two] = [Number(first), Number(second)];
      const dayLeads = sign === '.' || dayFirst;
      const at = dayLeads
        ? (dayIn(full, two, one) ?? dayIn(full, one, two))
        : (dayIn(full, one, two) ?? dayIn(full, two, one));
      return at === null ? null : oneDay(at);
    },
  },
  {
    pattern: new RegExp(
      `(?:\\b${dated}|\\bam|\\bof|\\border|^(?=\\d)|[在于是]|订单)(?: the)?\\s?(\\d{1,2})/(\\d{1,2})(?![\\d/]| ?(?:inch|cup|of|sleeve|price|full|off|length))`,
      'g',
    ),
    read: ([, first, second], { today, dayFirst, ahead }) => {
      const [one, two] = [Number(first), Number(second)];
      const find = (month: number, day: number): string | null =>
        month >= 1 && month <= 12 ? lastSuchDay(month, day, today, ahead) : null;
      const at = dayFirst ? (find(two, one) ?? find(one, two)) : (find(one, two) ?? find(two, one));
      return at === null ? null : oneDay(at);
    },
  },
  {
    pattern: /(?<![\d.#])(\d{1,2})\.(\d{1,2})(?=号|买|下单|收|到货|拍|订|的?活动|那天|大促)/g,
    read: ([, month, day], { today, ahead }) => {
      const at = Number(month) > 12 ? null : lastSuchDay(Number(month), Number(day), today, ahead);
      return at === null ? null : oneDay(at);
    },
  },
  {
    pattern: new RegExp(`(?:\\b${dated}|\\bam|\\bvom|\\bthe) (\\d{1,2})\\.(\\d{1,2})\\.(?!\\d)`, 'g'),
    read: ([, day, month], { today, ahead }) => {
      const at = lastSuchDay(Number(month), Number(day), today, ahead);
      return at === null ? null : oneDay(at);
    },
  },
];
