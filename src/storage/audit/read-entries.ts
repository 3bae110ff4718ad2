import { type AuditEntry, casePayload, type Json, type LeafRange, type Seals } from '../../audit/index.js';
import type { CaseEvent } from '../../domain/index.js';
import type { Executor } from '../database.js';
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
}

const pageSize = 200;

const selectEntries = `
  select l.*, s.seals, c.reference, e.event
  from audit_log l
  left join audit_seals s on s.seq = l.seq
  left join cases c on c.id = l.case_id
  left join case_entries e on e.case_id = l.case_id and e.seq = l.case_seq`;

const payloadOf = ({ payload, case_seq: seq, reference, event }: EntryRow): Json =>
  seq === null || reference === null || event === null ? payload : casePayload(reference, { seq, event });

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
