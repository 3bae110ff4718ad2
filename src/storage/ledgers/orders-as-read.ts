import { type OrderReading, takenFrom } from '../../domain/index.js';
import { refuse } from '../conversations/refused.js';
import type { Transaction } from '../database.js';
import { holdingOf, lockOrders, readOrders } from './reserve-refunds.js';

/**
 * Locks the orders and refuses when something was done to one of them since it was read. That enough remains would do
 * for the sum, but not for the cents: three units for 18.01 come to 6.00, 6.01 and 6.00 one after the other, but to
 * three times 6.00 for three people who read at once; and a shipping fee goes back with whoever takes the last one.
 */
export const checkOrdersAsRead = async (
  tx: Transaction,
  readings: readonly OrderReading[],
): Promise<void> => {
  if (readings.length === 0) return;
  const orderIds = [...new Set(readings.map(({ orderId }) => orderId))];
  await lockOrders(tx, orderIds);
  const orders = await readOrders(tx, orderIds);
  const holding = await holdingOf(tx, orderIds);
  const isAsRead = ({ orderId, taken }: OrderReading): boolean => {
    const order = orders.find(({ id }) => id === orderId);
    const held = holding.filter((intent) => intent.orderId === orderId);
    return order !== undefined && takenFrom(order, held).join() === taken.join();
  };
  if (!readings.every(isAsRead)) refuse({ kind: 'remainder-changed' });
};
