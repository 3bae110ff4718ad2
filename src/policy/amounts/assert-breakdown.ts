import { AppError } from '../../base/index.js';
import { type Breakdown, type BreakdownBucket, bonusPaymentId, type Order } from '../../domain/index.js';
import { dutiesLeft } from './duties.js';
import { lineRemainder, type Reserved } from './line-remainder.js';
import { shippingLeft } from './outbound-shipping.js';
import { paymentRemainders } from './tenders.js';

const sum = (parts: readonly { readonly amountMinor: number }[]): number =>
  parts.reduce((total, part) => total + part.amountMinor, 0);

const deductionBuckets: ReadonlySet<BreakdownBucket> = new Set([
  'missing-deduction',
  'damage-deduction',
  'restocking-fee',
  'handling-fee',
  'label-fee',
]);

/** The rule that a breakdown breaks against itself or against what remains of its order; null when it keeps them all. */
const brokenRule = (breakdown: Breakdown, order: Order, reserved: Reserved): string | null => {
  const { lines, tenders, refundedLines, totalMinor, shippingMinor, dutiesMinor } = breakdown;
  const of = (...buckets: readonly BreakdownBucket[]): number =>
    sum(lines.filter((line) => buckets.includes(line.bucket)));
  const amounts = [...lines, ...tenders].map((part) => part.amountMinor);
  if (![...amounts, totalMinor].every(Number.isSafeInteger)) return 'amount-not-integer-minor-units';
  if (breakdown.currency !== order.currency) return 'currency-differs';
  if (sum(lines) !== totalMinor) return 'lines-do-not-sum';
  if (sum(tenders) !== Math.max(0, totalMinor)) return 'tenders-do-not-sum';
  if (tenders.some((tender) => tender.amountMinor <= 0)) return 'tender-not-positive';
  const payments = paymentRemainders(order, reserved);
  for (const { paymentId, amountMinor } of tenders) {
    const left = payments.find(({ payment }) => payment.id === paymentId)?.availableMinor;
    if (left === undefined ? paymentId !== bonusPaymentId : amountMinor > left) return 'more-than-was-paid';
  }
  if (lines.some((line) => line.bucket === 'exchange-goods')) return null;
  if (totalMinor < 0) return 'total-below-zero';
  for (const { bucket, amountMinor } of lines) {
    const isSigned = deductionBuckets.has(bucket) ? amountMinor <= 0 : amountMinor >= 0;
    if (!isSigned && bucket !== 'discount-recalculated') return 'sign-differs';
  }
  const taken = lines.filter(({ bucket, amountMinor }) => bucket !== 'goods' && amountMinor < 0);
  if (-sum(taken) > of('goods', 'tax')) return 'deductions-exceed-goods';
  for (const part of refundedLines) {
    const line = order.lines.find((candidate) => candidate.id === part.lineId);
    if (line === undefined) return 'line-unknown';
    const { grossMinor, refundedGrossMinor } = lineRemainder(order, line, reserved);
    if (part.grossMinor < 0 || part.taxMinor > part.grossMinor) return 'goods-below-tax';
    if (part.grossMinor > Math.max(0, grossMinor - refundedGrossMinor)) return 'more-than-the-line';
    const own = lines.filter((candidate) => candidate.lineId === part.lineId);
    if (sum(own.filter(({ bucket }) => bucket === 'goods')) !== part.grossMinor - part.taxMinor)
      return 'goods-do-not-sum';
    if (sum(own.filter(({ bucket }) => bucket === 'tax')) !== part.taxMinor) return 'tax-does-not-sum';
  }
  if (of('goods', 'tax') !== refundedLines.reduce((total, line) => total + line.grossMinor, 0))
    return 'goods-do-not-sum';
  if (of('shipping', 'shipping-tax') !== shippingMinor || shippingMinor > shippingLeft(order, reserved))
    return 'more-than-the-shipping';
  if (of('duties') !== dutiesMinor || dutiesMinor > dutiesLeft(order, reserved))
    return 'more-than-the-duties';
  const recalculatedMinor = refundedLines.reduce((total, line) => total + (line.recalculatedMinor ?? 0), 0);
  return of('discount-recalculated') === -recalculatedMinor ? null : 'discount-does-not-sum';
};

/**
 * The last look before an amount is shown or reserved: lines sum to the total, tenders to what is paid out, goods and
 * tax to the refunded lines, every bucket and tender is within its remainder, in one currency, in whole minor units.
 * @throws AppError `unexpected` with the rule that broke; such a breakdown must never reach a customer.
 */
export const assertBreakdown = (breakdown: Breakdown, order: Order, reserved: Reserved): Breakdown => {
  const reason = brokenRule(breakdown, order, reserved);
  if (reason === null) return breakdown;
  throw new AppError('unexpected', { reason, totalMinor: breakdown.totalMinor });
};
