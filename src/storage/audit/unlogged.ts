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

/** A row of a book that the log does not hold as it stands there. */
export interface UnloggedRow {
  readonly table: 'numbered_papers' | 'store_credit_entries';
  /** A printed number, or the id of an entry of store credit. */
  readonly id: string;
  /** `missing` in the log, `other` than what was logged, or `gone` from its table. */
  readonly why: UnloggedEntry['why'] | 'gone';
}

const unloggedRows = `
  select 'numbered_papers' as "table", p.paper ->> 'number' as id, case when l.seq is null then 'missing' else 'other' end as why
  from numbered_papers p
  left join audit_log l on l.type = 'paper-issued' and l.payload ->> 'id' = p.paper ->> 'number'
  where l.seq is null or l.at <> p.at or l.case_id is distinct from p.case_id
    or (l.payload ->> 'series', l.payload ->> 'number') <> (p.series, p.number::text)
  union all
  select 'store_credit_entries', k.id, case when l.seq is null then 'missing' else 'other' end
  from store_credit_entries k
  left join audit_log l on l.type = 'credit-booked' and l.payload ->> 'id' = k.id
  where l.seq is null or l.at <> k.at or l.actor <> k.actor or l.case_id is distinct from k.case_id
  union all
  select 'numbered_papers', l.payload ->> 'id', 'gone'
  from audit_log l
  where l.type = 'paper-issued'
    and not exists (select from numbered_papers p where p.paper ->> 'number' = l.payload ->> 'id')
  union all
  select 'store_credit_entries', l.payload ->> 'id', 'gone'
  from audit_log l
  where l.type = 'credit-booked' and not exists (select from store_credit_entries k where k.id = l.payload ->> 'id')`;

/** The first hundred papers and entries of store credit that are not in the log as they stand, or gone. */
export const readUnloggedRows = (database: Pick<Executor, 'query'>): Promise<UnloggedRow[]> =>
  database.query<UnloggedRow>(`select * from (${unloggedRows}) unlogged order by "table", id limit ${max}`);
