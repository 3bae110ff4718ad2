import { foldCase } from '../../cases/index.js';
import type {
  Case,
  CaseEntry,
  Handoff,
  RefundIntent,
  StoreCreditEntry,
  StoredPaper,
  TranscriptMessage,
} from '../../domain/index.js';
import {
  type HandoffRow,
  handoffOf,
  type MessageRow,
  messageOf,
  selectMessages,
} from '../conversations/rows.js';
import type { Database } from '../database.js';
import { type CaseEntryRow, entryOf } from '../ledgers/case-rows.js';
import { type CreditRow, creditOf } from '../ledgers/credit-rows.js';
import { type IntentRow, intentOf } from '../ledgers/intent-rows.js';
import { createPaperStore } from '../papers/paper-store.js';
import { momentOrNull } from '../values.js';
import { type CaseQuery, type ListedCase, listCases } from './list-cases.js';

/** Everything that is kept about one case. */
export interface CaseRecord {
  readonly case: Case;
  /** When something has to have happened, and who is awaited. */
  readonly dueAt: string | null;
  readonly awaiting: string | null;
  readonly entries: readonly CaseEntry[];
  readonly intents: readonly RefundIntent[];
  readonly papers: readonly StoredPaper[];
  readonly storeCredit: readonly StoreCreditEntry[];
  readonly handoffs: readonly Handoff[];
}

export interface CaseRecords {
  /** By its reference, in whatever case it is typed. */
  record(reference: string): Promise<CaseRecord | null>;
  recordOf(caseId: string): Promise<CaseRecord | null>;
  /** The conversation that a case came up in, oldest first; other cases may have come up in it too. */
  transcript(conversationId: string): Promise<TranscriptMessage[]>;
  list(query: CaseQuery): Promise<ListedCase[]>;
  /** Ids of cases to which something was added since a moment (ISO), after an id, in the order of ids. */
  changedSince(since: string, afterId: string, limit: number): Promise<string[]>;
}

interface HeadRow {
  id: string;
  reference: string;
  due_at: Date | null;
  awaiting: string | null;
}

/** Cases with all that belongs to them, for the desk and for export. Reads only. */
export const createCaseRecords = (database: Database): CaseRecords => {
  const papers = createPaperStore(database);
  const rowsOf = <Row>(text: string, caseId: string): Promise<Row[]> => database.query<Row>(text, [caseId]);

  const recordWhere = async (where: string, value: string): Promise<CaseRecord | null> => {
    const [head] = await database.query<HeadRow>(
      `select id, reference, due_at, awaiting from cases where ${where}`,
      [value],
    );
    if (head === undefined) return null;
    const { id } = head;
    const [entries, intents, written, credits, handoffs] = await Promise.all([
      rowsOf<CaseEntryRow>(
        'select case_id, seq, at, actor, event from case_entries where case_id = $1 order by seq',
        id,
      ),
      rowsOf<IntentRow>('select * from refund_intents where case_id = $1 order by created_at, id', id),
      papers.papersOf(id),
      rowsOf<CreditRow>('select * from store_credit_entries where case_id = $1 order by at, id', id),
      rowsOf<HandoffRow>('select * from handoffs where case_id = $1 order by opened_at, id', id),
    ]);
    const told = entries.map(entryOf);
    return {
      case: foldCase(head, told),
      dueAt: momentOrNull(head.due_at),
      awaiting: head.awaiting,
      entries: told,
      intents: intents.map(intentOf),
      papers: written,
      storeCredit: credits.map(creditOf),
      handoffs: handoffs.map(handoffOf),
    };
  };

  return Object.freeze({
    record: (reference: string) => recordWhere('reference = $1', reference.trim().toUpperCase()),
    recordOf: (caseId: string) => recordWhere('id = $1', caseId),
    transcript: async (conversationId: string) => {
      const rows = await rowsOf<MessageRow>(
        `${selectMessages} where t.conversation_id = $1 order by t.seq`,
        conversationId,
      );
      return rows.map(messageOf);
    },
    list: (query: CaseQuery) => listCases(database, query),
    changedSince: async (since: string, afterId: string, limit: number) => {
      const rows = await database.query<{ id: string }>(
        `select id from cases where id > $2 and updated_at >= $1::timestamptz order by id limit ${limit}`,
        [since, afterId],
      );
      return rows.map(({ id }) => id);
    },
  });
};
