import { currencyExponent } from '../../base/index.js';
import { chineseNumber, chineseNumerals } from './chinese-count.js';
import { englishNumber, numberWordsPattern } from './english-count.js';
import { apart } from './span.js';

const signs: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  hk$: 'HKD',
  nt$: 'TWD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  s$: 'SGD',
  nz$: 'NZD',
  '£': 'GBP',
  '€': 'EUR',
  '¥': 'CNY',
  '₹': 'INR',
  'rs.': 'INR',
  rs: 'INR',
  usd: 'USD',
  eur: 'EUR',
  gbp: 'GBP',
  cny: 'CNY',
  rmb: 'CNY',
  hkd: 'HKD',
  ntd: 'TWD',
  twd: 'TWD',
  jpy: 'JPY',
  chf: 'CHF',
  aud: 'AUD',
  cad: 'CAD',
  sgd: 'SGD',
  inr: 'INR',
  人民币: 'CNY',
  人民幣: 'CNY',
  港币: 'HKD',
  港幣: 'HKD',
  新台币: 'TWD',
  新台幣: 'TWD',
  台币: 'TWD',
  台幣: 'TWD',
  美元: 'USD',
  美金: 'USD',
};
const units: readonly (readonly [RegExp, string])[] = [
  [/^(?:us\$|usd|dol+[ae]rs?|bu[c]?ks?|\$|美元|美金|美刀|刀)$/i, 'USD'],
  [/^(?:eur|euros?|€|欧元|歐元)$/i, 'EUR'],
  [/^(?:gbp|pounds?|quids?|£|英镑|英鎊)$/i, 'GBP'],
  [/^(?:cny|rmb|yuan|kuai|元|块钱?|塊錢?|人民币|人民幣|大洋)$/i, 'CNY'],
  [/^(?:jpy|yen|日元|日圓)$/i, 'JPY'],
  [/^(?:hkd|港币|港幣|港元)$/i, 'HKD'],
  [/^(?:twd|ntd|新?台币|新?台幣)$/i, 'TWD'],
  [/^(?:inr|rupees?|₹)$/i, 'INR'],
  [/^(?:chf|francs?)$/i, 'CHF'],
  [/^aud$/i, 'AUD'],
  [/^cad$/i, 'CAD'],
  [/^sgd$/i, 'SGD'],
];
const unit =
  '(?:us\\$|usd|dol+[ae]rs?|bu[c]?ks?|euros?|eur|gbp|pounds?|quids?|cny|rmb|yuan|kuai|jpy|yen|hkd|twd|ntd|inr|rupees?|chf|francs?|aud|cad|sgd|[$£€₹](?!\\s?\\d))(?![a-z])';
const chineseUnit =
  '(?:人民币|人民幣|新?台币|新?台幣|港币|港幣|港元|美元|美金|美刀|欧元|歐元|英镑|英鎊|日元|日圓|块钱|塊錢|大洋|元(?![素旦宵])|块|塊)';
const prefix =
  '(?:(?<![a-z])(?:us|hk|nt|au?|ca?|s|nz)\\$|[$£€¥₹]|(?<![a-z])(?:rs\\.?|usd|eur|gbp|cny|rmb|hkd|ntd|twd|jpy|chf|aud|cad|sgd|inr)(?![a-z])|人民币|人民幣|港币|港幣|新?台币|新?台幣|美元|美金)';
/** Grouped by commas, dots, apostrophes or single spaces; or plain; with one or two decimals. */
const grouped = "\\d{1,3}(?:([,.' ])\\d{3}(?!\\d))(?:\\1\\d{3}(?!\\d))*(?:[.,]\\d{1,2}(?!\\d))?";
const figure = `(?:${grouped.replace('([', '(?<by>[').replaceAll('\\1', '\\k<by>')}|\\d{1,9}(?:[.,]\\d{1,2}(?!\\d))?)`;
const scale = '(?:\\s?(?:k|thousand|grand|m|million)(?![a-z])|万|萬|千)?';

const figureAfterSign = new RegExp(`(${prefix})\\s?(${figure})(?![\\d])(${scale})(${chineseUnit})?`, 'giu');
const figureBeforeUnit = new RegExp(
  `(?<![\\p{Script=Latin}\\d.#,:/-])(${figure})(${scale})[ -]?(?:多|来)?(${unit}|${chineseUnit})`,
  'giu',
);
const wordsBeforeUnit = new RegExp(`\\b(${numberWordsPattern})[ -](${unit})`, 'gi');
const bigWords = new RegExp(
  `\\b(${numberWordsPattern}|\\d{1,3}(?:\\.\\d)?) grand\\b(?! (?:piano|total))`,
  'gi',
);
const notes = /\b(?:an? )(tenner|fiver)\b/gi;
const pence = /(?<![\w.])(\d{1,2})(p|cents?|pence)(?![a-z\d])|(?<![\w.])(\d{1,2}) (cents?|pence)(?![a-z])/gi;
const chineseWords = new RegExp(
  `(?<![${chineseNumerals}第几])([${chineseNumerals}]{1,12})(?:多|来|來)?(${chineseUnit})`,
  'gu',
);
const chineseTail = /^(?:零)?([一二两三四五六七八九])(?:([毛角])|(?![一-鿿])|(?=[的了，]))/u;

