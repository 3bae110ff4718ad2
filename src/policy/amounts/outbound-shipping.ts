import { scaleHalfUp } from '../../base/index.js';
import type { Order } from '../../domain/index.js';
import { moved, type Reserved } from './line-remainder.js';

/** Outbound shipping not yet given back: it is refunded in full at most once. */
export const shippingLeft = (order: Order, reserved: Reserved): number => {
  const refundedMinor = order.actions.reduce(
    (sum, action) =>
      action.kind === 'refund' && moved(action.status) ? sum + (action.shippingMinor ?? 0) : sum,
    reserved.shippingMinor,
  );
  return Math.max(0, order.shipping.grossMinor - refundedMinor);
};

/** Tax contained in the last `amountMinor` of the shipping that remains. */
export const taxOfShipping = (order: Order, leftMinor: number, amountMinor: number): number => {
  const { grossMinor, taxMinor } = order.shipping;
  if (grossMinor === 0) return 0;
  const taxUpTo = (gross: number): number => scaleHalfUp(Math.min(taxMinor, grossMinor), gross, grossMinor);
  const before = grossMinor - leftMinor;
  return Math.min(amountMinor, taxUpTo(before + amountMinor) - taxUpTo(before));
};
