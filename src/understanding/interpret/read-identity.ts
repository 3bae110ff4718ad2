import type { Command, Listening, SlotName } from '../../domain/index.js';
import { findCaseReferences, findEmails, findPhones } from '../extract/contact.js';
import { bareName, findCustomerNames, findNamesBesidePostcodes } from '../extract/customer-name.js';
import { findBareNumbers, findOrderNumbers } from '../extract/order-number.js';
import { findPostcodes, looksLikePostcode } from '../extract/postcode.js';
import { type Found, without } from '../extract/span.js';

export interface IdentityRead {
  /** Slots to fill, each value once, in order of speech. */
  readonly fills: readonly Command[];
  /** The text without what was taken for identity; order numbers stay where they name an order. */
  readonly rest: string;
  readonly orderNumbers: readonly string[];
}

const identitySlots: readonly SlotName[] = [
  'email',
  'order-number',
  'customer-name',
  'postcode',
  'one-time-code',
];
export const asksIdentity = (listening: Listening): boolean =>
  listening.question.kind === 'slot' && identitySlots.includes(listening.question.slot);

/** A name given without a word around it, as an answer to a question about identity. */
const aloneName = (text: string, asked: SlotName | null, besideProof: boolean): string | null => {
  const name = bareName(
    text.replace(beforeName, '').replace(/\b(?:zip(?: ?code)?|postcode|and|my|is|email)\b|邮编/gi, ' '),
  );
  if (name === null) return null;
  const looksRight =
    asked === 'customer-name' ||
    (besideProof && name.includes(' ')) ||
    /^\p{Lu}\p{L}+ \p{Lu}\p{L}+/u.test(name);
  return looksRight || /^[\u4e00-\u9fff·]{2,4}$/.test(name) ? name : null;
};

/** Words before a name that are no part of it: "Fine, Fatima Johnson." */
const beforeName =
  /^\s*(?:(?:fine|ok(?:ay)?|sure|well|all ?right|yes|yeah|yep|um+|uh|so|hi|hello|hey|no problem|of course|here (?:it is|you go)|好的?|行|嗯)[\s,.:;!，。！-]+)+/iu;

/** Who the customer says they are. A bare number is read by what was asked and what stands beside it. */
export const readIdentity = (text: string, listening: Listening): IdentityRead => {
  const asked = listening.question.kind === 'slot' ? listening.question.slot : null;
  const proving = asksIdentity(listening);
  const emails = findEmails(text);
  const references = findCaseReferences(text);
  const masked = [...emails, ...references].reduce(
    (left, { start, end }) => left.slice(0, start) + '~'.repeat(end - start) + left.slice(end),
    text,
  );
  const codes: Found[] = [];
  // The end of a telephone number is no code; six digits alone are one.
  const dialled = /^\D*\d{3}[ -]?\d{3}\D*$/.test(masked) ? [] : findPhones(masked);
  const codePattern =
    asked === 'one-time-code'
      ? /(?<![\w#])(\d{3}[ -]?\d{3})(?!\w)/g
      : /(?:\bcode\b(?: is|:)?|验证码(?:是|为|:|：)?)\s*(\d{6})(?!\d)/gi;
  for (const match of masked.matchAll(codePattern)) {
    const end = match.index + match[0].length;
    if (dialled.some((phone) => match.index < phone.end && phone.start < end)) continue;
    codes.push({
      value: (match[1] ?? '').replace(/\D/g, ''),
      words: match[0],
      start: match.index,
      end,
    });
  }
  const clear = (found: readonly Found[]): Found[] =>
    found.filter((one) => !codes.some((code) => one.start < code.end && code.start < one.end));
  const postcodes = clear(findPostcodes(masked));
  const orders = clear(findOrderNumbers(masked)).filter(
    (one) =>
      ![...postcodes, ...(asked === 'one-time-code' ? dialled : [])].some(
        (other) => one.start < other.end && other.start < one.end,
      ),
  );
  const told = clear(findCustomerNames(masked));
  const names = told.length > 0 ? told : clear(findNamesBesidePostcodes(masked));
  const known = [...emails, ...references, ...codes, ...postcodes, ...orders, ...names];
  const phones = findPhones(masked).filter(
    (one) => !known.some((other) => one.start < other.end && other.start < one.end),
  );
  const bare = findBareNumbers(masked).filter(
    (one) => ![...known, ...phones].some((other) => one.start < other.end && other.start < one.end),
  );
  const fills: { at: number; slot: SlotName; value: string; words: string; confidence: number }[] = [];
  const add = (slot: SlotName, found: Found, confidence = 0.97): void => {
    if (!fills.some((fill) => fill.slot === slot && fill.value === found.value))
      fills.push({ at: found.start, slot, value: found.value, words: found.words, confidence });
  };
  for (const email of emails) add('email', email);
  for (const name of names) add('customer-name', name, 0.9);
  for (const code of codes) add('one-time-code', code);
  for (const postcode of postcodes) add('postcode', postcode);
  const nameAlone =
    proving && names.length === 0
      ? aloneName(
          without(text, [...emails, ...codes, ...postcodes, ...orders, ...bare]),
          asked,
          known.length + bare.length > 0,
        )
      : null;
  const named = names.length > 0 || nameAlone !== null;
  const beside = emails.length > 0 || named || proving;
  if (proving || ((emails.length > 0 || named) && orders.length === 1))
    for (const order of orders) add('order-number', order);
  const used: Found[] = [];
  for (const number of bare) {
    if (!beside || number.value.length < 4) continue;
    used.push(number);
    const postal = looksLikePostcode(number.value) && postcodes.length === 0 && asked !== 'order-number';
    const eitherWay =
      looksLikePostcode(number.value) &&
      postcodes.length === 0 &&
      orders.length === 0 &&
      asked === 'order-number';
    if (asked === 'order-number' || !looksLikePostcode(number.value)) add('order-number', number, 0.8);
    if (postal) add('postcode', number, 0.7);
    // "98101" after "your order number or your postcode" may be either: both are tried, neither is shown.
    if (eitherWay) add('postcode', number, 0.5);
    if (postal && orders.length === 0 && asked !== 'postcode' && !named) add('order-number', number, 0.5);
  }
  const taken = [...emails, ...names, ...codes, ...postcodes, ...used];
  const onlyProof = !/[\p{L}\p{N}]/u.test(without(text, [...taken, ...orders]));
  let rest = without(text, proving || (fills.length > 0 && onlyProof) ? [...taken, ...orders] : taken);
  if (nameAlone !== null) {
    fills.push({
      at: text.indexOf(nameAlone),
      slot: 'customer-name',
      value: nameAlone,
      words: nameAlone,
      confidence: 0.8,
    });
    rest = '';
  }
  return {
    fills: fills
      .sort((a, b) => a.at - b.at)
      .map(({ slot, value, words, confidence }) => ({ kind: 'fill-slot', slot, value, words, confidence })),
    rest: rest
      .replace(
        /\b(?:my )?(?:e-?mail(?: address)?|zip(?: ?code)?|postcode|name|邮箱|邮编)\s*(?:is|are|:|是|：)?\s*(?=$|[,.;，。]|and\b)/gi,
        ' ',
      )
      .replace(/\s{2,}/g, ' ')
      .trim(),
    orderNumbers: orders.map(({ value }) => value),
  };
};
