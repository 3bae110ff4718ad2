import { readPaperNumber } from '../../cases/index.js';
import type { StoredPaper } from '../../domain/index.js';
import type { Database } from '../database.js';
import { type PaperRow, paperOf } from './paper-rows.js';

/** Papers with a number, as they were written. */
export interface PaperStore {
  /** By its printed number, such as `CM-000017`. */
  paper(number: string): Promise<StoredPaper | null>;
  /** Of one case, oldest first. */
  papersOf(caseId: string): Promise<StoredPaper[]>;
}

export const createPaperStore = (database: Database): PaperStore =>
  Object.freeze({
    paper: async (number: string) => {
      const read = readPaperNumber(number);
      if (read === null) return null;
      const [row] = await database.query<PaperRow>(
        'select * from numbered_papers where series = $1 and number = $2',
        [read.series, read.count],
      );
      return row === undefined ? null : paperOf(row);
    },
    papersOf: async (caseId: string) => {
      const rows = await database.query<PaperRow>(
        'select * from numbered_papers where case_id = $1 order by at, series, number',
        [caseId],
      );
      return rows.map(paperOf);
    },
  });
