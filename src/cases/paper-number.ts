import type { PaperSeries } from '../domain/index.js';

const prefixes: Readonly<Record<PaperSeries, string>> = { 'credit-memo': 'CM', invoice: 'INV' };

/** A paper's number as it is printed: `CM-000017`. Six digits at least, so that lists sort as they count. */
export const paperNumber = (series: PaperSeries, count: number): string =>
  `${prefixes[series]}-${String(count).padStart(6, '0')}`;
