import type { PaperSeries } from '../../domain/index.js';
import type { Report } from './finding.js';

/** As papers are printed, written down apart from the code that prints them. */
const prefixes: Readonly<Record<PaperSeries, string>> = { 'credit-memo': 'CM', invoice: 'INV' };
const printed = (series: PaperSeries, count: number): string =>
  `${prefixes[series]}-${String(count).padStart(6, '0')}`;

export interface NumberedPaper {
  readonly seq: number;
  readonly case: string;
  readonly series: PaperSeries;
  readonly count: number;
  /** As it stands on the paper. */
  readonly number: string;
}

/**
 * Numbers of each series: from 1 without a gap, none twice. In whichever order they stand in the log: what an older
 * database had is taken in behind what came later.
 */
export const checkNumbers = (report: Report) => {
  const given = new Map<PaperSeries, Map<number, number>>();
  return {
    take: ({ seq, case: of, series, count, number }: NumberedPaper): void => {
      const own = given.get(series) ?? new Map<number, number>();
      const first = own.get(count);
      const at = { seq, case: of };
      if (number !== printed(series, count))
        report({ code: 'paper-misnumbered', ...at, logged: printed(series, count), found: number });
      if (first !== undefined)
        report({ code: 'paper-twice', ...at, field: printed(series, count), logged: `entry ${first}` });
      own.set(count, first ?? seq);
      given.set(series, own);
    },
    /** Once all papers of the log are taken. */
    finish: (): void => {
      for (const [series, own] of given) {
        let before = 0;
        for (const count of [...own.keys()].sort((a, b) => a - b)) {
          if (count !== before + 1)
            report({
              code: 'paper-gap',
              seq: own.get(count) ?? 0,
              field: printed(series, before + 1),
              found: printed(series, count),
            });
          before = count;
        }
      }
    },
  };
};
