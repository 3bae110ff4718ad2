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
  /** Lines beyond this are cut off with an ellipsis. */
  readonly linesMax?: number;
}

/** One page to write on. */
export interface Paper {
  /** Writes a text and answers where the next line would begin. */
  write(text: string, place: TextPlace): number;
  /** A filled rectangle. */
  fill(x: number, y: number, width: number, height: number): void;
  /** A thin line across. */
  rule(x: number, y: number, width: number): void;
  /** Ends the page. */
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
    write: (words, { x, y, width, size: points, isBold = false, align = 'left', linesMax }) => {
      const text = printable(words);
      useFont(text, isBold);
      doc.fontSize(points);
      const lineHeight = doc.currentLineHeight(true);
      const cut = linesMax === undefined ? {} : { height: lineHeight * linesMax + 0.5, ellipsis: true };
      const before = doc.heightOfString(text, { width, align });
      doc.text(text, x, y, { width, align, ...cut });
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
    finish: () => {
      doc.end();
      return ended;
    },
  };
};
