import type { RefundAction, RefundIntent } from '../domain/index.js';

/** A refund as it stands in the shop's records, under the intent's own id. `at` is when its money left, ISO. */
export const refundActionOf = (intent: RefundIntent, at: string): RefundAction => ({
  kind: 'refund',
  id: intent.id,
  orderId: intent.orderId,
  at,
  paymentId: intent.paymentId,
  methodId: intent.methodId,
  amountMinor: intent.amountMinor,
  status: 'succeeded',
  lines: intent.lines.map((line) => ({ ...line })),
  shippingMinor: intent.shippingMinor,
  ...(intent.dutiesMinor === 0 ? {} : { dutiesMinor: intent.dutiesMinor }),
});
