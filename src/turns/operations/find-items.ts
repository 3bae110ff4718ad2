import type { OfferedChoice } from '../../dialog/index.js';
import type { Order } from '../../domain/index.js';
import { selectionParams } from '../describe/order-params.js';
import { exactLines, lineChoice, parseExactLines, parseExactOrders } from './exact-words.js';
import { type Operation, ordersOf, referenceContext, type Selection, selectionOf } from './operation.js';

const choicesMax = 8;

/** Orders a request of this kind is most likely about; the others are looked at only when these do not fit. */
const likely = (flow: string, order: Order): boolean => {
  if (order.status === 'cancelled' || order.status === 'refunded') return false;
  return flow === 'exchange-item' ? true : order.status !== 'pending' && order.status !== 'processed';
};

/** Resolves the words for goods among the proven customer's own orders; nothing else is ever read. */
export const findItems: Operation = async (asked, context) => {
  const all = await ordersOf(context);
  if (all.length === 0) return { outcome: 'no-orders' };
  const hinted = orderHint(asked.slots.order ?? asked.slots['order-number'], all, context);
  const pool = hinted.length > 0 ? hinted : all;
  const preferred = pool.filter((order) => likely(asked.flow, order));
  const choices = choicesOf(preferred.length > 0 ? preferred : pool);
  const words = asked.slots.items;

  if (words === undefined) {
    const earlier = selectionOf(asked);
    const kept = earlier === null ? undefined : all.find((order) => order.id === earlier.orderId);
    if (earlier !== null && kept !== undefined && asked.slots.order === undefined)
      return found([{ order: kept, lines: earlier.lines }], asked.flow);
    const single = preferred.length === 1 ? preferred[0] : undefined;
    const line = single?.lines.length === 1 ? single.lines[0] : undefined;
    // With one thing it can be, asking would be noise; the confirmation still shows it before anything is written.
    if (single !== undefined && line !== undefined)
      return found([{ order: single, lines: [{ lineId: line.id, quantity: line.quantity }] }], asked.flow);
    return { outcome: 'unsaid', choices };
  }

  const exact = parseExactLines(words, all);
  if (exact !== null) return found([exact], asked.flow);

  for (const orders of [preferred, pool, ...(hinted.length > 0 ? [all] : [])]) {
    const resolved = context.deps.references.items(words, orders, referenceContext(context));
    if (resolved.kind === 'found') {
      const groups = new Map<string, Selection['lines'][number][]>();
      for (const { orderId, lineId, quantity } of resolved.items)
        groups.set(orderId, [...(groups.get(orderId) ?? []), { lineId, quantity }]);
      const parts = [...groups].flatMap(([orderId, lines]) => {
        const order = orders.find((candidate) => candidate.id === orderId);
        return order === undefined ? [] : [{ order, lines }];
      });
      return found(parts, asked.flow);
    }
    if (resolved.kind === 'ambiguous') {
      const candidates = resolved.candidates.flatMap(({ orderId, lineId, quantity }) => {
        const order = orders.find((candidate) => candidate.id === orderId);
        const choice = order === undefined ? null : lineChoice(order, lineId, quantity);
        return choice === null ? [] : [choice];
      });
      return { outcome: 'ambiguous', choices: candidates.slice(0, choicesMax) };
    }
  }
  const hint = hinted.length === 1 ? hinted[0] : undefined;
  const only = hint?.lines.length === 1 ? hint.lines[0] : undefined;
  if (hint !== undefined && only !== undefined)
    return found([{ order: hint, lines: [{ lineId: only.id, quantity: only.quantity }] }], asked.flow);
  return { outcome: 'none', choices };
};

type Part = { order: Order; lines: Selection['lines'] };

const found = (parts: readonly Part[], flow: string): Awaited<ReturnType<Operation>> => {
  const [first, ...rest] = parts;
  if (first === undefined) return { outcome: 'none', choices: [] };
  return {
    outcome: 'found',
    facts: { selection: { orderId: first.order.id, lines: first.lines }, orderNumber: first.order.number },
    params: selectionParams(first.order, first.lines),
    focus: [...first.lines.map((line) => line.lineId), first.order.id],
    // A case is about one order: goods of other orders become requests of their own, none is forgotten.
    more: rest.map(({ order, lines }) => ({
      flow: flow as never,
      slots: { items: exactLines(order.id, lines) },
    })),
  };
};

const choicesOf = (orders: readonly Order[]): OfferedChoice[] =>
  orders
    .flatMap((order) => order.lines.map((line) => lineChoice(order, line.id, line.quantity)))
    .filter((choice): choice is OfferedChoice => choice !== null)
    .slice(0, choicesMax);

const orderHint = (
  words: string | undefined,
  orders: readonly Order[],
  context: Parameters<Operation>[1],
): Order[] => {
  if (words === undefined) return [];
  const exact = parseExactOrders(words, orders);
  if (exact.length > 0) return exact;
  const resolved = context.deps.references.orders(words, orders, referenceContext(context));
  return resolved.kind === 'none' ? [] : orders.filter((order) => resolved.orderIds.includes(order.id));
};
