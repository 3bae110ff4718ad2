import { fingerprint } from '../base/index.js';
import type { RefundIntent } from '../domain/index.js';

type Request = Pick<
  RefundIntent,
  | 'id'
  | 'caseId'
  | 'orderId'
  | 'paymentId'
  | 'methodId'
  | 'amountMinor'
  | 'currency'
  | 'lines'
  | 'shippingMinor'
>;

/** Fingerprint of everything that says what money goes where and for what; recomputed before every call. */
export const intentHash = (intent: Request): string =>
  fingerprint({
    id: intent.id,
    caseId: intent.caseId,
    orderId: intent.orderId,
    paymentId: intent.paymentId,
    methodId: intent.methodId,
    amountMinor: intent.amountMinor,
    currency: intent.currency,
    lines: intent.lines.map(({ lineId, quantity, grossMinor, taxMinor }) => ({
      lineId,
      quantity,
      grossMinor,
      taxMinor,
    })),
    shippingMinor: intent.shippingMinor,
  });
