import { openPaper, type Paper } from './open-paper.js';

/** Everything on a credit memo, worded; amounts as people write them. Texts may be Latin or Chinese. */
export interface CreditMemoPaper {
  readonly number: string;
  readonly title: string;
  /** The memo that a cancellation takes back, in words; null for a memo. */
  readonly cancels: string | null;
  /** Lines of an address, first the name; empty where none is set. */
  readonly seller: readonly string[];
  readonly customer: readonly string[];
  /** Date, case, order, refund and the like. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly lines: readonly {
    readonly text: string;
    readonly net: string;
    readonly tax: string;
    readonly gross: string;
  }[];
  readonly rates: readonly { readonly name: string; readonly net: string; readonly tax: string }[];
  readonly totals: readonly { readonly label: string; readonly amount: string }[];
  readonly words: {
    readonly item: string;
    readonly net: string;
    readonly tax: string;
    readonly gross: string;
    readonly rate: string;
    /** `{page}` stands for the number of the page. */
    readonly page: string;
  };
  /** BCP 47. */
  readonly language: string;
  readonly at: Date;
}

/** A4. */
const [width, height] = [595, 842];
const margin = 50;
const inner = width - 2 * margin;
const foot = height - margin - 20;
const columnWidth = 78;
const columns = [2, 1, 0].map((back) => width - margin - columnWidth * (back + 1));

/** Writes a row of a table: a text, and amounts that end at their columns. */
const writeRow = (
  paper: Paper,
  y: number,
  row: { readonly text: string; readonly amounts: readonly string[]; readonly isBold?: boolean },
): number => {
  const { text, amounts, isBold = false } = row;
  const own = columns.slice(columns.length - amounts.length);
  const textWidth = (own[0] ?? width - margin) - margin - 10;
  const end = paper.write(text, {
    x: margin,
    y,
    width: textWidth,
    size: 9,
    isBold,
    inRow: true,
    linesMax: 3,
  });
  for (const [index, amount] of amounts.entries())
    paper.write(amount, {
      x: own[index] ?? margin,
      y,
      width: columnWidth,
      size: 9,
      isBold,
      inRow: true,
      align: 'right',
    });
  return end + 5;
};

const writeHead = (paper: Paper, memo: CreditMemoPaper): number => {
  const { title, number, cancels, seller, customer, facts } = memo;
  let y = paper.write(`${title} ${number}`, { x: margin, y: margin, width: inner, size: 18, isBold: true });
  if (cancels !== null) y = paper.write(cancels, { x: margin, y: y + 2, width: inner, size: 10 });
  y += 14;
  const half = inner / 2 - 10;
  const addresses = [seller, customer].map((lines, column) => {
    const x = margin + column * (half + 20);
    return lines.reduce(
      (at, line, index) =>
        paper.write(line, { x, y: at, width: half, size: 9, isBold: index === 0, linesMax: 2 }),
      y,
    );
  });
  y = Math.max(y, ...addresses) + 12;
  for (const { label, value } of facts) {
    paper.write(label, { x: margin, y, width: 130, size: 9, inRow: true, linesMax: 1 });
    y = paper.write(value, { x: margin + 140, y, width: inner - 140, size: 9, inRow: true, linesMax: 1 }) + 3;
  }
  return y + 12;
};

/** A credit memo on A4, on as many pages as its lines need. */
export const creditMemoPaper = (memo: CreditMemoPaper, chineseFont: () => Buffer): Promise<Buffer> => {
  const { words, language, at } = memo;
  const paper = openPaper({
    size: [width, height],
    title: `${memo.title} ${memo.number}`,
    language,
    at,
    chineseFont,
  });
  let page = 1;
  let y = writeHead(paper, memo);
  const endPage = (): void => {
    const text = `${memo.number} · ${words.page.replace('{page}', String(page))}`;
    paper.write(text, { x: margin, y: foot + 8, width: inner, size: 8, align: 'right' });
  };
  const room = (needed: number, head?: () => number): void => {
    if (y + needed <= foot) return;
    endPage();
    paper.nextPage();
    page += 1;
    y = margin;
    if (head !== undefined) y = head();
  };
  const tableHead = (text: string, amounts: readonly string[]): number => {
    const end = writeRow(paper, y, { text, amounts, isBold: true });
    paper.rule(margin, end - 2, inner);
    return end + 3;
  };
  const linesHead = (): number => tableHead(words.item, [words.net, words.tax, words.gross]);
  y = linesHead();
  for (const { text, net, tax, gross } of memo.lines) {
    room(40, linesHead);
    y = writeRow(paper, y, { text, amounts: [net, tax, gross] });
  }
  if (memo.rates.length > 0) {
    y += 10;
    const ratesHead = (): number => tableHead(words.rate, [words.net, words.tax]);
    room(60);
    y = ratesHead();
    for (const { name, net, tax } of memo.rates) {
      room(20, ratesHead);
      y = writeRow(paper, y, { text: name, amounts: [net, tax] });
    }
  }
  room(20 * memo.totals.length + 20);
  y += 8;
  paper.rule(margin, y, inner);
  y += 8;
  for (const { label, amount } of memo.totals)
    y = writeRow(paper, y, { text: label, amounts: [amount], isBold: true });
  endPage();
  return paper.finish();
};
