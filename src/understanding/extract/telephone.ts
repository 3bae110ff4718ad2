import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min.json';
import { hasCjk } from '../text/detect-locale.js';
import { spokenDigits, spokenDigitsPattern } from './english-count.js';
import { apart, type Found, findAll, narrow } from './span.js';

export interface TelephoneContext {
  /** ISO 3166 country whose numbers are written without a country code; guessed from the script when left out. */
  readonly region?: string | undefined;
}

/** Digits and what people put between them. The letter O stands for a zero between digits. */
const written =
  /(?<![\w#$£€¥₹@]|\d[.,/:-]|[A-Za-z]-)(?:\+\s?|\(\+)?\(?\d(?:[\d ()./-]|(?<=[\d-])[oO](?=\d)){5,26}\d(?![\w@]|[.,:]\d|-[a-z])/g;
const extension = /^[ ,;]{0,3}(?:ext(?:ension|n)?\.?|x|转|轉|分机|分機|内线)[ :]{0,2}(\d{1,6})(?!\d)/i;
const chineseDigits = /[零〇一二三四五六七八九]{7,15}/g;
const spoken = new RegExp(`\\b${spokenDigitsPattern}\\b`, 'gi');

// What stands nearest before the digits says what they are.
const label = new RegExp(
  '(\\b(?:orders?|purchase|tracking|track|serial|model|sku|item|isbn|ean|upc|barcode|iban|card|visa|mastercard|account|invoice|ref(?:erence)?|confirmation|case|ticket|imei|zip|post(?:al)? ?code|code|ip|version|sizes?)\\b(?: (?:numbers?|no\\.?|id|code|ref))?' +
    '|订单|訂單|单号|單號|编号|編號|运单|運單|条码|條碼|身份证|身分證|卡号|卡號|验证码|驗證碼|邮编|郵遞區號|账号|帳號)' +
    "|(\\b(?:tele)?phones?\\b|\\btel\\b|\\bcell(?:phone)?\\b|\\bmob(?:ile)?\\b|\\bcall(?:ed|ing)?\\b|\\bring\\b|\\bte?xt\\b|\\bsms\\b|\\bwhats ?app\\b|\\bfax\\b|\\bph\\b|\\bdial\\b|\\breach\\b|\\bcontact\\b|\\blandline(?:'s)?\\b|\\bmy (?:new |old |other |home |work )?number(?:'s)?\\b" +
    '|电话|電話|手机|手機|号码|號碼|致电|打给|打到|打|联系|聯繫|聯絡|微信|座机)' +
    '|(\\bnumbers?\\b)',
  'gi',
);
const labelAfter =
  /^[ ,]{0,2}(?:is |'s )?my (?:phone|cell|mobile|number|tel)|^[ ,]{0,2}(?:打|搵|联系|聯絡|call)/i;
const amountAfter =
  /^ ?(?:yen|usd|dollars?|bucks|euros?|eur|pounds?|gbp|rmb|cny|yuan|元|块|塊|%|€|£|cm|mm|kg|g|ml|mah)(?![a-z])/i;

const isDate = (text: string): boolean =>
  /^(?:19|20)\d\d([-/. ])\d{1,2}\1\d{1,2}(?:\D|$)|^\d{1,2}([-/.])\d{1,2}\2(?:19|20)?\d\d(?![\d./-])/.test(
    text,
  );
const isAddress = (text: string): boolean => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text);
const isPostcode = (text: string): boolean => /^\d{5}-\d{4}$/.test(text);

/** Countries tried in turn where the shop's own does not know a number. */
const worldwide: readonly CountryCode[] = ['US', 'GB', 'AU', 'FR', 'ES', 'IN', 'JP', 'SG'];
const chinese: readonly CountryCode[] = ['CN', 'TW', 'HK', 'SG'];

const northAmerica: ReadonlySet<string> = new Set(['US', 'CA']);

/** The number in international form, with `;ext=` where there is an extension; null when it is none anywhere tried. */
const international = (text: string, regions: readonly CountryCode[]): string | null => {
  const plain = text.replace(/\(0\)/g, ' ').replace(/[oO]/g, '0').replace(/^\(\+/, '+');
  const abroad = /^(?:\+|00|011)/.exec(plain)?.[0];
  if (abroad !== undefined) {
    const number = parsePhoneNumberFromString(`+${plain.slice(abroad.length)}`, metadata);
    if (number?.isPossible() === true) return number.number;
    if (abroad === '+') return null;
  }
  const [home = 'US', ...elsewhere] = regions;
  // At home the length is enough: ranges are opened faster than tables are printed.
  const number = parsePhoneNumberFromString(plain, home, metadata);
  if (number?.isPossible() === true) return number.number;
  // Abroad a short number would be possible somewhere, always.
  if (plain.replace(/\D/g, '').length < 9) return null;
  for (const region of elsewhere) {
    const abroad = parsePhoneNumberFromString(plain, region, metadata);
    if (abroad?.isValid() === true) return abroad.number;
  }
  return null;
};

/** Whether digits are grouped as a telephone number is, so that no word needs to say that it is one. */
const looksDialled = (text: string, region: CountryCode): boolean => {
  if (/^(?:\+|\(\+|00|011)/.test(text)) return true;
  const groups = text.match(/\d+/g) ?? [];
  const lengths = groups.map((group) => group.length).join('-');
  if (northAmerica.has(region)) return /^(?:1-)?3-(?:3-4|7)$/.test(lengths);
  if (/^\(?0[1-9]/.test(text)) return lengths !== '5' && lengths !== '6';
  if (/^(?:86)?1[3-9]\d{9}$/.test(groups.join(''))) return true;
  return (
    groups.length > 1 &&
    groups.every((group) => group.length >= 3) &&
    !groups.every((group) => /^(?:19|20)\d\d$/.test(group))
  );
};

/** True for a telephone, false for anything else, `number` for a number of either kind, null when nothing is said. */
type Said = boolean | 'number' | null;

/** What the last telling word before the digits says they are. */
const saidToBe = (before: string): Said => {
  let last: RegExpMatchArray | undefined;
  for (const match of before.matchAll(label)) last = match;
  if (last === undefined) return null;
  return last[2] !== undefined ? true : last[3] !== undefined ? 'number' : false;
};

interface Read {
  readonly value: string;
  readonly text: string;
}

const readDigits = (text: string, said: Said, region: CountryCode, cjk: boolean): Read | null => {
  const digits = text.replace(/[oO]/g, '0').replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15 || isDate(text) || isAddress(text) || isPostcode(text))
    return null;
  if (said !== true && !looksDialled(text.replace(/[oO]/g, '0'), region)) {
    // A Chinese mobile number is known by its digits, wherever the shop is.
    if (!/^1[3-9]\d{9}$/.test(digits) || /\D/.test(text)) {
      if (!(/^\(?0[1-9]/.test(text) && digits.length >= 9) && !(said === 'number' && digits.length === 10))
        return null;
    }
  }
  const first = [region, ...(cjk ? chinese : worldwide), ...(cjk ? worldwide : chinese)];
  const value = international(text, first);
  if (value !== null) return { value, text };
  // Seven digits said to be a telephone's are a local number: nobody can dial it from afar, but it is one.
  return said === true && digits.length >= 7 ? { value: digits, text } : null;
};

const wordsBefore = 32;

/**
 * Telephone numbers in running text, in international form (`+12065550142;ext=12`); a local number without an area
 * code as its digits. Digits said to be an order's, a parcel's, a card's or the like are none.
 */
export const findTelephones = (message: string, { region }: TelephoneContext = {}): Found[] => {
  const text = narrow(message);
  const cjk = hasCjk(text);
  const home = (region ?? (cjk ? 'CN' : 'US')) as CountryCode;
  const found: Found[] = [];
  const add = (value: string, start: number, end: number): void => {
    const more = extension.exec(text.slice(end, end + 24));
    const stop = more === null ? end : end + more[0].length;
    found.push({
      value: more === null ? value : `${value};ext=${more[1]}`,
      words: message.slice(start, stop),
      start,
      end: stop,
    });
  };
  for (const match of text.matchAll(written)) {
    const whole = match[0];
    if (amountAfter.test(text.slice(match.index + whole.length, match.index + whole.length + 10))) continue;
    const said =
      saidToBe(text.slice(Math.max(0, match.index - wordsBefore), match.index)) ??
      (labelAfter.test(text.slice(match.index + whole.length, match.index + whole.length + 14))
        ? true
        : null);
    if (said === false) continue;
    // "206-555-0142 98101": the longest run of groups that makes a number, from the left.
    const groups = findAll(whole, /\S+/g, ([group]) => group);
    for (let first = 0; first < groups.length; first += 1) {
      let last = groups.length - 1;
      for (; last >= first; last -= 1) {
        const start = groups[first]?.start ?? 0;
        const end = groups[last]?.end ?? 0;
        const read = readDigits(whole.slice(start, end), said, home, cjk);
        if (read === null) continue;
        add(read.value, match.index + start, match.index + end);
        break;
      }
      if (last >= first) first = last;
    }
  }
  const readOut = [
    ...findAll(text, spoken, ([words]) => spokenDigits(words)),
    ...(cjk
      ? findAll(text, chineseDigits, ([words]) =>
          Array.from(words, (sign) => '零一二三四五六七八九'.indexOf(sign === '〇' ? '零' : sign)).join(''),
        )
      : []),
  ];
  for (const { value, start, end } of apart(readOut, found)) {
    if (value.length < 7) continue;
    const said = saidToBe(text.slice(Math.max(0, start - wordsBefore), start));
    const number = said === false ? null : international(value, [home]);
    if (number !== null) add(number, start, end);
  }
  return found.sort((a, b) => a.start - b.start);
};
