import type { DoEffect } from '../../dialog/index.js';
import type { Order } from '../../domain/index.js';
import { allLines, linesLeft } from '../describe/order-params.js';
import { parseExactLines, parseExactOrders } from './exact-words.js';
import {
  type OperationContext,
  ordersOf,
  referenceContext,
  type Selection,
  selectionOf,
} from './operation.js';

const open = (order: Order): boolean => order.status !== 'cancelled' && order.status !== 'refunded';
const wholeOf = (order: Order): Selection => {
  const left = linesLeft(order);
  return { orderId: order.id, lines: left.length > 0 ? left : allLines(order) };
};

/**
 * What a question is about, among the proven customer's own orders: what it names, else what is under way, else what was
 * spoken of last, else the only order there is. Empty when it can't be known; then the general rule is the answer.
 */
export const questionSubject = async (
  asked: DoEffect,
  context: OperationContext,
): Promise<readonly Selection[]> => {
  const orders = await ordersOf(context);
  if (orders.length === 0) return [];
  const { items = '', order = '' } = asked.slots;
  const named = namedIn(items, order, orders, context);
  if (named !== null) return named;
  const underWay = selectionOf(asked);
  if (underWay !== null) return [underWay];
  const spokenOf = inFocus(context.state.focus, orders);
  if (spokenOf !== null) return [spokenOf];
  const [only, another] = orders.filter(open);
  return only === undefined || another !== undefined ? [] : [wholeOf(only)];
};

/** Null when the words name nothing; empty when they name something and it is not clear which. */
const namedIn = (
  items: string,
  order: string,
  orders: readonly Order[],
  context: OperationContext,
): readonly Selection[] | null => {
  const exact = parseExactLines(items, orders);
  if (exact !== null) return [{ orderId: exact.order.id, lines: exact.lines }];
  const { references } = context.deps;
  const surroundings = referenceContext(context);
  const hinted = order === '' ? [] : ordersNamed(order, orders, context);
  const pool = hinted.length > 0 ? hinted : orders;
  if (items !== '') {
    const found = references.items(items, pool, surroundings);
    if (found.kind === 'ambiguous') return [];
    if (found.kind === 'found') {
      const groups = new Map<string, Selection['lines'][number][]>();
      for (const { orderId, lineId, quantity } of found.items)
        groups.set(orderId, [...(groups.get(orderId) ?? []), { lineId, quantity }]);
      return [...groups].map(([orderId, lines]) => ({ orderId, lines }));
    }
  }
  return hinted.length > 0 ? hinted.map(wholeOf) : null;
};

const ordersNamed = (
  words: string,
  orders: readonly Order[],
  context: OperationContext,
): readonly Order[] => {
  const exact = parseExactOrders(words, orders);
  if (exact.length > 0) return exact;
  const found = context.deps.references.orders(words, orders, referenceContext(context));
  return found.kind === 'found' ? orders.filter(({ id }) => found.orderIds.includes(id)) : [];
};

/** The lines spoken of last, with those of the same order that were spoken of with them. */
export const inFocus = (focus: readonly string[], orders: readonly Order[]): Selection | null => {
  const [first] = focus;
  const order = orders.find(({ id, lines }) => id === first || lines.some((line) => line.id === first));
  if (order === undefined) return null;
  const isOfOrder = new Set(order.lines.map(({ id }) => id));
  const end = focus.findIndex((id) => !isOfOrder.has(id));
  const ids = focus.slice(0, end === -1 ? focus.length : end);
  const lines = wholeOf(order).lines.filter(({ lineId }) => ids.includes(lineId));
  const gone = allLines(order).filter(({ lineId }) => ids.includes(lineId));
  const spokenOf = lines.length > 0 ? lines : gone;
  return spokenOf.length > 0 ? { orderId: order.id, lines: spokenOf } : wholeOf(order);
};
