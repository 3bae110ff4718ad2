import { AppError } from '../../base/index.js';
import type { Breakdown } from '../../domain/index.js';

const sum = (parts: readonly { readonly amountMinor: number }[]): number =>
  parts.reduce((total, part) => total + part.amountMinor, 0);

/**
 * The last look before an amount is shown or reserved: lines sum to the total, tenders sum to what is paid out,
 * goods and tax are the gross of the refunded lines, and every amount is an integer.
 * @throws AppError `unexpected` with the rule that broke; such a breakdown must never reach a customer.
 */
export const assertBreakdown = (breakdown: Breakdown, availableMinor: number): Breakdown => {
  const fail = (reason: string): never => {
    throw new AppError('unexpected', { reason, totalMinor: breakdown.totalMinor });
  };
  const amounts = [...breakdown.lines, ...breakdown.tenders].map((part) => part.amountMinor);
  if (![...amounts, breakdown.totalMinor].every(Number.isSafeInteger)) fail('amount-not-integer-minor-units');
  if (sum(breakdown.lines) !== breakdown.totalMinor) fail('lines-do-not-sum');
  if (sum(breakdown.tenders) !== Math.max(0, breakdown.totalMinor)) fail('tenders-do-not-sum');
  if (breakdown.tenders.some((tender) => tender.amountMinor <= 0)) fail('tender-not-positive');
  const bonusMinor = sum(breakdown.lines.filter((line) => line.bucket === 'bonus'));
  if (breakdown.totalMinor - bonusMinor > availableMinor) fail('more-than-was-paid');
  const exchange = breakdown.lines.some((line) => line.bucket === 'exchange-goods');
  if (exchange) return breakdown;
  if (breakdown.totalMinor < 0) fail('total-below-zero');
  const goodsMinor = sum(breakdown.lines.filter((line) => line.bucket === 'goods' || line.bucket === 'tax'));
  if (goodsMinor !== breakdown.refundedLines.reduce((total, line) => total + line.grossMinor, 0))
    fail('goods-do-not-sum');
  return breakdown;
};
