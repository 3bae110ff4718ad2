import type { BookEntryType } from '../../audit/index.js';
import type { Executor, Transaction } from '../database.js';
import { type CreditRow, creditOf } from '../ledgers/credit-rows.js';
import { type PaperRow, paperOf } from '../papers/paper-rows.js';
import { appendAudit, type LoggedItem } from './append-audit.js';
import { creditItemOf, paperItemOf } from './book-items.js';

const pageSize = 500;

/** A book that the log has never named. Once it names one row, a row that it does not name is a fault and not old. */
const neverNamed = (table: string, type: BookEntryType): string =>
  `(exists (select from ${table}) and not exists (select from audit_log where type = '${type}'))`;

const readOld = async (executor: Pick<Executor, 'query'>): Promise<{ papers: boolean; credits: boolean }> => {
  const [row] = await executor.query<{ papers: boolean; credits: boolean }>(
    `select ${neverNamed('numbered_papers', 'paper-issued')} as papers,
       ${neverNamed('store_credit_entries', 'credit-booked')} as credits`,
  );
  return row ?? { papers: false, credits: false };
};

/** Whether there are papers or store credit from before the log held such things. */
export const lacksBooks = async (executor: Pick<Executor, 'query'>): Promise<boolean> => {
  const old = await readOld(executor);
  return old.papers || old.credits;
};

/** Page after page. */
const adopt = async (tx: Transaction, page: (offset: number) => Promise<LoggedItem[]>): Promise<number> => {
  let count = 0;
  for (;;) {
    const items = await page(count);
    await appendAudit(tx, items);
    count += items.length;
    if (items.length < pageSize) return count;
  }
};

const papersFrom = async (tx: Transaction, offset: number): Promise<LoggedItem[]> => {
  const rows = await tx.query<PaperRow>(
    `select * from numbered_papers order by series, number limit ${pageSize} offset $1`,
    [offset],
  );
  return rows.map((row) => paperItemOf(paperOf(row)));
};

/** What was given before what was taken: nobody can tell any more which of two entries of one moment came first. */
const creditsFrom = async (tx: Transaction, offset: number): Promise<LoggedItem[]> => {
  const rows = await tx.query<CreditRow>(
    `select * from store_credit_entries order by amount_minor < 0, at, id limit ${pageSize} offset $1`,
    [offset],
  );
  return rows.map((row) => creditItemOf(creditOf(row)));
};

/** With the log's lock held. @returns how many entries that were */
export const adoptBooks = async (tx: Transaction): Promise<number> => {
  const old = await readOld(tx);
  const papers = old.papers ? await adopt(tx, (offset) => papersFrom(tx, offset)) : 0;
  return papers + (old.credits ? await adopt(tx, (offset) => creditsFrom(tx, offset)) : 0);
};
