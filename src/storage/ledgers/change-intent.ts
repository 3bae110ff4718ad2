import { err, ok, type Result } from '../../base/index.js';
import type { RefundIntent } from '../../domain/index.js';
import { type ChangeRefusal, type IntentChange, refundActionOf } from '../../refunds/index.js';
import { appendAudit } from '../audit/append-audit.js';
import type { Transaction } from '../database.js';
import { sendJobs } from '../jobs/send-jobs.js';
import { papersOfRefund } from '../papers/papers-of-refund.js';
import { appendActions } from '../shop/append-actions.js';
import { type OrderRow, orderOf, selectOrders } from '../shop/order-rows.js';
import { appendCaseEntries } from './append-case-entries.js';
import { type IntentRow, intentOf, releasedStatuses } from './intent-rows.js';
import { exceedsRemainder } from './remainder.js';
import { lockOrders } from './reserve-refunds.js';

/** Thrown inside a transaction to undo it. */
class DoesNotFit extends Error {
  override readonly name = 'DoesNotFit';
}

export const isDoesNotFit = (error: unknown): boolean => error instanceof DoesNotFit;

/**
 * One step of an intent with its case entries and jobs. Case, order and intent are locked in the order in which a turn
 * locks them, so that the two wait for each other instead of blocking each other.
 */
export const changeIntent = async (
  tx: Transaction,
  change: IntentChange,
): Promise<Result<RefundIntent, ChangeRefusal>> => {
  const [head] = await tx.query<{ case_id: string; order_id: string }>(
    'select case_id, order_id from refund_intents where id = $1',
    [change.intentId],
  );
  if (head === undefined) return err('status-changed');
  await tx.query('select id from cases where id = $1 for no key update', [head.case_id]);
  if (change.to === 'submitted') await lockOrders(tx, [head.order_id]);
  const [row] = await tx.query<IntentRow>(
    `update refund_intents
     set status = $4, attempts = $5, provider_refund_id = $6, updated_at = $7::timestamptz,
       first_submitted_at = case when $4 = 'submitted' then coalesce(first_submitted_at, $7::timestamptz)
         else first_submitted_at end
     where id = $1 and status = $2 and attempts = $3 returning *`,
    [
      change.intentId,
      change.from,
      change.fromAttempts,
      change.to,
      change.attempts,
      change.providerRefundId,
      change.at,
    ],
  );
  if (row === undefined) return err('status-changed');
  const intent = intentOf(row);
  if (change.to === 'submitted' && !(await fits(tx, intent))) throw new DoesNotFit();
  if (change.to === 'succeeded') await appendActions(tx, [refundActionOf(intent, change.at)]);
  const events = change.caseEvents.map((event) => ({ caseId: row.case_id, actor: change.actor, event }));
  const logged = await appendCaseEntries(tx, change.at, [], events);
  await sendJobs(tx, change.jobs);
  if (change.from !== change.to) logged.push(...(await papersOfRefund(tx, intent, change.at)));
  // Last, because it holds the log's lock until the end.
  await appendAudit(tx, logged);
  return ok(intent);
};

/** Right before money is asked for: every bucket of the order still holds this intent besides all else. */
const fits = async (tx: Transaction, intent: RefundIntent): Promise<boolean> => {
  const [found] = await tx.query<OrderRow>(`${selectOrders} where o.id = $1`, [intent.orderId]);
  if (found === undefined) return false;
  const others = await tx.query<IntentRow>(
    `select * from refund_intents where order_id = $1 and id <> $2 and status not in ${releasedStatuses}`,
    [intent.orderId, intent.id],
  );
  return !exceedsRemainder(orderOf(found), others.map(intentOf), [intent]);
};
