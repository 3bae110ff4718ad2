import { fingerprint } from '../base/index.js';
import type { RefundIntent } from '../domain/index.js';

type Request = Pick<
  RefundIntent,
  | 'id'
  | 'caseId'
  | 'orderId'
  | 'paymentId'
  | 'methodId'
  | 'mover'
  | 'amountMinor'
  | 'currency'
  | 'lines'
  | 'shippingMinor'
  | 'dutiesMinor'
>;

/**
 * Fingerprint of everything that says what money goes where and for what; recomputed before every call. What is not
 * there is left out, so that intents reserved before such a part existed keep their fingerprint.
 */
export const intentHash = (intent: Request): string =>
  fingerprint({
    id: intent.id,
    caseId: intent.caseId,
    orderId: intent.orderId,
    paymentId: intent.paymentId,
    methodId: intent.methodId,
    ...(intent.mover === 'records' ? {} : { mover: intent.mover }),
    amountMinor: intent.amountMinor,
    currency: intent.currency,
    lines: intent.lines.map(({ lineId, quantity, grossMinor, taxMinor, recalculatedMinor }) => ({
      lineId,
      quantity,
      grossMinor,
      taxMinor,
      ...(recalculatedMinor === undefined ? {} : { recalculatedMinor }),
    })),
    shippingMinor: intent.shippingMinor,
    ...(intent.dutiesMinor === 0 ? {} : { dutiesMinor: intent.dutiesMinor }),
  });
