/** Han characters and the full-width signs that stand between them: each a square, and a line may end after it. */
const isSquare = (sign: string): boolean =>
  /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/.test(sign);
/** What must not begin a line. */
const closes = /^[，。、；：？！）」』”’,.;:?!)]/;

const widthOf = (text: string, sizePx: number): number =>
  [...text].reduce((sum, sign) => {
    if (isSquare(sign)) return sum + sizePx;
    if (/[ilj.,;:'’|!()]/.test(sign)) return sum + sizePx * 0.34;
    if (/[A-Zmw%]/.test(sign)) return sum + sizePx * 0.8;
    return sum + sizePx * (sign === ' ' ? 0.32 : 0.6);
  }, 0);

/** Pieces that stay whole: a word with the space before it, or one Han character with the sign that closes it. */
const piecesOf = (text: string): string[] => {
  const pieces: string[] = [];
  for (const sign of text) {
    const last = pieces.at(-1);
    const joins =
      last !== undefined &&
      sign !== ' ' &&
      (closes.test(sign) || (!isSquare(sign) && !isSquare([...last].at(-1) ?? '')));
    if (joins) pieces[pieces.length - 1] = last + sign;
    else pieces.push(sign);
  }
  return pieces;
};

/**
 * Breaks a text into lines for a picture, where nothing breaks lines by itself. Widths are estimated on the large side,
 * because the font is the reader's own.
 */
export const wrapText = (text: string, sizePx: number, widthPx: number): string[] => {
  const lines: string[] = [];
  for (const piece of piecesOf(text)) {
    const line = lines.at(-1);
    if (line !== undefined && widthOf(line + piece, sizePx) <= widthPx)
      lines[lines.length - 1] = line + piece;
    else lines.push(piece.trimStart());
  }
  return lines;
};
