import {
  type AuditEntry,
  casePayload,
  creditPayload,
  type Json,
  type LeafRange,
  paperPayload,
  type Seals,
} from '../../audit/index.js';
import type { CaseEvent, StoredPaper } from '../../domain/index.js';
import type { Executor } from '../database.js';
import { type CreditRow, creditOf } from '../ledgers/credit-rows.js';
import { momentOf } from '../values.js';

/** An entry with everything it stands for, as it is kept now. */
export interface LoggedEntry {
  readonly entry: AuditEntry;
  /** Hex, as it was stored. */
  readonly leafHash: string;
  /** Null when what it stands for is gone, which must not be. */
  readonly payload: Json;
  readonly seals: Seals;
}

interface EntryRow {
  seq: string | number;
  at: Date | string;
  actor: string;
  type: string;
  case_id: string | null;
  case_seq: number | null;
  payload: Json;
  payload_hash: string;
  previous_hash: string;
  leaf_hash: string;
  seals: Seals | null;
  reference: string | null;
  event: CaseEvent | null;
  paper: Pick<StoredPaper, 'series' | 'number' | 'paper'> | null;
  credit: CreditRow | null;
}

const pageSize = 200;

const selectEntries = `
  select l.*, s.seals, c.reference, e.event,
    case when p.series is not null
      then jsonb_build_object('series', p.series, 'number', p.number, 'paper', p.paper) end as paper,
    to_jsonb(k) as credit
  from audit_log l
  left join audit_seals s on s.seq = l.seq
  left join cases c on c.id = l.case_id
  left join case_entries e on e.case_id = l.case_id and e.seq = l.case_seq
  left join numbered_papers p on l.type = 'paper-issued' and p.series = l.payload ->> 'series'
    and p.number = case when l.type = 'paper-issued' then (l.payload ->> 'number')::bigint end
  left join store_credit_entries k on l.type = 'credit-booked' and k.id = l.payload ->> 'id'`;

const payloadOf = ({ payload, case_seq: seq, reference, event, paper, credit }: EntryRow): Json => {
  if (seq !== null && reference !== null && event !== null) return casePayload(reference, { seq, event });
  if (paper !== null) return paperPayload(paper);
  return credit === null ? payload : creditPayload(creditOf(credit));
};

const loggedEntryOf = (row: EntryRow): LoggedEntry => ({
  entry: {
    seq: Number(row.seq),
    at: momentOf(row.at),
    actor: row.actor,
    type: row.type,
    case: row.case_id,
    payloadHash: row.payload_hash,
    previousHash: row.previous_hash,
  },
  leafHash: row.leaf_hash,
  payload: payloadOf(row),
  seals: row.seals ?? { salt: '', fields: [] },
});

export async function* readEntries(
  database: Pick<Executor, 'query'>,
  { from, to }: LeafRange,
): AsyncGenerator<LoggedEntry> {
  for (let next = from; next < to; next += pageSize) {
    const rows = await database.query<EntryRow>(
      `${selectEntries} where l.seq >= $1::bigint and l.seq < $2::bigint order by l.seq`,
      [next, Math.min(to, next + pageSize)],
    );
    for (const row of rows) yield loggedEntryOf(row);
  }
}

export const readEntriesOfCase = async (
  database: Pick<Executor, 'query'>,
  caseId: string,
  size: number,
): Promise<LoggedEntry[]> => {
  const rows = await database.query<EntryRow>(
    `${selectEntries} where l.case_id = $1 and l.seq < $2::bigint order by l.seq`,
    [caseId, size],
  );
  return rows.map(loggedEntryOf);
};

export const readHouseEntries = async (
  database: Pick<Executor, 'query'>,
  type: string,
  size: number,
): Promise<LoggedEntry[]> => {
  const rows = await database.query<EntryRow>(
    `${selectEntries} where l.case_id is null and l.type = $1 and l.seq < $2::bigint order by l.seq`,
    [type, size],
  );
  return rows.map(loggedEntryOf);
};

/** What is logged of this customer's store credit, in whichever case or none. */
export const readCreditEntriesOf = async (
  database: Pick<Executor, 'query'>,
  customerId: string,
): Promise<LoggedEntry[]> => {
  const rows = await database.query<EntryRow>(
    `${selectEntries} where l.type = 'credit-booked'
       and l.payload ->> 'id' in (select id from store_credit_entries where customer_id = $1) order by l.seq`,
    [customerId],
  );
  return rows.map(loggedEntryOf);
};
