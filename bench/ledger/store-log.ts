import { chainEntries, type LogHead } from '../../src/audit/index.js';
import type { House } from '../../src/server/wiring/open-house.js';
import { readHead } from '../../src/storage/audit/append-audit.js';

const pieceSize = 10_000;

/** As they are hashed: the log's own shape, a small payload, one entry for each fifth of a case. */
const itemOf = (seq: number, at: string) => ({
  at,
  actor: 'system',
  type: 'refund-moved',
  case: `old-case-${Math.floor(seq / 5)}`,
  payload: { number: seq },
});

/**
 * Fills the audit log up to `count` entries, each hashed and chained as the house does it. They go in by the piece and
 * without the log's lock, so nobody else may be writing.
 */
export const storeLog = async (
  { database, clock }: House,
  count: number,
  tell: (line: string) => void,
): Promise<void> => {
  let head: LogHead = await readHead(database);
  const at = clock.now().toISOString();
  while (head.size < count) {
    const from = head.size;
    const size = Math.min(pieceSize, count - from);
    const items = Array.from({ length: size }, (_, index) => itemOf(from + index, at));
    const { entries, nodes } = chainEntries(head, items, () => 'a salt of the bench');
    await database.transaction(async (tx) => {
      await tx.query('set local session_replication_role = replica');
      await tx.query('set local synchronous_commit = off');
      await tx.query('set local statement_timeout = 0');
      await tx.query(
        `with entry as (
           select * from jsonb_to_recordset($1::jsonb) as entry(seq bigint, at timestamptz, actor text, type text,
             "case" text, "payloadHash" text, "previousHash" text, "leafHash" text, seals jsonb)
         ), logged as (
           insert into audit_log (seq, at, actor, type, case_id, payload, payload_hash, previous_hash, leaf_hash)
           select seq, at, actor, type, "case", '{}', "payloadHash", "previousHash", "leafHash" from entry
         ), sealed as (
           insert into audit_seals (seq, seals) select seq, seals from entry
         )
         insert into audit_nodes (level, index, hash)
         select level, index, hash from jsonb_to_recordset($2::jsonb) as node(level int, index bigint, hash text)`,
        [JSON.stringify(entries), JSON.stringify(nodes)],
      );
    });
    head = await readHead(database);
    if (head.size % 250_000 < pieceSize) tell(`  ${head.size} entries in the audit log`);
  }
};
