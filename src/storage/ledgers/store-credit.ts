import { AppError } from '../../base/index.js';
import type { StoreCreditEntry, StoreCreditLedger } from '../../domain/index.js';
import type { AppeasementBudget } from '../../turns/index.js';
import { appendAudit, type LoggedItem } from '../audit/append-audit.js';
import { creditItemOf } from '../audit/book-items.js';
import { refuse } from '../conversations/refused.js';
import type { Database, Executor, Transaction } from '../database.js';
import { jsonText } from '../values.js';
import { type CreditRow, creditOf } from './credit-rows.js';

const pageSize = 100;

const sumOf = async (
  executor: Executor,
  where: string,
  values: readonly (string | null)[],
): Promise<number> => {
  const [row] = await executor.query<{ sum: string | number }>(
    `select coalesce(sum(amount_minor), 0)::bigint as sum from store_credit_entries where ${where}`,
    values,
  );
  return Number(row?.sum ?? 0);
};

const balanceOf = (executor: Executor, customerId: string, currency: string): Promise<number> =>
  sumOf(executor, 'customer_id = $1 and currency = $2', [customerId, currency]);

const month = "kind = 'appeasement' and currency = $1 and at >= $2::timestamptz and at < $3::timestamptz";

/** Held until the transaction ends. Names are sorted, so that no two writers wait for each other in a circle. */
const lock = async (tx: Transaction, names: readonly string[]): Promise<void> => {
  for (const name of [...new Set(names)].sort()) {
    // A statement each: what is counted next has to see what the last holder committed.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }
};

/** @returns what the audit log has to hold of those that were not there yet */
const insert = async (tx: Transaction, entries: readonly StoreCreditEntry[]): Promise<LoggedItem[]> => {
  const rows = await tx.query<CreditRow>(
    `insert into store_credit_entries (id, customer_id, kind, amount_minor, currency, case_id, intent_id, actor, reason, at)
     select id, "customerId", kind, "amountMinor", currency, "caseId", "intentId", actor, reason, at
     from jsonb_to_recordset($1::jsonb) as entry(id text, "customerId" text, kind text, "amountMinor" bigint,
       currency text, "caseId" text, "intentId" text, actor text, reason text, at timestamptz)
     on conflict do nothing returning *`,
    [jsonText(entries)],
  );
  return rows.map((row) => creditItemOf(creditOf(row)));
};

const holders = (entries: readonly StoreCreditEntry[]): readonly StoreCreditEntry[] => [
  ...new Map(entries.map((entry) => [`${entry.customerId} ${entry.currency}`, entry])).values(),
];

/** What is given in this commit counts as well: two appeasements of one commit are not looked at one by one. */
const checkBudget = async (
  tx: Transaction,
  given: readonly StoreCreditEntry[],
  budget: AppeasementBudget | undefined,
): Promise<void> => {
  if (given.length === 0) return;
  if (budget === undefined || given.some(({ currency }) => currency !== budget.currency))
    throw new AppError('unexpected', { reason: 'appeasement-without-budget' });
  const { currency, since, until } = budget;
  const total = given.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const monthLeft = budget.monthMinor - (await sumOf(tx, month, [currency, since, until]));
  const caseIds = [...new Set(given.map(({ caseId }) => caseId))];
  let leftMinor = monthLeft;
  for (const caseId of caseIds) {
    const spent = await sumOf(tx, "kind = 'appeasement' and currency = $1 and case_id = $2", [
      currency,
      caseId,
    ]);
    leftMinor = Math.min(leftMinor, budget.caseMinor - spent);
  }
  if (total > leftMinor) refuse({ kind: 'budget-exceeded', leftMinor: Math.max(0, leftMinor) });
};

/**
 * What a commit adds to the store credit of customers. No balance falls below zero and no budget is overdrawn, whoever
 * writes at once: both are counted again under a lock. An intent that was paid before is paid once.
 * @returns what the audit log has to hold of it; it is for the caller to hand it to `appendAudit` as the last step
 */
export const appendCredits = async (
  tx: Transaction,
  credits: readonly StoreCreditEntry[],
  budget: AppeasementBudget | undefined,
): Promise<readonly LoggedItem[]> => {
  if (credits.length === 0) return [];
  const given = credits.filter(({ kind }) => kind === 'appeasement');
  await lock(tx, [
    ...given.map(({ currency }) => `makegood appeasement ${currency}`),
    ...credits.map(({ customerId, currency }) => `makegood credit ${customerId} ${currency}`),
  ]);
  await checkBudget(tx, given, budget);
  const logged = await insert(tx, credits);
  for (const { customerId, currency } of holders(credits)) {
    const balanceMinor = await balanceOf(tx, customerId, currency);
    if (balanceMinor >= 0) continue;
    const taken = credits
      .filter((entry) => entry.customerId === customerId && entry.currency === currency)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    refuse({ kind: 'budget-exceeded', leftMinor: balanceMinor - taken });
  }
  return logged;
};

export const createStoreCreditLedger = (database: Database): StoreCreditLedger => {
  const select = async (
    executor: Executor,
    rest: string,
    values: readonly unknown[],
  ): Promise<StoreCreditEntry[]> =>
    (
      await executor.query<CreditRow>(
        `select id, customer_id, kind, amount_minor, currency, case_id, intent_id, actor, reason, at
         from store_credit_entries ${rest}`,
        values,
      )
    ).map(creditOf);

  return Object.freeze({
    balances: async (customerId: string) => {
      const rows = await database.query<{ currency: string; balance: string | number }>(
        `select currency, sum(amount_minor)::bigint as balance from store_credit_entries where customer_id = $1
         group by currency order by currency`,
        [customerId],
      );
      return rows.map(({ currency, balance }) => ({ currency, balanceMinor: Number(balance) }));
    },
    entries: (customerId: string) => select(database, 'where customer_id = $1 order by at, id', [customerId]),
    entryOfIntent: async (intentId: string) =>
      (await select(database, 'where intent_id = $1', [intentId]))[0] ?? null,
    append: (entry: StoreCreditEntry) =>
      database.transaction(async (tx) => {
        const { id, intentId, customerId, currency, amountMinor } = entry;
        await lock(tx, [`makegood credit ${customerId} ${currency}`]);
        const logged = await insert(tx, [entry]);
        const [written] = await select(tx, 'where id = $1 or intent_id = $2', [id, intentId]);
        if (written === undefined) throw new AppError('unexpected', { reason: 'credit-not-written' });
        if (amountMinor < 0 && (await balanceOf(tx, customerId, currency)) < 0)
          throw new AppError('credit-exceeded', { amountMinor: -amountMinor, currency });
        // Last, because it holds the log's lock until the end.
        await appendAudit(tx, logged);
        return written;
      }),
    paidIntents: async (since: string, cursor: string | null) => {
      const [at, id] = cursor === null ? [since, ''] : cursor.split(' ');
      const entries = await select(
        database,
        `where intent_id is not null and (at, id) > ($1::timestamptz, $2) order by at, id limit ${pageSize}`,
        [at, id],
      );
      const last = entries.at(-1);
      return {
        entries,
        next: last === undefined || entries.length < pageSize ? null : `${last.at} ${last.id}`,
      };
    },
    appeasedMinor: (currency: string, since: string, until: string) =>
      sumOf(database, month, [currency, since, until]),
  });
};
