import type { Actor, CaseEntry, CaseEvent } from '../../domain/index.js';
import { momentOf } from '../values.js';

export interface CaseEntryRow {
  case_id: string;
  seq: number;
  at: Date | string;
  actor: Actor;
  event: CaseEvent;
}

/** Also from a row that came as JSON, whose moments are text. */
export const entryOf = (row: CaseEntryRow): CaseEntry => ({
  caseId: row.case_id,
  seq: row.seq,
  at: momentOf(row.at),
  actor: row.actor,
  event: row.event,
});
