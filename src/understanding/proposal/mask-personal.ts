import { findCustomerNames } from '../extract/customer-name.js';
import { type EntityKind, findEntities } from '../extract/find-entities.js';
import { findOrderNumbers } from '../extract/order-number.js';
import { apart } from '../extract/span.js';

export interface Masked {
  readonly text: string;
  /** Puts the values back into whatever text the placeholders came home in. */
  restore(text: string): string;
}

interface Span {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

const placeholders: Partial<Record<EntityKind, string>> = {
  email: 'EMAIL',
  card: 'CARD',
  telephone: 'PHONE',
  postcode: 'POSTCODE',
  'one-time-code': 'CODE',
};

const matches = (text: string, kind: string, pattern: RegExp): Span[] =>
  Array.from(text.matchAll(pattern), (match) => ({
    kind,
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  }));

/**
 * Replaces e-mail addresses, card and telephone numbers, names, postcodes and bare codes by placeholders such as
 * `[EMAIL_1]`. Order numbers stay when they are said as such: they name no person.
 */
export const maskPersonal = (text: string): Masked => {
  const entities = findEntities(text).flatMap(({ kind, from, to }) => {
    const placeholder = placeholders[kind];
    return placeholder === undefined ? [] : [{ kind: placeholder, start: from, end: to }];
  });
  const names = findCustomerNames(text).map((found) => {
    const start = Math.max(found.start, text.indexOf(found.value, found.start));
    return { kind: 'NAME', start, end: start + found.value.length };
  });
  const orders = apart(findOrderNumbers(text), entities);
  const spans = apart(
    [
      ...entities,
      // A card number mistyped is still nobody's business.
      ...apart(matches(text, 'CARD', /(?<!\d)(?:\d[ -]?){13,19}(?!\d)/g), orders),
      ...names,
      ...apart(matches(text, 'CODE', /(?<![\w#$£€¥.,-])\d{5,6}(?![\w.,-]\d|\d)/g), orders),
    ],
    [],
  ).sort((a, b) => a.start - b.start);
  const values = new Map<string, string>();
  const counts = new Map<string, number>();
  let masked = '';
  let at = 0;
  for (const { kind, start, end } of spans) {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const placeholder = `[${kind}_${count}]`;
    values.set(placeholder, text.slice(start, end));
    masked += text.slice(at, start) + placeholder;
    at = end;
  }
  return {
    text: masked + text.slice(at),
    restore: (answer) =>
      answer.replace(/\[[A-Z]+_\d+\]/g, (placeholder) => values.get(placeholder) ?? placeholder),
  };
};
