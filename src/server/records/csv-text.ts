import { type Money, toDecimal } from '../../base/index.js';

/** One field: text from anywhere, a count, or an amount that is written as exact decimals. */
export type Cell = string | number | Money | null | undefined;

/** What a spreadsheet may take for a formula, also in the wide forms of East Asian keyboards. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;
const needsQuotes = /[",;\t\r\n]|^\s|\s$/;

/**
 * Text of a field, RFC 4180. Whatever a customer wrote is shown and never calculated: an apostrophe stands before what
 * would be a formula. Amounts are ours, so `-5.35` stays a number.
 */
const cellText = (cell: Cell): string => {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return toDecimal(cell);
  const shown = formula.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
};

/** One record of a CSV file with its line end. */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(cellText).join(',')}\r\n`;

/** Without it, spreadsheets read a UTF-8 file in the letters of their own country. */
export const byteOrderMark = '\uFEFF';
