import { scaleHalfUp } from '../../base/index.js';
import { type Breakdown, bonusPaymentId, type PaymentMethod } from '../../domain/index.js';
import type { Share } from './deductions.js';
import { methodLabel } from './tenders.js';

/** What a shop adds on top of a refund that becomes store credit: a line and a tender of its own. */
export const bonusOf = (
  bonus: Share | null,
  refundMinor: number,
  into: PaymentMethod | null,
): {
  readonly amountMinor: number;
  readonly lines: Breakdown['lines'];
  readonly tenders: Breakdown['tenders'];
} => {
  const amountMinor = bonus === null ? 0 : scaleHalfUp(refundMinor, bonus.basisPoints, 10_000);
  if (bonus === null || amountMinor === 0) return { amountMinor: 0, lines: [], tenders: [] };
  return {
    amountMinor,
    lines: [{ bucket: 'bonus', amountMinor, clause: bonus.clause }],
    tenders: [
      {
        paymentId: bonusPaymentId,
        methodId: into?.id ?? bonusPaymentId,
        label: into === null ? 'Store credit' : methodLabel(into),
        kind: 'store-credit',
        amountMinor,
      },
    ],
  };
};
