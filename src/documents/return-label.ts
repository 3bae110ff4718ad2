import { drawBarcode } from './draw-barcode.js';
import { openPaper, type Paper } from './open-paper.js';

/** Everything on a label, worded; texts may be Latin or Chinese. */
export interface ReturnLabel {
  readonly rma: string;
  readonly caseReference: string;
  /** Lines of an address, first the name. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly items: readonly { readonly name: string; readonly quantity: number }[];
  /** As it is read, such as `5 December 2026`; null where no day is set. */
  readonly sendBy: string | null;
  readonly words: {
    readonly title: string;
    readonly from: string;
    readonly to: string;
    readonly caseReference: string;
    readonly sendBy: string;
    readonly items: string;
    readonly note: string;
  };
  /** BCP 47. */
  readonly language: string;
  readonly at: Date;
}

/** 4 × 6 inches. */
const [width, height] = [288, 432];
const margin = 16;
const inner = width - 2 * margin;
/** Below this stands the note. */
const bottom = height - margin - 22;

const writeAddress = (
  paper: Paper,
  heading: string,
  lines: readonly string[],
  place: { readonly y: number; readonly size: number },
): number => {
  let y = paper.write(heading, { x: margin, y: place.y, width: inner, size: 7 });
  for (const [index, line] of lines.entries())
    y = paper.write(line, { x: margin, y, width: inner, size: place.size, isBold: index === 0, linesMax: 2 });
  return y;
};

/** An address must be whole: where it is long, its letters are small. */
const addressSize = (lines: readonly string[]): number =>
  lines.length > 4 || lines.some((line) => line.length > 32) ? 9 : 13;

/** `2 × Mug`, a line each; what does not fit is counted. */
const writeItems = (paper: Paper, items: ReturnLabel['items'], top: number): void => {
  let y = top;
  for (const [index, { name, quantity }] of items.entries()) {
    const rest = items.length - index;
    const isLastLine = y + 24 > bottom;
    if (y + 12 > bottom) return;
    const text = isLastLine && rest > 1 ? `+ ${rest}` : `${quantity} × ${name}`;
    y = paper.write(text, { x: margin, y, width: inner, size: 9, linesMax: 1 });
    if (isLastLine) return;
  }
};

/** A label to stick on a parcel, 4 × 6 inches: who sends what to where, and the number of the return as Code 128. */
export const returnLabel = (label: ReturnLabel, chineseFont: () => Buffer): Promise<Buffer> => {
  const { words, rma } = label;
  const paper = openPaper({
    size: [width, height],
    title: `${words.title} ${rma}`,
    language: label.language,
    at: label.at,
    chineseFont,
  });
  const line = { x: margin, width: inner };
  let y = paper.write(words.title, { ...line, y: margin, size: 15, isBold: true });
  paper.rule(margin, y + 3, inner);
  y = writeAddress(paper, words.from, label.from.slice(0, 3), { y: y + 8, size: 9 });
  y = writeAddress(paper, words.to, label.to, { y: y + 8, size: addressSize(label.to) });
  paper.rule(margin, y + 6, inner);
  drawBarcode(paper, rma, { x: margin, y: y + 14, width: inner, height: 62 });
  y = paper.write(rma, { ...line, y: y + 80, size: 14, isBold: true, align: 'center' });
  paper.rule(margin, y + 4, inner);
  y = paper.write(`${words.caseReference} ${label.caseReference}`, { ...line, y: y + 10, size: 9 });
  if (label.sendBy !== null)
    y = paper.write(`${words.sendBy} ${label.sendBy}`, { ...line, y: y + 2, size: 9, isBold: true });
  y = paper.write(words.items, { ...line, y: y + 6, size: 7 });
  writeItems(paper, label.items, y);
  paper.write(words.note, { ...line, y: height - margin - 18, size: 7, linesMax: 2 });
  return paper.finish();
};
