import { type PaperSeries, paperSeries } from '../domain/index.js';

const prefixes: Readonly<Record<PaperSeries, string>> = { 'credit-memo': 'CM', invoice: 'INV' };

/** A paper's number as it is printed: `CM-000017`. Six digits at least, so that lists sort as they count. */
export const paperNumber = (series: PaperSeries, count: number): string =>
  `${prefixes[series]}-${String(count).padStart(6, '0')}`;

/** The series and count of a printed number, such as `CM-000017`; null for anything else. */
export const readPaperNumber = (text: string): { series: PaperSeries; count: number } | null => {
  const [, prefix, digits] = /^([A-Z]{2,3})-(\d{6,12})$/.exec(text.trim().toUpperCase()) ?? [];
  const series = paperSeries.find((candidate) => prefixes[candidate] === prefix);
  return series === undefined ? null : { series, count: Number(digits) };
};
