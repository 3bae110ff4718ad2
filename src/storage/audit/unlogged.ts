import type { Executor } from '../database.js';

/** An entry of a case that the log does not hold as it stands in the case. */
export interface UnloggedEntry {
  readonly caseId: string;
  readonly caseSeq: number;
  /** `missing` in the log, or `other`: time or actor are not what was logged. */
  readonly why: 'missing' | 'other';
}

const max = 100;

/** The first hundred entries of cases that are not in the log, or there with another time or actor. */
export const readUnlogged = async (database: Pick<Executor, 'query'>): Promise<UnloggedEntry[]> => {
  const rows = await database.query<{ case_id: string; seq: number; logged: boolean }>(
    `select e.case_id, e.seq, l.seq is not null as logged
     from case_entries e
     left join audit_log l on l.case_id = e.case_id and l.case_seq = e.seq
     where l.seq is null or l.at <> e.at or l.actor <> e.actor
     order by e.case_id, e.seq limit ${max}`,
  );
  return rows.map(({ case_id: caseId, seq: caseSeq, logged }) => ({
    caseId,
    caseSeq,
    why: logged ? ('other' as const) : ('missing' as const),
  }));
};
