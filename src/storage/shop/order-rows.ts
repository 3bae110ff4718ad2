import { foldOrder, type Order, type ShopAction } from '../../domain/index.js';

export interface OrderRow {
  document: Order;
  actions: ShopAction[] | null;
}

/**
 * Orders with what was done to them. A refund that we sent is appended once, when it is made; what became of it
 * later is told by its intent, which has the same id.
 */
export const selectOrders = `
  select o.document, (
    select jsonb_agg(
      case i.status
        when 'succeeded' then a.document || '{"status": "succeeded"}'
        when 'reversed' then a.document || '{"status": "reversed"}'
        when 'failed' then a.document || '{"status": "failed"}'
        when 'failed-late' then a.document || '{"status": "failed"}'
        else a.document
      end order by a.at, a.number)
    from shop_actions a left join refund_intents i on i.id = a.id and a.kind = 'refund'
    where a.order_id = o.id
  ) as actions
  from shop_orders o`;

export const orderOf = (row: OrderRow): Order => foldOrder(row.document, row.actions ?? []);
