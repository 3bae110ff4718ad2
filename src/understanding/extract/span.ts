/** A value found in a text and the words it stands on. */
export interface Found {
  readonly value: string;
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** All matches of a global pattern; `pick` normalises a match or refuses it with null. */
export const findAll = (
  text: string,
  pattern: RegExp,
  pick: (match: RegExpExecArray) => string | null,
): Found[] => {
  const found: Found[] = [];
  for (const match of text.matchAll(pattern) as Iterable<RegExpExecArray>) {
    const value = pick(match);
    if (value !== null)
      found.push({ value, words: match[0].trim(), start: match.index, end: match.index + match[0].length });
  }
  return found;
};

/** The text without the found spans, so that what is left can be read on its own. */
export const without = (text: string, spans: readonly Found[]): string => {
  let rest = text;
  for (const { start, end } of spans) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest
    .replace(/ {2,}/g, ' ')
    .replace(/\s+([,.;!?，。])/g, '$1')
    .trim();
};

/** Whether two spans share a character. */
export const overlaps = (
  one: { readonly start: number; readonly end: number },
  other: { readonly start: number; readonly end: number },
): boolean => one.start < other.end && other.start < one.end;

/** The found ones that share no character with those already taken, nor with an earlier one among themselves. */
export const apart = <One extends { readonly start: number; readonly end: number }>(
  found: readonly One[],
  taken: readonly { readonly start: number; readonly end: number }[],
): One[] => {
  const kept: One[] = [];
  for (const one of found)
    if (!taken.some((other) => overlaps(one, other)) && !kept.some((other) => overlaps(one, other)))
      kept.push(one);
  return kept;
};

/** The text with the spans covered by a sign that nothing is read from; every other character keeps its place. */
export const covered = (
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): string => {
  let left = text;
  for (const { start, end } of spans) left = left.slice(0, start) + '~'.repeat(end - start) + left.slice(end);
  return left;
};

const wide = /[\uff01-\uff5e\uffe1\uffe5\u3000\u00a0\u2009\u202f\u2010-\u2014\u2212]/g;

/** Full-width signs, odd spaces and dashes as their plain forms; every character keeps its place. */
export const narrow = (text: string): string =>
  text.search(wide) !== -1
    ? text.replace(wide, (sign) => {
        const code = sign.charCodeAt(0);
        if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
        if (code === 0xffe5) return '¥';
        if (code === 0xffe1) return '£';
        return code === 0x2212 || (code >= 0x2010 && code <= 0x2014) ? '-' : ' ';
      })
    : text;
