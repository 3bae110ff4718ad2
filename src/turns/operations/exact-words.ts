import type { OfferedChoice, ParamValue } from '../../dialog/index.js';
import type { Order } from '../../domain/index.js';
import { allLines, itemParam, itemsParam } from '../describe/order-params.js';
import type { Selection } from './operation.js';

/**
 * The values of choices name exactly what they mean, in a form people do not write. They pass through the same slots
 * as words do and are looked up among the customer's own orders again, so a forged one finds nothing.
 */
export const exactLines = (orderId: string, lines: Selection['lines']): string =>
  `@lines ${JSON.stringify({ orderId, lines })}`;
export const exactOrders = (orderIds: readonly string[]): string => `@orders ${JSON.stringify(orderIds)}`;
export const exactVariant = (variantId: string): string => `@variant ${variantId}`;

const parse = (words: string, prefix: string): unknown => {
  if (!words.startsWith(prefix)) return null;
  try {
    return JSON.parse(words.slice(prefix.length));
  } catch {
    return null;
  }
};

export const parseExactLines = (
  words: string,
  orders: readonly Order[],
): { order: Order; lines: Selection['lines'] } | null => {
  const found = parse(words, '@lines ') as Selection | null;
  const order = orders.find((candidate) => candidate.id === found?.orderId);
  if (!found || order === undefined || !Array.isArray(found.lines)) return null;
  const lines = found.lines.filter(({ lineId, quantity }) => {
    const line = order.lines.find((candidate) => candidate.id === lineId);
    return line !== undefined && Number.isInteger(quantity) && quantity > 0 && quantity <= line.quantity;
  });
  return lines.length === 0 ? null : { order, lines };
};

export const parseExactOrders = (words: string, orders: readonly Order[]): Order[] => {
  const found = parse(words, '@orders ');
  return Array.isArray(found) ? orders.filter((order) => found.includes(order.id)) : [];
};

export const parseExactVariant = (words: string): string | null =>
  words.startsWith('@variant ') ? words.slice(9) : null;

export const lineChoice = (order: Order, lineId: string, quantity: number): OfferedChoice | null => {
  const line = order.lines.find((candidate) => candidate.id === lineId);
  if (line === undefined) return null;
  const label: ParamValue = {
    kind: 'message',
    key: 'item-choice',
    params: { item: itemParam(line, quantity), orderNumber: order.number },
  };
  return {
    id: `line:${order.id}:${lineId}:${quantity}`.slice(0, 200),
    label,
    means: { kind: 'fill', slot: 'items', value: exactLines(order.id, [{ lineId, quantity }]) },
  };
};

export const orderChoice = (order: Order): OfferedChoice => ({
  id: `order:${order.id}`.slice(0, 200),
  label: {
    kind: 'message',
    key: 'order-choice',
    params: { orderNumber: order.number, items: itemsParam(order, allLines(order)) },
  },
  means: { kind: 'fill', slot: 'order', value: exactOrders([order.id]) },
});
