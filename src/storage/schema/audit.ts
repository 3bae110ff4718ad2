import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { document, moment } from './columns.js';

/**
 * The audit log: one row an entry, numbered from 0 without a gap, each chained to the one before it. Append-only.
 * What an entry says is kept where it belongs (`case_entries`, `numbered_papers`, `store_credit_entries`), or else here in
 * `payload`.
 */
export const auditLog = pgTable(
  'audit_log',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    at: moment().notNull(),
    actor: text().notNull(),
    type: text().notNull(),
    caseId: text('case_id'),
    caseSeq: integer('case_seq'),
    /** Only for what is in no case; of what a book keeps, the row's id. */
    payload: document(),
    /** Hex SHA-256 over the salted payload, personal fields sealed. */
    payloadHash: text('payload_hash').notNull(),
    /** Hex leaf hash of the entry before; of nothing for the first. */
    previousHash: text('previous_hash').notNull(),
    /** Hex RFC 6962 leaf hash of this entry. */
    leafHash: text('leaf_hash').notNull(),
  },
  (table) => [
    index('audit_log_case').on(table.caseId, table.caseSeq).where(sql`case_id is not null`),
    // A row of a book is logged once.
    uniqueIndex('audit_log_book')
      .on(table.type, sql`(payload ->> 'id')`)
      .where(sql`type in ('paper-issued', 'credit-booked')`),
    index('audit_log_house').on(table.type, table.seq).where(sql`case_id is null`),
  ],
);

/** What opens a hashed payload: its salt, and a salt or (once erased) the bare digest for each personal field. */
export const auditSeals = pgTable('audit_seals', {
  seq: bigint({ mode: 'number' })
    .primaryKey()
    .references(() => auditLog.seq),
  seals: document().notNull(),
});

/** Complete subtrees of the Merkle tree, from `level` 1 up: the leaves below stand in `audit_log`. Append-only. */
export const auditNodes = pgTable(
  'audit_nodes',
  {
    level: integer().notNull(),
    index: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.level, table.index] })],
);

/** Signed heads of the log, as they were given out. Append-only. */
export const auditCheckpoints = pgTable('audit_checkpoints', {
  size: bigint({ mode: 'number' }).primaryKey(),
  rootHash: text('root_hash').notNull(),
  /** The signed note, as it is served. */
  note: text().notNull(),
  at: moment().notNull(),
});

/** Papers with a gapless number in their series: credit memos and invoices. Append-only. */
export const numberedPapers = pgTable(
  'numbered_papers',
  {
    series: text().notNull(),
    number: bigint({ mode: 'number' }).notNull(),
    /** The intent or invoice it is about; one paper each in a series. */
    subjectId: text('subject_id').notNull(),
    caseId: text('case_id').notNull(),
    at: moment().notNull(),
    paper: document().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.series, table.number] }),
    unique('numbered_papers_subject').on(table.series, table.subjectId),
    index('numbered_papers_case').on(table.caseId),
  ],
);
