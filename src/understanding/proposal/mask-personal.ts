import { findEmails, findPhones } from '../extract/contact.js';
import { findCustomerNames } from '../extract/customer-name.js';
import { findPostcodes } from '../extract/postcode.js';
import type { Found } from '../extract/span.js';

export interface Masked {
  readonly text: string;
  /** Puts the values back into whatever text the placeholders came home in. */
  restore(text: string): string;
}

const bareCodes = (text: string): Found[] =>
  Array.from(text.matchAll(/(?<![\w#$£€¥.,-])\d{5,6}(?![\w.,-]\d|\d)/g), (match) => ({
    value: match[0],
    words: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
const cardNumbers = (text: string): Found[] =>
  Array.from(text.matchAll(/(?<!\d)(?:\d[ -]?){13,19}(?!\d)/g), (match) => ({
    value: match[0].trim(),
    words: match[0],
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  }));

/**
 * Replaces e-mail addresses, card and telephone numbers, names, postcodes and bare codes by placeholders such as
 * `[EMAIL_1]`. Order numbers stay when they are said as such: they name no person.
 */
export const maskPersonal = (text: string): Masked => {
  const values = new Map<string, string>();
  const kinds: readonly (readonly [string, readonly Found[]])[] = [
    ['EMAIL', findEmails(text)],
    ['CARD', cardNumbers(text)],
    ['PHONE', findPhones(text)],
    ['POSTCODE', findPostcodes(text)],
    [
      'NAME',
      findCustomerNames(text).map((found) => ({ ...found, start: text.indexOf(found.value, found.start) })),
    ],
    ['CODE', bareCodes(text)],
  ];
  const spans: { start: number; end: number; placeholder: string }[] = [];
  for (const [kind, found] of kinds) {
    let count = 0;
    for (const one of found) {
      const at =
        text.indexOf(one.value, one.start) === -1
          ? one.start
          : Math.max(one.start, text.indexOf(one.value, one.start));
      const end = text.startsWith(one.value, at) ? at + one.value.length : one.end;
      if (at < 0 || spans.some((span) => at < span.end && span.start < end)) continue;
      count += 1;
      const placeholder = `[${kind}_${count}]`;
      values.set(placeholder, text.slice(at, end));
      spans.push({ start: at, end, placeholder });
    }
  }
  let masked = text;
  for (const span of spans.sort((a, b) => b.start - a.start))
    masked = masked.slice(0, span.start) + span.placeholder + masked.slice(span.end);
  return {
    text: masked,
    restore: (answer) =>
      answer.replace(/\[[A-Z]+_\d+\]/g, (placeholder) => values.get(placeholder) ?? placeholder),
  };
};
