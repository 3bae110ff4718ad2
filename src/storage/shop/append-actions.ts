import { AppError } from '../../base/index.js';
import type { ShopAction } from '../../domain/index.js';
import { refuse } from '../conversations/refused.js';
import type { Executor, Transaction } from '../database.js';
import { lockOrders } from '../ledgers/reserve-refunds.js';
import { violates } from '../storage-fault.js';
import { jsonText } from '../values.js';
import { exceedsOrder } from './exceeds-order.js';
import { type OrderRow, orderOf, selectOrders } from './order-rows.js';

/** Appends each action once by order and id. @returns the ids that were new. @throws AppError `order-not-found` */
export const appendActions = async (
  executor: Executor,
  actions: readonly ShopAction[],
): Promise<string[]> => {
  if (actions.length === 0) return [];
  try {
    const rows = await executor.query<{ id: string }>(
      `insert into shop_actions (order_id, id, kind, at, document)
       select document->>'orderId', document->>'id', document->>'kind', (document->>'at')::timestamptz, document
       from jsonb_array_elements($1::jsonb) with ordinality as action(document, number) order by number
       on conflict (order_id, id) do nothing returning id`,
      [jsonText(actions)],
    );
    return rows.map((row) => row.id);
  } catch (error) {
    if (!violates(error, 'shop_actions_order_id_shop_orders_id_fk')) throw error;
    throw new AppError('order-not-found', { actionIds: actions.map((action) => action.id) });
  }
};

/**
 * What a turn does to orders. The orders are locked and looked at again: two conversations over one order may both
 * have been told that it can be cancelled, returned or exchanged, and only the first may do it.
 */
export const appendTurnActions = async (tx: Transaction, actions: readonly ShopAction[]): Promise<void> => {
  if (actions.length === 0) return;
  const orderIds = [...new Set(actions.map((action) => action.orderId))];
  await lockOrders(tx, orderIds);
  const added = new Set(await appendActions(tx, actions));
  const rows = await tx.query<OrderRow>(`${selectOrders} where o.id = any($1::text[])`, [orderIds]);
  for (const order of rows.map(orderOf)) {
    const before = { ...order, actions: order.actions.filter((action) => !added.has(action.id)) };
    // A file may bring an order that was overdone elsewhere; that must not stop what is right about it now.
    if (exceedsOrder(order) && !exceedsOrder(before)) refuse({ kind: 'remainder-changed' });
  }
};
