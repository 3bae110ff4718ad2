import { apart, type Found, findAll } from './span.js';
import { findTelephones } from './telephone.js';

const endings =
  'com|net|org|edu|gov|info|biz|io|co|cn|tw|hk|uk|de|fr|es|it|nl|jp|kr|sg|au|ca|eu|us|me|app|dev|shop|example';
const latin = '[\\p{Script=Latin}\\p{N}]';
const local = `${latin}(?:(?:${latin}|[._%+'&-]){0,62}(?:${latin}|[_+-]))?`;
const label = `${latin}(?:(?:${latin}|-){0,61}${latin})?`;
const written = new RegExp(`${local}@{1,2}${label}(?:[.。]{1,2}${label})+`, 'gu');
const commaForDot = new RegExp(`${local}@{1,2}${label}(?:[.,]${label})*,(?:${endings})(?![\\w])`, 'giu');
const chinese = /[\p{Script=Han}\w.-]+@[\p{Script=Han}\w-]+\.(?:中国|中國|公司|网络|網絡|香港|台灣|台湾)/gu;
/** Spaces and words in the place of signs: "mei dot lin at example dot com", "mei.lin @ example . com". */
const dot = '(?:\\.|\\s?[([{]dot[)\\]}]\\s?|\\s+dot\\s+|\\s?\\.\\s?)';
const at = '(?:@|\\s?@\\s?|\\s?[([{]at[)\\]}]\\s?|\\s+at\\s+)';
const joined = `(?:[._+-]|\\s+(?:dot|underscore|dash|hyphen|plus)\\s+|\\s?[([{]dot[)\\]}]\\s?)`;
const spoken = new RegExp(
  `(?<![\\p{L}\\p{N}])(${latin}+(?:${joined}${latin}+)*)${at}(${label}(?:${dot}${label}){0,3}?${dot}(?:${endings}))(?![\\p{L}\\p{N}]|[.-]${latin})`,
  'giu',
);
const mailSaid = /e-?mail|address|adress|邮箱|信箱|郵箱|电邮/i;

const signs = (text: string): string =>
  text
    .replace(/\s*[([{]?\b(?:dot)\b[)\]}]?\s*/gi, '.')
    .replace(/\s+underscore\s+/gi, '_')
    .replace(/\s+(?:dash|hyphen)\s+/gi, '-')
    .replace(/\s+plus\s+/gi, '+')
    .replace(/\s/g, '');

const normal = (address: string): string => {
  const [name = '', host = ''] = address.replace(/@+/, '@').split('@');
  // "mei@example.com.Thanks": no country is called "thanks".
  const domain = host
    .replace(/[,。]/g, '.')
    .replace(/\.{2,}/g, '.')
    .replace(/^(.*\.(?:com|net|org|edu))\.(?!\p{L}{2}$)\p{L}+$/iu, '$1');
  return `${name}@${domain}`.toLowerCase();
};

/**
 * E-mail addresses, lower case. A space, a comma or a doubled sign that slipped in is passed over; "at" and "dot"
 * written out are understood where the words before look like an address or say that one follows.
 */
export const findEmails = (text: string): Found[] => {
  const real = apart(
    [
      ...findAll(text, commaForDot, ([match]) => normal(match)),
      ...(text.includes('@')
        ? findAll(text, written, ([match]) => (/@\d+(?:[.。]\d+)+$/.test(match) ? null : normal(match)))
        : []),
      ...(text.includes('@') ? findAll(text, chinese, ([match]) => normal(match)) : []),
    ],
    [],
  );
  const loose = findAll(/@|\bat\b/i.test(text) ? text : '', spoken, (match) => {
    const [whole, name = '', host = ''] = match;
    const before = text.slice(Math.max(0, match.index - 30), match.index);
    const joinedName = /[._+\d-]|\s(?:dot|underscore|dash|plus)\s/i.test(name) && !/^\d+$/.test(name);
    if (/^[^@\s]+@\S+$/.test(whole) || !(joinedName || mailSaid.test(before))) return null;
    // "My email is sam at …" begins after "is".
    return `${signs(name)}@${signs(host)}`.toLowerCase();
  });
  return apart([...real, ...loose], []).sort((a, b) => a.start - b.start);
};

/** Case references such as RF-7K3M-92, upper case. */
export const findCaseReferences = (text: string): Found[] =>
  findAll(text, /\bRF[- ]?([A-Z0-9]{4})[- ]?(\d{2})\b/gi, (match) =>
    `RF-${match[1]}-${match[2]}`.toUpperCase(),
  );

/** Telephone numbers; see `findTelephones`. */
export const findPhones = (text: string): Found[] => findTelephones(text);
