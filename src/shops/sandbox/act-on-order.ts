import { scaleHalfUp } from '../../base/index.js';
import type { Order, RefundAction, ReturnReason } from '../../domain/index.js';

/** Cancels a whole order and gives every payment back in full. */
export const cancelOrder = (order: Order, at: Date, reason: ReturnReason): Order => {
  const wholeLines = order.lines.map((line) => ({
    lineId: line.id,
    quantity: line.quantity,
    grossMinor: line.grossMinor,
    taxMinor: line.taxes.reduce((sum, tax) => sum + tax.taxMinor, 0),
  }));
  const refunds = order.payments.map(
    (payment, index): RefundAction => ({
      kind: 'refund',
      id: `${order.id}-refund-${index + 1}`,
      orderId: order.id,
      at: at.toISOString(),
      paymentId: payment.id,
      methodId: payment.methodId,
      amountMinor: payment.capturedMinor,
      status: 'succeeded',
      // With several payments no single refund is "for" one line; the whole order is cancelled anyway.
      ...(order.payments.length === 1
        ? {
            lines: wholeLines,
            shippingMinor: order.shipping.grossMinor,
            ...(order.dutiesMinor === undefined ? {} : { dutiesMinor: order.dutiesMinor }),
          }
        : {}),
    }),
  );
  return {
    ...order,
    status: 'cancelled',
    actions: [
      {
        kind: 'cancellation',
        id: `${order.id}-cancellation`,
        orderId: order.id,
        at: at.toISOString(),
        reason,
      },
      ...refunds,
    ],
  };
};

/** Gives one unit of a line back on one payment; the order keeps the rest. */
export const refundOneUnit = (
  order: Order,
  choice: { lineIndex: number; paymentIndex: number; at: Date },
): Order => {
  const line = order.lines[choice.lineIndex];
  const payment = order.payments[choice.paymentIndex];
  if (line === undefined || payment === undefined) return order;
  const taxMinor = line.taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
  const amountMinor = scaleHalfUp(line.grossMinor, 1, line.quantity);
  const refund: RefundAction = {
    kind: 'refund',
    id: `${order.id}-refund-1`,
    orderId: order.id,
    at: choice.at.toISOString(),
    paymentId: payment.id,
    methodId: payment.methodId,
    amountMinor,
    status: 'succeeded',
    lines: [
      {
        lineId: line.id,
        quantity: 1,
        grossMinor: amountMinor,
        taxMinor: scaleHalfUp(taxMinor, 1, line.quantity),
      },
    ],
  };
  return { ...order, status: 'partly-refunded', actions: [...order.actions, refund] };
};
