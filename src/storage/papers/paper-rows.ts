import type { PaperSeries, StoredPaper } from '../../domain/index.js';
import { momentOf } from '../values.js';

export interface PaperRow {
  series: PaperSeries;
  number: string | number;
  subject_id: string;
  case_id: string;
  at: Date | string;
  paper: unknown;
}

export const paperOf = (row: PaperRow): StoredPaper => ({
  series: row.series,
  number: Number(row.number),
  subjectId: row.subject_id,
  caseId: row.case_id,
  at: momentOf(row.at),
  paper: row.paper,
});
