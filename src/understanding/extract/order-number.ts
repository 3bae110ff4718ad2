import { chineseNumber } from './chinese-count.js';
import { englishNumber, numberWordsPattern, spokenDigits, spokenDigitsPattern } from './english-count.js';
import { apart, type Found, overlaps } from './span.js';

const normal = (number: string): string => number.replace(/^#/, '').replace(/[\s-]/g, '').toUpperCase();
/** Sizes, plugs and case references look like order numbers and are none. */
const notOrder = /^(?:RF|XL|XXL|USB|HDMI|MP)[- ]?\d/i;
const isDate = /^(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?$|^\d{1,2}-\d{1,2}-(?:19|20)?\d\d$/;

/** `10482`, `W-2378156`, `MG-2026-0001`, `112-7654321-1234567`, and O or l where a digit belongs. */
const token =
  '(?:[a-z]{1,4}-?\\d[\\da-z]*(?:-[\\da-z]{1,12}){0,3}|[oil]?\\d(?:[\\doOlI]*\\d|[\\doOlI]*(?<=\\d[oO]))?(?:-\\d{1,14}){0,3})';
const after = '(?![\\w@]|[.,:/]\\d|-\\d)';
const orderWord = '(?:ord(?:er|re|r|e)?s?|oders?|orderid|purchases?|p\\.?o\\.?)';
const numberWord = '(?:numbers?|numb?r|no\\.?|nr\\.?|num\\.?|nmbr|ids?|codes?|refs?\\.?|reference)';
const link = "(?:(?:'s|s|is|was|are|ist)\\b|[:=#])?";
const named = new RegExp(
  `(?<![\\w-])(?:(?:${orderWord}[ -]?${numberWord}|(?:booking|confirmation|invoice|receipt) ?${numberWord}|ref(?:erence|\\.)?(?: ${numberWord})?|re(?=:)|no\\.?|nr\\.|№|number)\\s*${link}\\s*(?:#\\s?)?|${orderWord}\\s*${link}\\s*(?:#\\s?)?)(${token})${after}`,
  'gi',
);
const hash = new RegExp(`#\\s?(${token})${after}`, 'gi');
const chineseNamed = new RegExp(
  `(?:订单|訂單|(?<![递遞运運快流])单号|(?<![递遞运運快流])單號|编号|編號)(?:号码|號碼|编号|編號|号|號|码|碼)?\\s*(?:是|为|為|:|：|#)?\\s*#?\\s?(${token})(?![\\w@]|-\\d)`,
  'gi',
);
const shaped = /(?<![\w@.-])([a-z]{1,2}-?\d{5,12}|[a-z]{2,4}-\d{4}-\d{3,8})(?![\w@-]|[.]\d)/gi;
const apartDigits = /(?<![\w.#$£€¥+-]|\d )(\d(?: \d){3,13})(?! ?\d|[\w.%])/g;
const spokenNamed = new RegExp(
  `\\b${orderWord}(?:[ -]?${numberWord})?\\s*${link}\\s*(${spokenDigitsPattern}|${numberWordsPattern})(?![\\w-])`,
  'gi',
);
const spokenAlone = new RegExp(
  `(?:^|\\b(?:it'?s|is|number)\\s+)(${spokenDigitsPattern})(?=\\s*(?:$|[.,!?;]|and\\b|please\\b|pls\\b|thanks\\b))`,
  'gi',
);
const chineseSpoken =
  /(?:订单|訂單|单号|單號|编号|編號)(?:号码|號碼|编号|編號|号|號)?\s*(?:是|为|為|:|：)?\s*([零〇一二三四五六七八九]{4,14})(?![十百千万个個件])/g;
const split = new RegExp(
  `\\b${orderWord}[ -]?${numberWord}\\s*${link}\\s*#?(\\d{1,3} \\d{3})(?! ?\\d|[\\w.%])`,
  'gi',
);

/** Words that say a number belongs to something else. */
const elsewhere =
  /(?:\b(?:li(?:ve|ving) in|ends with|last (?:four|4)(?: digits)?|member(?:ship)?|customer|loyalty|social|meter reading|zip|zips|post(?:al)?|postcode|model|sku|serial|tracking|track|isbn|ean|upc|barcode|iban|imei|part|article|item|product|account|card|visa|mastercard|amex|ending(?: in)?|flight|room|apartment|apt|suite|unit|building|page|version|pin|tax|vat|phone|tel|telephone|mobile|cell|ups|fedex|dhl|usps|sizes?|verification|security|one-?time|sms|code|otp)\b(?:[ -]?(?:code|numbers?|no\.?|nr\.?|id))?(?:'s)?\s*(?:is|was|are|says?|ist|the)?\s*[:=#]?\s*#?|(?:邮编|郵編|郵遞區號|邮政编码|型号|型號|款号|款號|快递单号|快遞單號|运单号|運單號|物流单号|物流單號|快递|运单|條碼|条码|验证码|驗證碼|卡号|卡號|尾号|尾號|手机号?|手機號?|电话|電話|身份证号?|身分證|尺码|尺碼|货号|貨號)(?:码|碼|號碼|号码)?\s*(?:是|为|為|:|：)?\s*)$/i;
const quantityAfter =
  /^\s?(?:%|°|(?:dol+[ae]rs?|bucks|quid|euros?|pounds?|yen|yuan|usd|eur|gbp|rmb|k|mah|m?wh?|watts?|volts?|v|km|kms|miles?|m|cm|mm|kg|kgs|g|grams?|lbs?|oz|ml|l|lit(?:er|re)s?|inch(?:es)?|ft|feet|steps?|times|days?|weeks?|hours?|hrs?|minutes?|mins?|seconds?|years?|people|pieces?|pcs|items?|units?|cups?|pairs?|stars?|reviews?|points?|rpm|lumens?|gb|tb|mb|mhz|ghz|hz|px|pixels?|dpi|calories|kcal|more|of (?:them|those|these))(?![a-z])|元|块|塊|年|月|天|个|個|件|次|公里|米|克|毫安|瓦|度|人)/i;
const streetAfter =
  /^ \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)? (?:[Ss]t|[Ss]treet|[Rr]d|[Rr]oad|[Aa]ve|[Aa]venue|[Ll]ane|[Ll]n|[Dd]r|[Dd]rive|[Bb]lvd|[Bb]oulevard|[Ww]ay|[Cc]ourt|[Cc]t)\b/u;

const asDigits = (number: string): string =>
  /^[\doOlI-]+$/.test(number) ? number.replace(/[oO]/g, '0').replace(/[lI]/g, '1') : number;
const countOfDigits = (number: string): number => number.replace(/\D/g, '').length;

const beforeOf = (text: string, start: number): string => text.slice(Math.max(0, start - 44), start);

interface Candidate {
  readonly value: string;
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Order numbers said as such: `#10482`, `W-2378156`, `order no. 10482`, `订单20817`, "order ten four eight two". Upper
 * case, without `#` and separators. A bare number is not one: what it is depends on what was asked.
 */
export const findOrderNumbers = (text: string): Found[] => {
  const found: Candidate[] = [];
  const read = (
    pattern: RegExp,
    value: (match: RegExpExecArray, said: string) => string | null,
    test = true,
  ): void => {
    for (const match of text.matchAll(pattern) as Iterable<RegExpExecArray>) {
      const said = match[1] ?? '';
      const number = value(match, said);
      if (number === null) continue;
      const end = match.index + match[0].length;
      if (test && elsewhere.test(beforeOf(text, match.index))) continue;
      found.push({ value: number, words: match[0].trim(), start: match.index, end });
    }
  };
  if (/\d/.test(text)) {
    read(hash, (_, said) => (notOrder.test(said) || countOfDigits(said) < 3 ? null : normal(asDigits(said))));
    read(split, (_, said) => normal(said));
    read(named, (match, said) => {
      const digits = asDigits(said);
      const plainly = new RegExp(`^${orderWord}\\s*$`, 'i').test(match[0].slice(0, -said.length));
      const loosely = /^(?:no\.?|number)[\s:=#]*$/i.test(match[0].slice(0, -said.length));
      if (notOrder.test(said) || isDate.test(said) || /^\d{1,3}-\d{1,2}$/.test(said)) return null;
      if (countOfDigits(digits) < (loosely ? 4 : 3) || normal(digits).length > 19) return null;
      const rest = text.slice(match.index + match[0].length);
      const before = beforeOf(text, match.index);
      // "I'd like to order 100 cups", "order 1500 watts".
      if (plainly && /\b(?:to|can|could|will|would|i|we)\s$/i.test(before) && countOfDigits(digits) < 5)
        return null;
      if ((plainly || loosely) && quantityAfter.test(rest)) return null;
      if (
        loosely &&
        /\b(?:model|serial|tracking|phone|mobile|card|my|part|item|account|house|flight)\s$/i.test(before) &&
        !/\border\b/i.test(before)
      )
        return null;
      return normal(digits);
    });
    read(chineseNamed, (_, said) => (countOfDigits(said) < 3 ? null : normal(asDigits(said))));
    read(shaped, (_, said) => (notOrder.test(said) ? null : normal(said)));
    read(apartDigits, (_, said) => (said.replace(/ /g, '').length > 9 ? null : normal(said)));
  }
  if (/[a-z]/i.test(text)) {
    read(spokenNamed, (_, said) => {
      const digits = spokenDigits(said);
      const count = englishNumber(said);
      if (count !== null && count >= 1000 && /thousand/i.test(said)) return String(count);
      return digits !== null && digits.length >= 4 ? digits : null;
    });
    read(spokenAlone, (_, said) => {
      const digits = spokenDigits(said);
      return digits !== null && digits.length >= 4 && digits.length <= 9 ? digits : null;
    });
  }
  read(chineseSpoken, (_, said) => {
    const number = chineseNumber(said);
    return number === null
      ? null
      : Array.from(said, (sign) => '零一二三四五六七八九'.indexOf(sign === '〇' ? '零' : sign)).join('');
  });
  const kept = apart(found, []);
  // "orders 10482 and 10455": numbers of the same length that follow one are order numbers too.
  for (let grew = kept.length > 0; grew; ) {
    grew = false;
    for (const match of text.matchAll(
      /(?:and|or|,|&|和|、|跟|还有|與|与)\s*#?([a-z]{0,2}-?\d{4,14})(?![\w%]|[.,]\d|-\d)/gi,
    )) {
      const one = { start: match.index, end: match.index + match[0].length };
      const value = normal(match[1] ?? '');
      const near = kept.some(
        (other) =>
          one.start - other.end >= 0 && one.start - other.end <= 1 && other.value.length === value.length,
      );
      if (!near || kept.some((other) => overlaps(one, other))) continue;
      kept.push({ ...one, value, words: match[0].trim() });
      grew = true;
    }
  }
  return kept.sort((a, b) => a.start - b.start);
};

/** Numbers standing alone, without a word that says what they are and without a unit. */
export const findBareNumbers = (text: string): Found[] => {
  const found: Found[] = [];
  for (const match of text.matchAll(/(?<![\w@#$£€¥.,+=-])(\d{3,14})(?![\w@%-]|[.,:]\d|\/\d{1,3}(?!\d))/g)) {
    const value = match[1] ?? '';
    const rest = text.slice(match.index + value.length, match.index + value.length + 40);
    if (quantityAfter.test(rest) || streetAfter.test(rest) || elsewhere.test(beforeOf(text, match.index)))
      continue;
    found.push({ value, words: match[0], start: match.index, end: match.index + value.length });
  }
  return found;
};

/** Bare numbers that are most likely an order's when nothing says otherwise: four digits or more, and no year among words. */
export const findLikelyOrderNumbers = (text: string): Found[] =>
  findBareNumbers(text).filter(
    ({ value, start, end }) =>
      value.length >= 4 &&
      !(/^(?:19|20)[0-4]\d$/.test(value) && /[\p{L}\d]/u.test(text.slice(0, start) + text.slice(end))) &&
      !/\b(?:over|about|around|nearly|almost|up to|more than|least)\s$/i.test(beforeOf(text, start)),
  );

/** Tracking, serial, model, card and other numbers that carry their own name; nothing is to be read from them. */
export const findOtherNumbers = (text: string): Found[] => {
  const found: Found[] = [];
  for (const match of text.matchAll(
    /(?<![\w@])(?=[a-z]*\d)[a-z\d]+(?:[ -][a-z]{0,4}\d[a-z\d]*)*(?![\w@])/gi,
  )) {
    const value = match[0];
    if (/\d/.test(value) && elsewhere.test(beforeOf(text, match.index)))
      found.push({ value, words: value, start: match.index, end: match.index + value.length });
  }
  return found;
};
