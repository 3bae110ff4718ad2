import type { Order, ShopAction } from '../../src/domain/index.js';
import { merge, type Write } from './expected-state.js';
import { importedPrefix } from './to-shop-file.js';

/** What the conversation did to the orders. A refund is the money of one of these and no write of its own. */
export const writesOf = (orders: readonly Order[]): Write[] =>
  merge(
    orders.flatMap((order) =>
      order.actions
        .filter(({ id, kind }) => !id.startsWith(importedPrefix) && kind !== 'refund')
        .map((action) => writeOf(order, action)),
    ),
  );

const itemsOf = (
  order: Order,
  lines: readonly { lineId: string; quantity: number; newVariantId?: string }[],
) =>
  lines
    .flatMap(({ lineId, quantity, newVariantId }) => {
      const item = order.lines.find((line) => line.id === lineId)?.variantId ?? lineId;
      return Array<string>(quantity).fill(newVariantId === undefined ? item : `${item}>${newVariantId}`);
    })
    .sort();

const writeOf = (order: Order, action: ShopAction): Write => {
  const { number } = order;
  switch (action.kind) {
    case 'cancellation':
      return { kind: 'cancel', order: number, items: itemsOf(order, action.lines ?? []), method: null };
    case 'exchange':
      return {
        kind: 'exchange',
        order: number,
        items: itemsOf(order, action.items),
        method: action.methodId ?? null,
      };
    case 'return':
      return {
        kind: 'return',
        order: number,
        items: itemsOf(order, action.lines),
        method: action.refundToMethodId ?? null,
      };
    // The benchmark knows no replacement: whatever comes out is compared and differs.
    default:
      return { kind: 'return', order: number, items: [`${action.kind} ${action.id}`], method: null };
  }
};
