import { type Found, findAll } from './span.js';

const named =
  /(?:zip(?:[ -]?code)?|post(?:al)?[ -]?code|postcode|邮编|邮政编码)\s*(?:is|was|:|=|：|是|为)?\s*([a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}|[a-z]\d[a-z]\s?\d[a-z]\d|\d{5}(?:-\d{4})?(?!\d)|\d{6}(?!\d)|\d{4}(?!\d))/gi;
const british = /\b([a-z]{1,2}\d[a-z\d]?\s\d[a-z]{2})\b/gi;
const canadian = /\b([a-z]\d[a-z]\s\d[a-z]\d)\b/gi;

/** Postcodes said as such, or of a shape nothing else has. Upper case; a US extension is cut. */
export const findPostcodes = (text: string): Found[] => {
  const found: Found[] = [];
  for (const pattern of [named, british, canadian]) {
    for (const one of findAll(text, pattern, (match) =>
      (match[1] ?? '')
        .toUpperCase()
        .replace(/^(\d{5})-\d{4}$/, '$1')
        .replace(/\s+/g, ' '),
    )) {
      if (!found.some((other) => one.start < other.end && other.start < one.end)) found.push(one);
    }
  }
  return found;
};

/** Whether a bare number has the length of a US or Chinese postcode. */
export const looksLikePostcode = (number: string): boolean => /^\d{5,6}$/.test(number);
