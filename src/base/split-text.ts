/**
 * Cuts text into parts of at most `lengthMax` UTF-16 units, at a paragraph, else a line, else a space, else anywhere
 * but inside a surrogate pair. Nothing but the white space at a cut is lost; empty text gives no part.
 */
export const splitText = (text: string, lengthMax: number): string[] => {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > lengthMax) {
    const cut = cutAt(rest, lengthMax);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
};

const cutAt = (text: string, lengthMax: number): number => {
  for (const boundary of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(boundary, lengthMax);
    // A cut far to the left would make many tiny parts out of one long line.
    if (at > lengthMax / 2) return at;
  }
  const low = text.charCodeAt(lengthMax);
  return low >= 0xdc00 && low <= 0xdfff ? lengthMax - 1 : lengthMax;
};
