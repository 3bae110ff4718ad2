import { foldOrder, type Order, type RefundAction, type ShopAction } from '../../domain/index.js';
import type { HotStatement } from '../database.js';

export interface OrderRow {
  document: Order;
  actions: ShopAction[] | null;
}

/**
 * Orders with what was done to them. A refund that we sent is appended once, when it is made; what became of it
 * later is told by its intent, which has the same id.
 */
const standing = `case i.status
        when 'succeeded' then a.document || '{"status": "succeeded"}'
        when 'reversed' then a.document || '{"status": "reversed"}'
        when 'failed' then a.document || '{"status": "failed"}'
        when 'failed-late' then a.document || '{"status": "failed"}'
        else a.document
      end`;

export const selectOrders = `
  select o.document, (
    select jsonb_agg(${standing} order by a.at, a.number)
    from shop_actions a left join refund_intents i on i.id = a.id and a.kind = 'refund'
    where a.order_id = o.id
  ) as actions
  from shop_orders o`;

export interface RefundRow {
  /** `bigint`: text from one driver, a number from the other. */
  number: string | number;
  document: RefundAction;
  currency: string;
  mover: string | null;
}

export const selectRefunds = `
  select a.number, ${standing} as document, o.document->>'currency' as currency,
    (select p->>'mover' from jsonb_array_elements(o.document->'payments') p
     where p->>'id' = a.document->>'paymentId' limit 1) as mover
  from shop_actions a join shop_orders o on o.id = a.order_id
    left join refund_intents i on i.id = a.id
  where a.kind = 'refund'`;

/** Planning it takes ten times as long as running it. */
export const ordersOfCustomerStatement: HotStatement = {
  name: 'orders_of_customer',
  text: `${selectOrders} where o.customer_id = $1 order by o.placed_at desc, o.id desc`,
};

export const orderByNumberStatement: HotStatement = {
  name: 'order_by_number',
  text: `${selectOrders} where o.number_key = $1 order by o.placed_at desc limit 1`,
};

export const orderOf = (row: OrderRow): Order => foldOrder(row.document, row.actions ?? []);
