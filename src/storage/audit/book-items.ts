import { type BookEntryType, creditPayload, paperPayload } from '../../audit/index.js';
import { paperNumber } from '../../cases/index.js';
import type { StoreCreditEntry, StoredPaper } from '../../domain/index.js';
import type { LoggedItem } from './append-audit.js';

/** A paper as the audit log takes it. What it says is kept with the papers. */
export const paperItemOf = (stored: Omit<StoredPaper, 'subjectId'>): LoggedItem => {
  const { series, number, caseId, at } = stored;
  return {
    at,
    actor: 'system',
    type: 'paper-issued' satisfies BookEntryType,
    caseId,
    caseSeq: null,
    payload: paperPayload(stored),
    row: { id: paperNumber(series, number), series, number },
  };
};

/** An entry of store credit as the audit log takes it. What it says is kept in its ledger. */
export const creditItemOf = (entry: StoreCreditEntry): LoggedItem => ({
  at: entry.at,
  actor: entry.actor,
  type: 'credit-booked' satisfies BookEntryType,
  caseId: entry.caseId,
  caseSeq: null,
  payload: creditPayload(entry),
  row: { id: entry.id },
});
