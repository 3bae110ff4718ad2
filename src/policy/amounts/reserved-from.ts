import type { Order, RefundIntent } from '../../domain/index.js';
import type { Reserved } from './line-remainder.js';

/**
 * What open refund intents hold of an order. An intent whose refund the shop has already recorded, under the same id,
 * is left out: it would count twice.
 */
export const reservedFrom = (order: Order, holding: readonly RefundIntent[]): Reserved => {
  const recorded = new Set(order.actions.map((action) => action.id));
  const open = holding.filter((intent) => intent.orderId === order.id && !recorded.has(intent.id));
  return {
    payments: open.map(({ paymentId, amountMinor }) => ({ paymentId, amountMinor })),
    lines: open.flatMap((intent) => intent.lines),
    shippingMinor: open.reduce((sum, intent) => sum + intent.shippingMinor, 0),
    dutiesMinor: open.reduce((sum, intent) => sum + intent.dutiesMinor, 0),
  };
};
