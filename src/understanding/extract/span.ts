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
