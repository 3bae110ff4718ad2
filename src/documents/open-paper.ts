import PDFDocument from 'pdfkit';
import { fontFor, printable } from './choose-font.js';

/** Points, 72 to an inch. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly isBold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  /** Stands beside texts that may take another font: their baselines meet. */
  readonly inRow?: boolean;
  /** Lines beyond this are cut off with an ellipsis. */
  readonly linesMax?: number;
}

/** Pages to write on, one after the other. */
export interface Paper {
  /** Writes a text and answers where the next line would begin. */
  write(text: string, place: TextPlace): number;
  /** A filled rectangle. */
  fill(x: number, y: number, width: number, height: number): void;
  /** A thin line across. */
  rule(x: number, y: number, width: number): void;
  /** Begins another page of the same size. */
  nextPage(): void;
  /** Ends the paper. */
  finish(): Promise<Buffer>;
}

export interface PaperOptions {
  /** Points; 288 × 432 is the 4 × 6 inches of a label printer. */
  readonly size: readonly [number, number];
  readonly title: string;
  /** BCP 47, for readers that speak the text. */
  readonly language: string;
  /** When it was made, so that the same paper is the same bytes. */
  readonly at: Date;
  /** Asked for only where a text needs it. */
  readonly chineseFont: () => Buffer;
}

/** Of Helvetica, in thousandths of the size. */
const latinAscent = 718;
/** How far a line of the font in use lies above its baseline; the library's types leave it out. */
const ascentOf = (doc: PDFKit.PDFDocument): number =>
  (doc as unknown as { readonly _font: { readonly ascender: number } })._font.ascender;

export const openPaper = ({ size, title, language, at, chineseFont }: PaperOptions): Paper => {
  const doc = new PDFDocument({
    size: [...size],
    margin: 0,
    lang: language,
    displayTitle: true,
    info: { Title: title, Creator: 'Makegood', Producer: 'Makegood', CreationDate: at },
  });
  const parts: Buffer[] = [];
  const ended = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  let hasChinese = false;
  const useFont = (text: string, isBold: boolean): void => {
    const name = fontFor(text, isBold);
    if (name === 'chinese' && !hasChinese) {
      doc.registerFont('chinese', chineseFont());
      hasChinese = true;
    }
    doc.font(name);
  };
  return {
    write: (words, { x, y, width, size: points, isBold = false, align = 'left', inRow, linesMax }) => {
      const text = printable(words);
      useFont(text, isBold);
      doc.fontSize(points);
      const lineHeight = doc.currentLineHeight(true);
      const cut = linesMax === undefined ? {} : { height: lineHeight * linesMax + 0.5, ellipsis: true };
      const before = doc.heightOfString(text, { width, align });
      const top = inRow === true ? y + ((latinAscent - ascentOf(doc)) * points) / 1000 : y;
      doc.text(text, x, top, { width, align, ...cut });
      return y + (linesMax === undefined ? before : Math.min(before, lineHeight * linesMax));
    },
    fill: (x, y, width, height) => {
      doc.rect(x, y, width, height).fill('black');
    },
    rule: (x, y, width) => {
      doc
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(0.75)
        .stroke('black');
    },
    nextPage: () => {
      doc.addPage();
    },
    finish: () => {
      doc.end();
      return ended;
    },
  };
};
