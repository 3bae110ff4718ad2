import { cancelMemo, creditMemo } from '../../cases/index.js';
import type { CaseEntry, CreditMemo, RefundIntent } from '../../domain/index.js';
import type { LoggedItem } from '../audit/append-audit.js';
import type { Transaction } from '../database.js';
import { type CaseEntryRow, entryOf } from '../ledgers/case-rows.js';
import { type OrderRow, orderOf, selectOrders } from '../shop/order-rows.js';
import { issuePaper } from './issue-paper.js';

const papersSoFar = async (tx: Transaction, intent: RefundIntent): Promise<CreditMemo[]> => {
  const rows = await tx.query<{ paper: CreditMemo }>(
    `select paper from numbered_papers
     where series = 'credit-memo' and case_id = $1 and paper ->> 'intentId' = $2 order by number`,
    [intent.caseId, intent.id],
  );
  return rows.map(({ paper }) => paper);
};

const readCase = async (tx: Transaction, intent: RefundIntent) => {
  const [head] = await tx.query<{ reference: string }>('select reference from cases where id = $1', [
    intent.caseId,
  ]);
  const rows = await tx.query<CaseEntryRow>(
    'select case_id, seq, at, actor, event from case_entries where case_id = $1 order by seq',
    [intent.caseId],
  );
  const [row] = await tx.query<OrderRow>(`${selectOrders} where o.id = $1`, [intent.orderId]);
  const entries: CaseEntry[] = rows.map(entryOf);
  const opened = entries[0]?.event;
  const { orderNumber, customerId } =
    opened?.type === 'opened' ? opened : { orderNumber: intent.orderId, customerId: '' };
  const order = row === undefined ? null : orderOf(row);
  return { reference: head?.reference ?? intent.caseId, entries, orderNumber, customerId, order };
};

/**
 * The paper of a refund that was just moved to where it stands, in the same transaction: a credit memo when its money
 * is there, and one that cancels it, once, when the money came back or never arrived.
 * The intent's row is locked by the move, so its papers are written one at a time.
 * @returns what the audit log has to hold of it
 */
export const papersOfRefund = async (
  tx: Transaction,
  intent: RefundIntent,
  at: string,
): Promise<readonly LoggedItem[]> => {
  const { status, id, caseId } = intent;
  const isThere = status === 'succeeded';
  if (!isThere && status !== 'reversed' && status !== 'failed-late') return [];
  const earlier = await papersSoFar(tx, intent);
  const latest = earlier.at(-1);
  const standing = latest?.kind === 'memo' ? latest : null;
  if (isThere === (standing !== null)) return [];
  // Money that is found after all gets a paper again, so one intent may have several in turn.
  const subjectId = earlier.length === 0 ? id : `${id}/${earlier.length + 1}`;
  const about = { series: 'credit-memo', subjectId, caseId, at } as const;
  const issuedAt = new Date(at).toISOString();
  if (standing !== null)
    return (await issuePaper(tx, about, (number) => cancelMemo(standing, { number, issuedAt }))).logged;
  const told = await readCase(tx, intent);
  return (await issuePaper(tx, about, (number) => creditMemo({ number, issuedAt, intent, ...told }))).logged;
};
