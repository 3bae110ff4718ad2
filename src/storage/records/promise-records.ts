import type { Payout } from '../../cases/index.js';
import type { CaseEntry } from '../../domain/index.js';
import type { Database } from '../database.js';
import { type CaseEntryRow, entryOf } from '../ledgers/case-rows.js';
import { momentOf, momentOrNull } from '../values.js';

export interface CaseHistory {
  readonly id: string;
  readonly reference: string;
  readonly entries: readonly CaseEntry[];
}

/** What promises are measured on. Reads only, a batch at a time, in the order of ids. */
export interface PromiseRecords {
  /** Payouts agreed since a moment (ISO). */
  payoutsSince(since: string): AsyncGenerator<readonly Payout[]>;
  /** Whole histories of the cases that something happened in since a moment (ISO). */
  historiesSince(since: string): AsyncGenerator<readonly CaseHistory[]>;
}

const batchSize = 500;

export const createPromiseRecords = (database: Database): PromiseRecords => {
  async function* batches<Row extends { id: string }>(text: string, since: string): AsyncGenerator<Row[]> {
    let afterId = '';
    for (;;) {
      const rows = await database.query<Row>(text, [since, afterId, batchSize]);
      if (rows.length === 0) return;
      yield rows;
      afterId = rows.at(-1)?.id ?? '';
    }
  }
  return Object.freeze({
    async *payoutsSince(since: string) {
      const text = `select id, reference, agreed_at, paid_at from cases
        where agreed_at >= $1::timestamptz and id > $2 order by id limit $3::int`;
      type Row = { id: string; reference: string; agreed_at: Date; paid_at: Date | null };
      for await (const rows of batches<Row>(text, since)) {
        yield rows.map(({ reference, agreed_at, paid_at }) => ({
          reference,
          agreedAt: momentOf(agreed_at),
          paidAt: momentOrNull(paid_at),
        }));
      }
    },
    async *historiesSince(since: string) {
      const text = `select id, reference,
          (select jsonb_agg(to_jsonb(e) order by e.seq) from case_entries e where e.case_id = c.id) as entries
        from cases c where updated_at >= $1::timestamptz and id > $2 order by id limit $3::int`;
      type Row = { id: string; reference: string; entries: CaseEntryRow[] };
      for await (const rows of batches<Row>(text, since)) {
        yield rows.map(({ id, reference, entries }) => ({ id, reference, entries: entries.map(entryOf) }));
      }
    },
  });
};
