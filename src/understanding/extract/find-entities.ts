import { findDates } from '../references/said-dates.js';
import { findCaseReferences, findEmails } from './contact.js';
import { findMoney } from './money.js';
import { findLikelyOrderNumbers, findOrderNumbers, findOtherNumbers } from './order-number.js';
import { findPostcodes } from './postcode.js';
import { apart, covered, type Found, findAll, narrow } from './span.js';
import { findTelephones } from './telephone.js';

export type EntityKind =
  | 'email'
  | 'case-reference'
  | 'card'
  | 'order-number'
  | 'telephone'
  | 'one-time-code'
  | 'postcode'
  | 'date'
  | 'money';

/** Something with a value that a text names, and where it stands. */
export interface Entity {
  readonly kind: EntityKind;
  /**
   * Normal form: lower case for an address, upper case without separators for an order number, international for a
   * telephone, an ISO day or `from/to` for a date, `12.50 USD` or `12.50` for money.
   */
  readonly value: string;
  /** Places in the text as it was given. */
  readonly from: number;
  readonly to: number;
}

export interface EntityContext {
  /** ISO day that "yesterday" is counted from; dates are not looked for without it. */
  readonly today?: string | undefined;
  /** ISO 3166 country of the shop: how telephone numbers and days in figures are written there. */
  readonly region?: string | undefined;
}

const luhn = (digits: string): boolean =>
  Array.from(digits)
    .reverse()
    .reduce((sum, digit, index) => {
      const twice = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return sum + (twice > 9 ? twice - 9 : twice);
    }, 0) %
    10 ===
  0;

/** Card numbers: 13 to 19 digits whose check digit is right, or that are said to be one. */
const findCards = (text: string): Found[] =>
  findAll(text, /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g, ([match]) => {
    const digits = match.replace(/\D/g, '');
    return luhn(digits) ? digits : null;
  });

const findCodes = (text: string): Found[] =>
  findAll(
    text,
    /(?:\b(?:code|otp|pin)\b(?: is|:)?|验证码(?:是|为|:|：)?|驗證碼(?:是|為|:|：)?)\s*(\d{3}[ -]?\d{3})(?!\d)/gi,
    (match) => (match[1] ?? '').replace(/\D/g, ''),
  );

const labelled: ReadonlySet<EntityKind> = new Set(['order-number', 'postcode', 'one-time-code']);

/** The value without the words that say what it is: `10482` of "order no. 10482". */
const tight = (text: string, start: number, end: number): number => {
  const words = text.slice(start, end);
  const at = words.search(/(?:(?<![a-z\d])[a-z]{1,4}-?)?\d[a-z\d -]*$/i);
  return at === -1 ? start : start + at;
};

const moneyValue = (hundredths: number, currency: string | null): string =>
  `${(hundredths / 100).toFixed(2)}${currency === null ? '' : ` ${currency}`}`;

/**
 * Everything with a value that a text names, in order of speech; no two share a character. What is said to be a
 * tracking, model, card or other number is never taken for something else.
 */
export const findEntities = (message: string, { today, region }: EntityContext = {}): Entity[] => {
  const given = narrow(message);
  const entities: Entity[] = [];
  let text = given;
  /** Keeps what was found and covers it, so that no later reader sees it. */
  const take = (
    kind: EntityKind | null,
    found: readonly (Omit<Found, 'words'> & { words?: string })[],
  ): void => {
    for (const { value, start, end } of found)
      if (kind !== null)
        entities.push({
          kind,
          value,
          from: labelled.has(kind) ? tight(given, start, end) : start,
          to: end,
        });
    if (found.length > 0) text = covered(text, found);
  };
  take('email', findEmails(text));
  if (
    /\d|[零〇一二三四五六七八九十百]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b/i.test(text)
  ) {
    take('case-reference', findCaseReferences(text));
    take('one-time-code', findCodes(text));
    take('postcode', findPostcodes(text));
    const telephones = findTelephones(text, { region });
    take('order-number', apart(findOrderNumbers(text), telephones));
    take('telephone', telephones);
    take('card', findCards(text));
    take(null, findOtherNumbers(text));
  }
  if (today !== undefined)
    take(
      'date',
      findDates(text, { today, region }).map(({ from, to, start, end }) => ({
        value: from === to ? from : `${from}/${to}`,
        start,
        end,
      })),
    );
  take(
    'money',
    findMoney(text).map(({ hundredths, currency, start, end }) => ({
      value: moneyValue(hundredths, currency),
      start,
      end,
    })),
  );
  if (/\d{4}/.test(text)) take('order-number', findLikelyOrderNumbers(text));
  return entities.sort((a, b) => a.from - b.from);
};
