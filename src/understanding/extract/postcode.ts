import { apart, type Found, findAll } from './span.js';

const named =
  /(?:zip(?:[ -]?code)?|post(?:al)?[ -]?code|postcode|邮编|郵編|邮政编码|郵遞區號|邮递区号|郵政編碼)(?:'s)?\s*(?:is|was|:|=|：|是|为|為)?\s*([a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}|[a-z]\d[a-z]\s?\d[a-z]\d|\d{5}(?:-\d{4})?(?!\d)|\d{6}(?!\d)|\d{3}-\d{4}(?!\d)|\d{4}(?!\d))/gi;
const british = /\b([a-z]{1,2}\d[a-z\d]?\s\d[a-z]{2})\b/gi;
const canadian = /\b([a-z]\d[a-z]\s\d[a-z]\d)\b/gi;

/** Postcodes said as such, or of a shape nothing else has. Upper case; a US extension is cut. */
export const findPostcodes = (text: string): Found[] =>
  apart(
    [named, british, canadian].flatMap((pattern) =>
      findAll(text, pattern, (match) =>
        (match[1] ?? '')
          .toUpperCase()
          .replace(/^(\d{5})-\d{4}$/, '$1')
          .replace(/\s+/g, ' '),
      ),
    ),
    [],
  );

/** Whether a bare number has the length of a US or Chinese postcode. */
export const looksLikePostcode = (number: string): boolean => /^\d{5,6}$/.test(number);
