import type { RefundIntent } from './case.js';
import type { Order } from './shop.js';

/** An order as somebody read it before deciding on it. */
export interface OrderReading {
  readonly orderId: string;
  /** See `takenFrom`. */
  readonly taken: readonly string[];
}

/**
 * Ids of all that was done to an order and of the intents that hold its money, sorted. Two readings with the same ids
 * come to the same amounts: a refund is an action and an intent of one id, so it counts once on its whole way.
 */
export const takenFrom = (order: Order, holding: readonly Pick<RefundIntent, 'id'>[]): string[] => {
  const done = order.actions.filter(
    (action) => action.kind !== 'refund' || action.status === 'pending' || action.status === 'succeeded',
  );
  return [...new Set([...holding, ...done].map(({ id }) => id))].sort();
};
