import { type AuditItem, chainEntries, type Json, type LogHead, nothingBefore } from '../../audit/index.js';
import { randomIds } from '../../base/index.js';
import type { HotStatement, Transaction } from '../database.js';
import { jsonText } from '../values.js';

/** Something for the log. What a case or a book holds is kept there and only named here; anything else is kept with the entry. */
export interface LoggedItem {
  readonly at: string;
  readonly actor: string;
  readonly type: string;
  readonly caseId: string | null;
  /** The entry of the case; null where the log itself keeps the payload, or a book does. */
  readonly caseSeq: number | null;
  readonly payload: unknown;
  /** The row of a book that keeps the payload. */
  readonly row?: { readonly id: string; readonly series?: string; readonly number?: number } | undefined;
}

/** Any number will do, as long as every replica uses the same one. */
const logLock = 7_301_947_113;

/** 132 bits: nobody finds a short word behind a digest by trying. */
const newSalt = (): string => randomIds.secret().slice(0, 22);

/**
 * Appends to the audit log, in the transaction that causes the entries. To be called last in it: it holds the log's
 * one lock until the transaction ends, so numbers have no gap and two transactions that both want the lock and
 * something else never wait for each other.
 */
export const appendAudit = async (tx: Transaction, items: readonly LoggedItem[]): Promise<void> => {
  if (items.length === 0) return;
  await lockLog(tx);
  // In a statement of its own: what another replica has just committed is seen only by one that begins afterwards.
  const head = await readHead(tx);
  const stored = items.map((item) => ({
    ...item,
    at: new Date(item.at).toISOString(),
    // As it will be read back: what the database cleans away must not be hashed.
    payload: JSON.parse(jsonText(item.payload)) as Json,
  }));
  const { entries, nodes } = chainEntries(
    head,
    stored.map(
      ({ at, actor, type, caseId, payload }): AuditItem => ({ at, actor, type, case: caseId, payload }),
    ),
    newSalt,
  );
  const rows = entries.map((entry, index) => {
    const { caseSeq = null, payload = null, row } = stored[index] ?? {};
    return { ...entry, caseSeq, payload: caseSeq === null ? (row ?? payload) : null };
  });
  await tx.hot(appendStatement, [jsonText(rows), jsonText(nodes)]);
};

/** Whoever appends waits here until those before have committed or given up. Taken twice in a transaction it is one lock. */
export const lockLog = async (tx: Transaction): Promise<void> => {
  await tx.hot(lockStatement, [logLock]);
};

const lockStatement: HotStatement = { name: 'lock_audit', text: 'select pg_advisory_xact_lock($1::bigint)' };

/** The end of the log: its size, its last leaf, and the peaks, which are at most one for each bit of the size. */
const headStatement: HotStatement = {
  name: 'audit_head',
  text: `
  with last as (select seq + 1 as size, leaf_hash from audit_log order by seq desc limit 1)
  select last.size::text as size, last.leaf_hash,
    (select jsonb_agg(node.hash order by level.n desc)
     from generate_series(0, 52) as level(n)
     cross join lateral (
       select l.leaf_hash as hash from audit_log l where level.n = 0 and l.seq = last.size - 1
       union all
       select a.hash from audit_nodes a
       where level.n > 0 and a.level = level.n and a.index = (last.size >> level.n) - 1
     ) node
     where (last.size >> level.n) % 2 = 1) as peaks
  from last`,
};

export const readHead = async (tx: Pick<Transaction, 'hot'>): Promise<LogHead> => {
  const [row] = await tx.hot<{ size: string; leaf_hash: string; peaks: string[] }>(headStatement, []);
  if (row === undefined) return { size: 0, lastHash: nothingBefore, peaks: [] };
  return { size: Number(row.size), lastHash: row.leaf_hash, peaks: row.peaks };
};

const appendStatement: HotStatement = {
  name: 'append_audit',
  text: `
  with entry as (
    select * from jsonb_to_recordset($1::jsonb) as entry(seq bigint, at timestamptz, actor text, type text, "case" text,
      "caseSeq" int, payload jsonb, "payloadHash" text, "previousHash" text, "leafHash" text, seals jsonb)
  ), logged as (
    insert into audit_log (seq, at, actor, type, case_id, case_seq, payload, payload_hash, previous_hash, leaf_hash)
    select seq, at, actor, type, "case", "caseSeq", nullif(payload, 'null'), "payloadHash", "previousHash", "leafHash"
    from entry
  ), sealed as (
    insert into audit_seals (seq, seals) select seq, seals from entry
  )
  insert into audit_nodes (level, index, hash)
  select level, index, hash from jsonb_to_recordset($2::jsonb) as node(level int, index bigint, hash text)`,
};
