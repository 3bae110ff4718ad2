import { canTransition, foldCase } from '../../cases/index.js';
import { type Case, caseStatuses } from '../../domain/index.js';
import type { CaseStore } from '../../turns/index.js';
import type { Database } from '../database.js';
import { type CaseEntryRow, entryOf } from './case-rows.js';

interface CaseRow {
  id: string;
  reference: string;
  entries: CaseEntryRow[];
}

const selectCases = `
  select c.id, c.reference,
    (select jsonb_agg(to_jsonb(e) order by e.seq) from case_entries e where e.case_id = c.id) as entries
  from cases c`;

const caseOf = (row: CaseRow): Case =>
  foldCase({ id: row.id, reference: row.reference }, row.entries.map(entryOf));

/** Where a first yes can stand. A list of what may be walks the index by status; what may not be has no index. */
const mayBeApproved = caseStatuses.filter((status) => canTransition(status, 'approved-by-person'));

/** Cases as they stand: each read folds the entries, so no second truth can drift. */
export const createCaseStore = (database: Database): CaseStore => {
  const one = async (where: string, value: string): Promise<Case | null> => {
    const [row] = await database.query<CaseRow>(`${selectCases} where ${where}`, [value]);
    return row === undefined ? null : caseOf(row);
  };
  return Object.freeze({
    case: (caseId: string) => one('c.id = $1', caseId),
    caseByReference: (reference: string) => one('c.reference = $1', reference.trim().toUpperCase()),
    casesOf: async (customerId: string) => {
      const rows = await database.query<CaseRow>(
        `${selectCases} where c.customer_id = $1 order by c.opened_at desc, c.id desc`,
        [customerId],
      );
      return rows.map(caseOf);
    },
    casesOfReturn: async (number: string) => {
      // Each arm has an index of its own, which holds only such entries.
      const rows = await database.query<CaseRow>(
        `${selectCases} where c.id in (
           select e.case_id from case_entries e
           where e.event ->> 'type' = 'return-requested' and e.event ->> 'rma' = upper($1)
           union
           select e.case_id from case_entries e
           where e.event ->> 'type' = 'return-tracked' and e.event ->> 'trackingNumber' = $1
         ) order by c.opened_at desc, c.id desc`,
        [number.trim()],
      );
      return rows.map(caseOf);
    },
    awaitingSecondYes: async () => {
      // The index holds only first yeses; whether one still stands is for the fold to say.
      const rows = await database.query<CaseRow>(
        `${selectCases} where c.id in (select e.case_id from case_entries e where e.event ->> 'type' = 'approval-given')
           and c.status = any($1::text[])`,
        [mayBeApproved],
      );
      return rows
        .map(caseOf)
        .flatMap((found) => (found.firstYes === null ? [] : [{ found, since: found.firstYes.at }]))
        .sort((a, b) => a.since.localeCompare(b.since))
        .map(({ found }) => found);
    },
    countCases: async (customerId: string, since: string) => {
      const [row] = await database.query<{ cases: number }>(
        'select count(*)::int as cases from cases where customer_id = $1 and opened_at >= $2',
        [customerId, since],
      );
      return row?.cases ?? 0;
    },
    entries: async (caseId: string) => {
      const rows = await database.query<CaseEntryRow>(
        'select case_id, seq, at, actor, event from case_entries where case_id = $1 order by seq',
        [caseId],
      );
      return rows.map(entryOf);
    },
  });
};
