import type { Decision } from '../../domain/index.js';
import type { Entitlement } from './entitle.js';

const outcomes: readonly Decision['outcome'][] = ['deny', 'review', 'ask', 'approve'];
const goods: readonly Decision['goods'][] = ['return', 'none', 'donate', 'keep'];
const freights: readonly Decision['freight'][] = ['customer', 'none', 'seller'];
const triggers: readonly Decision['refundOn'][] = ['inspection', 'receipt', 'scan', 'now'];

/**
 * What counts for a customer, most important first: that something is granted at all, that it is what they asked
 * for, that it is money, how much, what becomes of the goods and who pays for the parcel, what has to be shown,
 * how soon, how much choice, how long the right lasts.
 */
const worth = (
  { decision, granted }: Entitlement,
  wanted: Decision['resolutions'][number] | null,
): number[] => [
  outcomes.indexOf(granted.outcome),
  wanted === null || granted.resolutions.includes(wanted) ? 1 : 0,
  granted.resolutions.includes('refund') || granted.resolutions.includes('cancel') ? 1 : 0,
  granted.breakdown?.totalMinor ?? 0,
  goods.indexOf(granted.goods),
  freights.indexOf(granted.freight),
  decision.outcome === 'ask' ? 0 : 1,
  triggers.indexOf(granted.refundOn),
  granted.resolutions.length,
  granted.until === null ? 0 : Date.parse(granted.until),
];

/** Above zero when `a` is better for the customer than `b`, zero when they are the same to them. */
export const compareForCustomer = (
  a: Entitlement,
  b: Entitlement,
  wanted: Decision['resolutions'][number] | null,
): number => {
  const other = worth(b, wanted);
  for (const [index, value] of worth(a, wanted).entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
