/** How values cross into Postgres and back; explicit, because the two drivers differ where nothing is said. */

/** Postgres stores neither U+0000 nor half a surrogate pair; losing one unreadable sign beats losing the message. */
export const storableText = (text: string): string => {
  const withoutNul = text.includes('\u0000') ? text.replaceAll('\u0000', '') : text;
  return loneSurrogate.test(withoutNul) ? withoutNul.replace(loneSurrogates, '\uFFFD') : withoutNul;
};

const lone = '[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]';
const loneSurrogate = new RegExp(lone);
const loneSurrogates = new RegExp(lone, 'g');

/** JSON text for a `jsonb` parameter. `undefined` becomes `null`. */
export const jsonText = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'null';
  // JSON.stringify writes exactly the signs that Postgres refuses as escapes, so most documents need no second look.
  if (!text.includes('\\u0000') && !text.includes('\\ud')) return text;
  return JSON.stringify(cleaned(JSON.parse(text)));
};

const cleaned = (value: unknown): unknown => {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), cleaned(inner)]));
};

/** A moment as the drivers give it (a `Date`, or text when read through drizzle) as ISO 8601 in UTC. */
export const momentOf = (value: Date | string): string =>
  (value instanceof Date ? value : new Date(value)).toISOString();

export const momentOrNull = (value: Date | string | null): string | null =>
  value === null ? null : momentOf(value);
