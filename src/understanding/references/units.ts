import { chineseNumber, chineseNumerals } from '../extract/chinese-count.js';
import { plain } from '../text/words.js';

const numbers: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  twelve: '12',
};

/** A unit, its ways in English and in Chinese, and what one of it is in another unit. */
type Unit = readonly [
  unit: string,
  english: string,
  chinese: string | null,
  into?: readonly [string, number],
];
const units: readonly Unit[] = [
  ['ft', 'ft|foot|feet', '英尺'],
  ['inch', 'inch(?:es)?|"', '英?寸'],
  ['gb', 'gb|gigs?|gigabytes?|g', 'gb?(?![a-z])'],
  ['tb', 'tb|terabytes?', null, ['gb', 1000]],
  ['ml', 'ml|millilit(?:er|re)s?', '毫升'],
  ['l', 'l|lit(?:er|re)s?', '公?升', ['ml', 1000]],
  ['cm', 'cm|centimet(?:er|re)s?', '厘米|公分'],
  ['mm', 'mm|millimet(?:er|re)s?', '毫米'],
  ['m', 'm|met(?:er|re)s?', '米', ['cm', 100]],
  ['mp', 'mp|megapixels?', '万?像素'],
  ['mah', 'mah', '毫安时?|毫安培时?'],
  ['x', 'x|times', '倍'],
  ['piece', 'pieces?|pcs?', '件套|片'],
  ['hour', 'hours?|hrs?', '个?小时'],
  ['lb', 'lbs?|pounds?', '磅'],
  ['kg', 'kgs?|kilos?', '公斤|千克'],
  ['oz', 'oz|ounces?', '盎司'],
  ['w', 'w|watts?', '瓦'],
  ['bar', 'bars?', null],
  ['cup', 'cups?', '人份'],
  ['degree', 'degrees?', '度'],
  ['k', 'k', null],
  ['hz', 'hz', null],
];
const chineseUnits = units.flatMap(([, , chinese]) => chinese ?? []).join('|');
const spelled = new RegExp(
  ` (${Object.keys(numbers).join('|')}) (?=(?:${units
    .filter(([unit]) => unit !== 'inch' && unit !== 'm')
    .map(([, ways]) => ways)
    .join('|')}|inch(?:es)?|met(?:er|re)s?)(?= ))`,
  'g',
);
const figure = '(\\d+(?:\\.\\d+)?)';
const measured = units.map(([unit, english, chinese, into]) => ({
  unit: into?.[0] ?? unit,
  times: into?.[1] ?? 1,
  english: new RegExp(` ${figure} ?(?:${english})(?= )`, 'g'),
  chinese: chinese === null ? null : new RegExp(`${figure} ?(?:${chinese})`, 'g'),
}));
const chineseFigure = new RegExp(`(?<![大小第])([${chineseNumerals}]+)(?=${chineseUnits}|[号码](?!码))`, 'g');

/**
 * "4 foot", "4-feet" and "4 ft" become the same word, "1 l" and "1000ml" too; the text begins and ends with a space.
 */
const withUnits = (text: string): string => {
  let words = text
    .replace(/ half (?:a )?lit(?:er|re)(?= )/g, ' 500ml')
    .replace(/半公?升/g, '500毫升')
    .replace(/(?<=\d) ?(?:percent|per cent|pct)(?= )/g, '%')
    .replace(/(\d)k (?=mah )/g, '$1000 ')
    .replace(/(?<= \d+)in(?= )/g, 'inch')
    .replace(spelled, (_, word: string) => ` ${numbers[word] ?? word} `);
  const cjk = /[㐀-鿿]/.test(words);
  if (!/\d/.test(words)) return words;
  for (const { unit, times, english, chinese } of measured) {
    const put = (_: string, value: string): string =>
      ` ${times === 1 ? value : Number((Number(value) * times).toFixed(3))}${unit}`;
    words = words.replace(english, put);
    if (cjk && chinese !== null)
      words = words.replace(chinese, (all, value: string) => `${put(all, value)} `);
  }
  return words;
};

const digits = (text: string): string =>
  text.replace(chineseFigure, (word) => {
    const value = chineseNumber(word);
    return value === null ? word : String(value);
  });

const known = new Map<string, string>();
const knownMax = 5000;

const spaced = (text: string): string => {
  const clauses = text
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .split(/[,;，、；。!?！？\n]+/)
    .map((clause) => digits(plain(clause)))
    .map((clause) =>
      ` ${clause.replace(/[-/+]/g, ' ')} `.replace(/(?<=[㐀-鿿])(?=[a-z\d])|(?<=[a-z\d%])(?=[㐀-鿿])/g, ' '),
    );
  return withUnits(` ${clauses.join(' , ')} `.replace(/\s+/g, ' ')).replace(/\s+/g, ' ');
};

/**
 * A text as option values are looked for in it: plain words between single spaces, a comma where a clause ends, measures
 * in one unit ("1 litre" is `1000ml`), Chinese numbers of measures in figures. Begins and ends with a space.
 */
export const measuredText = (text: string): string => {
  if (text.length > 60) return spaced(text);
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= knownMax) known.clear();
  const made = spaced(text);
  known.set(text, made);
  return made;
};
