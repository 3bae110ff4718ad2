import { AppError } from '../../base/index.js';
import type { Order, RefundIntent } from '../../domain/index.js';
import { refuse } from '../conversations/refused.js';
import type { Transaction } from '../database.js';
import { type OrderRow, orderOf, selectOrders } from '../shop/order-rows.js';
import { jsonText } from '../values.js';
import { type IntentRow, intentOf, releasedStatuses } from './intent-rows.js';
import { exceedsRemainder } from './remainder.js';

/**
 * Reserves money: with the orders locked, what remains is counted anew, and the intents are inserted only when all
 * of them fit. No outside call is made here.
 */
export const reserveRefunds = async (
  tx: Transaction,
  reservations: readonly RefundIntent[],
): Promise<void> => {
  if (reservations.length === 0) return;
  const orderIds = [...new Set(reservations.map((intent) => intent.orderId))];
  await lockOrders(tx, orderIds);
  const orders = new Map((await readOrders(tx, orderIds)).map((order) => [order.id, order]));
  const holding = await holdingOf(tx, orderIds);
  for (const orderId of orderIds) {
    const order = orders.get(orderId);
    if (order === undefined) throw new AppError('order-not-found', { orderId });
    const wanted = reservations.filter((intent) => intent.orderId === orderId);
    const held = holding.filter((intent) => intent.orderId === orderId);
    if (exceedsRemainder(order, held, wanted)) refuse({ kind: 'remainder-changed' });
  }
  await insertIntents(tx, reservations);
};

/** In one order, so that two turns over the same orders wait for each other instead of blocking each other. */
export const lockOrders = async (tx: Transaction, orderIds: readonly string[]): Promise<void> => {
  await tx.query('select id from shop_orders where id = any($1::text[]) order by id for no key update', [
    orderIds,
  ]);
};

export const readOrders = async (tx: Transaction, orderIds: readonly string[]): Promise<Order[]> =>
  (await tx.query<OrderRow>(`${selectOrders} where o.id = any($1::text[])`, [orderIds])).map(orderOf);

/** Intents of these orders that hold their money or have moved it. */
export const holdingOf = async (tx: Transaction, orderIds: readonly string[]): Promise<RefundIntent[]> => {
  const rows = await tx.query<IntentRow>(
    `select * from refund_intents where order_id = any($1::text[]) and status not in ${releasedStatuses}`,
    [orderIds],
  );
  return rows.map(intentOf);
};

/** Lets go of money that was reserved and has not left. Refuses when one of them is not `reserved` any more. */
export const releaseRefunds = async (
  tx: Transaction,
  intentIds: readonly string[],
  at: string,
): Promise<void> => {
  if (intentIds.length === 0) return;
  const released = await tx.query(
    `update refund_intents set status = 'released', updated_at = $2::timestamptz
     where id = any($1::text[]) and status = 'reserved' returning id`,
    [intentIds, at],
  );
  if (released.length !== new Set(intentIds).size) refuse({ kind: 'intent-moved' });
};

const insertIntents = async (tx: Transaction, intents: readonly RefundIntent[]): Promise<void> => {
  await tx.query(
    `insert into refund_intents (id, case_id, order_id, payment_id, method_id, mover, amount_minor, currency, status, attempts,
       request_hash, provider_refund_id, lines, shipping_minor, duties_minor, created_at, updated_at)
     select id, "caseId", "orderId", "paymentId", "methodId", mover, "amountMinor", currency, 'reserved', attempts,
       "requestHash", "providerRefundId", lines, "shippingMinor", "dutiesMinor", "createdAt", "updatedAt"
     from jsonb_to_recordset($1::jsonb) as intent(id text, "caseId" text, "orderId" text, "paymentId" text,
       "methodId" text, mover text, "amountMinor" bigint, currency text, attempts int, "requestHash" text,
       "providerRefundId" text, lines jsonb, "shippingMinor" bigint, "dutiesMinor" bigint, "createdAt" timestamptz,
       "updatedAt" timestamptz)`,
    [jsonText(intents)],
  );
};
