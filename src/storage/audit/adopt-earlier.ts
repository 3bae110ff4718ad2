import type { Database, Executor, Transaction } from '../database.js';
import { loggedItemOf } from '../ledgers/append-case-entries.js';
import { type CaseEntryRow, entryOf } from '../ledgers/case-rows.js';
import { listPolicyVersions } from '../policies/policy-versions.js';
import { adoptBooks, lacksBooks } from './adopt-books.js';
import { appendAudit, lockLog, readHead } from './append-audit.js';
import { policyItemOf } from './policy-item.js';

const pageSize = 500;

/**
 * Takes into the log what was written down before it held such things: policy versions and cases into an empty one,
 * papers and store credit into one that names none of them. In one transaction, so that it happens once and wholly,
 * whoever else starts at the same moment.
 * @returns how many entries that were
 */
export const adoptEarlierEntries = async (database: Database): Promise<number> => {
  const isEmpty = async (executor: Pick<Executor, 'hot'>): Promise<boolean> =>
    (await readHead(executor)).size === 0;
  if (!(await isEmpty(database)) && !(await lacksBooks(database))) return 0;
  return database.transaction(async (tx) => {
    await lockLog(tx);
    return ((await isEmpty(tx)) ? await adoptAll(tx) : 0) + (await adoptBooks(tx));
  });
};

const adoptAll = async (tx: Transaction): Promise<number> => {
  const versions = await listPolicyVersions(tx);
  await appendAudit(tx, versions.map(policyItemOf).reverse());
  return versions.length + (await adoptCases(tx));
};

const adoptCases = async (tx: Transaction): Promise<number> => {
  let [count, lastCase, lastSeq] = [0, '', 0];
  for (;;) {
    const rows = await tx.query<CaseEntryRow & { reference: string }>(
      `select c.reference, e.case_id, e.seq, e.at, e.actor, e.event
       from case_entries e join cases c on c.id = e.case_id
       where (e.case_id, e.seq) > ($1::text, $2::int) order by e.case_id, e.seq limit ${pageSize}`,
      [lastCase, lastSeq],
    );
    await appendAudit(
      tx,
      rows.map((row) => loggedItemOf(row.reference, entryOf(row))),
    );
    count += rows.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return count;
    [lastCase, lastSeq] = [last.case_id, last.seq];
  }
};
