import type { Order } from '../../domain/index.js';
import { allLines, selectionParams } from '../describe/order-params.js';
import { exactOrders, orderChoice, parseExactOrders } from './exact-words.js';
import { type Operation, ordersOf, referenceContext, selectionOf } from './operation.js';

const choicesMax = 8;
const isOpen = (order: Order): boolean => order.status === 'pending' || order.status === 'processed';

/** Resolves the words for orders to cancel: by number, by date, by what is in them, or "all pending orders". */
export const findOrders: Operation = async (asked, context) => {
  const all = await ordersOf(context);
  if (all.length === 0) return { outcome: 'no-orders' };
  const open = all.filter(isOpen);
  const choices = (open.length > 0 ? open : all).slice(0, choicesMax).map(orderChoice);
  // "Cancel the garden hose" names the order by what is in it.
  const words = asked.slots.order ?? asked.slots.items ?? asked.slots['order-number'];
  if (words === undefined) {
    const earlier = selectionOf(asked);
    const kept = all.find((order) => order.id === earlier?.orderId);
    if (kept !== undefined) return found([kept]);
    return open.length === 1 ? found(open) : { outcome: 'unsaid', choices };
  }
  const exact = parseExactOrders(words, all);
  if (exact.length > 0) return found(exact);
  for (const orders of [open, all]) {
    if (orders.length === 0) continue;
    const byOrder = context.deps.references.orders(words, orders, referenceContext(context));
    if (byOrder.kind === 'found') return found(orders.filter((order) => byOrder.orderIds.includes(order.id)));
    const byItem = context.deps.references.items(words, orders, referenceContext(context));
    if (byItem.kind === 'found')
      return found(orders.filter((order) => byItem.items.some((item) => item.orderId === order.id)));
    const ambiguous =
      byOrder.kind === 'ambiguous'
        ? byOrder.orderIds
        : byItem.kind === 'ambiguous'
          ? byItem.candidates.map((item) => item.orderId)
          : [];
    if (ambiguous.length > 0) {
      const candidates = orders.filter((order) => ambiguous.includes(order.id));
      if (candidates.length === 1) return found(candidates);
      return { outcome: 'ambiguous', choices: candidates.slice(0, choicesMax).map(orderChoice) };
    }
  }
  return { outcome: 'none', choices };
};

const found = (orders: readonly Order[]): Awaited<ReturnType<Operation>> => {
  const [first, ...rest] = orders;
  if (first === undefined) return { outcome: 'none', choices: [] };
  const lines = allLines(first);
  return {
    outcome: 'found',
    facts: { selection: { orderId: first.id, lines }, orderNumber: first.number },
    params: selectionParams(first, lines),
    focus: [first.id, ...lines.map((line) => line.lineId)],
    more: rest.map((order) => ({ flow: 'cancel-order' as const, slots: { order: exactOrders([order.id]) } })),
  };
};
