import { paperNumber } from '../../cases/index.js';
import type { PaperSeries } from '../../domain/index.js';
import type { LoggedItem } from '../audit/append-audit.js';
import { paperItemOf } from '../audit/book-items.js';
import type { Transaction } from '../database.js';
import { jsonText } from '../values.js';

/**
 * Writes a paper under the next number of its series, and answers it with what the audit log has to hold of it. A subject
 * gets one paper in each series: asked again, the first is answered. Without a gap, on any number of writers: the count is
 * taken under a lock that is held until this transaction ends, so a number that is rolled back is the next one's.
 *
 * Call it behind the case entries and before `appendAudit`. Everybody else's paper waits for the rest of the transaction,
 * and transactions that lock in one order never wait in a circle.
 */
export const issuePaper = async <Paper extends object>(
  tx: Transaction,
  about: {
    readonly series: PaperSeries;
    /** What the paper is about: an intent, an invoice. */
    readonly subjectId: string;
    readonly caseId: string;
    readonly at: string;
  },
  write: (number: string) => Paper,
): Promise<{ readonly paper: Paper; readonly logged: readonly LoggedItem[] }> => {
  const { series, subjectId, caseId, at } = about;
  // A statement of its own: the count below has to see what the last holder of the lock committed.
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('makegood paper ' || $1::text, 0))`, [
    series,
  ]);
  const [before] = await tx.query<{ paper: Paper }>(
    'select paper from numbered_papers where series = $1 and subject_id = $2',
    [series, subjectId],
  );
  if (before !== undefined) return { paper: before.paper, logged: [] };
  const [latest] = await tx.query<{ number: string | number }>(
    'select number from numbered_papers where series = $1 order by number desc limit 1',
    [series],
  );
  const count = Number(latest?.number ?? 0) + 1;
  const paper = write(paperNumber(series, count));
  await tx.query(
    `insert into numbered_papers (series, number, subject_id, case_id, at, paper)
     values ($1, $2, $3, $4, $5::timestamptz, $6::jsonb)`,
    [series, count, subjectId, caseId, at, jsonText(paper)],
  );
  return { paper, logged: [paperItemOf({ series, number: count, caseId, at, paper })] };
};