// Words that say a price follows or stands near; without them a bare figure may be anything.
const priceBefore =
  /(?:\b(?:paid|pay|paying|costs?|costed|charged?|charges|spent|spend|price[ds]?|total(?:led|s)?|amount|refund(?:ed)?(?: of| me)?|owe[ds]?|billed|deducted|worth|fee|took)\b(?: (?:me|us|you|him|her|was|is|were|of|for it|about|around|only|at|just|like|nearly|almost|over|another|extra|a|an|the))*\s?[:=]?\s?|(?:花|付|收|扣|退|价格|價格|价|價|总共|總共|一共|合计|金额|金額|费用)(?:了|是|为|為|我|掉|给我|：|:|大概|大约|差不多|将近)*\s?)$/iu;
const bareFigure = new RegExp(`(?<![\\p{L}\\d.#,:/@+-])(${figure})(k?)(?![\\p{L}\\d@%°"/-]|[.,:]\\d)`, 'giu');
const bareFigureChinese = new RegExp(
  `(?<![\\p{Script=Latin}\\d.#,:/@+-])(${figure})(?![\\p{Script=Latin}\\d@%号號天个個件次月年周日台双雙只支条條张張点點分岁]|[.,:]\\d)`,
  'gu',
);
const bareChinese = new RegExp(
  `(?<![${chineseNumerals}第几])([一二两兩三四五六七八九][百千万萬][${chineseNumerals}]{0,8})(?![${chineseNumerals}]|多?[个個天年月周克斤米次件只人件双双台岁号號度])`,
  'gu',
);
/** What follows a figure that is not a price: "paid 2 times", "rated 4.50 stars", "12.30 pm". */
const measured =
  /^\s?-?(?:(?:more |whole |full )?(?:times?|days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|items?|pieces?|pcs|units?|cups?|pairs?|people|persons?|stars?|percent|inch(?:es)?|in\b|cm|mm|km|kg|kgs|g\b|mg|ml|l\b|lit(?:er|re)s?|oz|lbs?|ft|feet|v\b|volts?|w\b|watts?|mah|ghz|mhz|gb|mb|tb|mph|am\b|pm\b|a\.m|p\.m|o'clock|years?|of (?:them|these|those|the)\b|out of|x\b))/i;
const pointedBefore =
  /\b(?:sizes?|version|v|ver|model|at|by|until|till|since|from|on|rated|rating|scored?|bluetooth|usb|android|ios|windows|firmware|chapter|section|no|number|page)\.? ?$/i;
const weight = /\b(?:weigh\w*|heav\w+|lighter|lost|gained|lose|lbs?)\b/i;
/** "Two watches" is 两块手表: what is counted in pieces follows. */
const pieces = /^(?![钱錢多左右的退买買吧啊呢吗嗎了钱就都也还還不而但和跟给給到是，。])[㐀-鿿]/u;

const decimal = (text: string): number | null => {
  const plain = text.replace(/[' ]/g, '');
  const parts = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(plain);
  if (parts === null) return null;
  return Number(`${(parts[1] ?? '').replace(/[.,]/g, '')}.${parts[2] ?? '0'}`);
};
const scaled = (value: number, by: string): number => {
  const word = by.trim().toLowerCase();
  const times =
    word === ''
      ? 1
      : word === '万' || word === '萬'
        ? 10_000
        : word === 'm' || word === 'million'
          ? 1_000_000
          : 1000;
  return value * times;
};
const currencyOfUnit = (words: string): string | null =>
  units.find(([pattern]) => pattern.test(words))?.[1] ?? null;

export interface SaidMoney {
  /** As said, in hundredths of the currency's unit, whatever its digits: people say `96.34`. */
  readonly hundredths: number;
  /** ISO 4217; null where the words name no currency: "it cost 12.99". */
  readonly currency: string | null;
  readonly start: number;
  readonly end: number;
}

/** What was said as minor units of a currency: `¥900` is 900 of an order in JPY and 90000 of one in CNY. */
export const saidMinor = ({ hundredths }: SaidMoney, currency: string): number =>
  (hundredths * 10 ** currencyExponent(currency)) / 100;

/** Amounts said, in order. For pointing at a line or an order; never for what is paid out. */
export const findMoney = (text: string): SaidMoney[] => {
  const found: SaidMoney[] = [];
  const add = (
    value: number | null,
    currency: string | null,
    { index }: RegExpExecArray,
    length: number,
  ): void => {
    if (value !== null && value >= 0 && value < 1e12)
      found.push({
        hundredths: Math.round(value * 100),
        currency,
        start: index,
        end: index + length,
      });
  };
  const each = (
    pattern: RegExp,
    read: (match: RegExpExecArray, after: string, before: string) => void,
  ): void => {
    for (const match of text.matchAll(pattern) as Iterable<RegExpExecArray>)
      read(
        match,
        text.slice(match.index + match[0].length, match.index + match[0].length + 24),
        text.slice(Math.max(0, match.index - 40), match.index),
      );
  };
  const cjk = /[㐀-鿿]/.test(text);
  const figures = /\d/.test(text);

  if (figures) {
    each(figureAfterSign, (match) => {
      const value = decimal(match[2] ?? '');
      const sign = (match[1] ?? '').toLowerCase();
      add(value === null ? null : scaled(value, match[4] ?? ''), signs[sign] ?? null, match, match[0].length);
    });
    each(figureBeforeUnit, (match, after, before) => {
      const value = decimal(match[1] ?? '');
      const words = match[4] ?? '';
      const of = currencyOfUnit(words);
      if (of === 'GBP' && /^pound/i.test(words) && weight.test(before)) return;
      if (/^[块塊]$/.test(words) && value !== null && value <= 10 && pieces.test(after)) return;
      let whole = value === null ? null : scaled(value, match[3] ?? '');
      let length = match[0].length;
      // "45 dollars and 50 cents"
      const cents = /^,? (?:and )?(\d{1,2}) ?(?:cents?|pence|p)\b/i.exec(after);
      const mao = /^[块塊元]/.test(words) ? /^([1-9])(?:[毛角]|(?!\d))/.exec(after) : null;
      if (whole !== null && cents !== null) {
        whole += Number(cents[1]) / 100;
        length += cents[0].length;
      } else if (whole !== null && mao !== null) {
        whole += Number(mao[1]) / 10;
        length += mao[0].length;
      }
      add(whole, of, match, length);
    });
    each(pence, (match) => {
      const word = (match[2] ?? match[4] ?? '').toLowerCase();
      add(Number(match[1] ?? match[3]) / 100, word.startsWith('c') ? 'USD' : 'GBP', match, match[0].length);
    });
    each(bareFigure, (match, after, before) => {
      const value = decimal(match[1] ?? '');
      // "Charge 4 cancelling" is "for cancelling".
      if (/^[24]$/.test(match[1] ?? '') && /^ [a-z]/i.test(after)) return;
      const pointed = /[.,]\d{2}$/.test(match[1] ?? '');
      if (value === null || measured.test(after) || /^\d{5,}$/.test(match[1] ?? '')) return;
      const said = priceBefore.test(before);
      if (!said && !(pointed && !pointedBefore.test(before))) return;
      add(value * (match[3] === '' ? 1 : 1000), null, match, match[0].length);
    });
    if (cjk)
      each(bareFigureChinese, (match, after, before) => {
        if (!priceBefore.test(before) || /^\s?[块塊元]/.test(after) || /^\d{5,}$/.test(match[1] ?? ''))
          return;
        add(decimal(match[1] ?? ''), null, match, match[0].length);
      });
  }
  if (/[a-z]/i.test(text)) {
    each(wordsBeforeUnit, (match, after, before) => {
      const words = (match[1] ?? '').split(/[ -]/);
      const pounds = /^pound/i.test(match[2] ?? '');
      if (pounds && (weight.test(before) || /^ shop/.test(after))) return;
      // "Twelve fifty pounds" is twelve pounds and fifty pence.
      const cents = englishNumber(words.at(-1) ?? '');
      const main = englishNumber(words.slice(0, -1).join(' '));
      const whole = englishNumber(match[1] ?? '');
      const value = whole ?? (main !== null && cents !== null && cents >= 10 ? main + cents / 100 : null);
      add(value, currencyOfUnit(match[2] ?? ''), match, match[0].length);
    });
    each(bigWords, (match) => {
      const value = englishNumber(match[1] ?? '') ?? Number(match[1]);
      add(Number.isNaN(value) ? null : value * 1000, null, match, match[0].length);
    });
    each(notes, (match) => add(/tenner/i.test(match[1] ?? '') ? 10 : 5, 'GBP', match, match[0].length));
  }
  if (cjk) {
    each(chineseWords, (match, after) => {
      const value = chineseNumber(match[1] ?? '');
      const words = match[2] ?? '';
      if (
        /^[块塊]$/.test(words) &&
        value !== null &&
        value <= 10 &&
        pieces.test(after) &&
        !chineseTail.test(after)
      )
        return;
      const tail = /^[块塊元]/.test(words) ? chineseTail.exec(after) : null;
      add(
        value === null ? null : value + (tail === null ? 0 : (chineseNumber(tail[1] ?? '') ?? 0) / 10),
        currencyOfUnit(words),
        match,
        match[0].length + (tail?.[0].length ?? 0),
      );
    });
    each(bareChinese, (match, after, before) => {
      if (priceBefore.test(before) || /^[，,]?退/.test(after))
        add(chineseNumber(match[1] ?? ''), null, match, match[0].length);
    });
  }
  return apart(found, []).sort((a, b) => a.start - b.start);
};
