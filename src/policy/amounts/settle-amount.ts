import { AppError, allocate } from '../../base/index.js';
import type { Breakdown, LineSelection, Order } from '../../domain/index.js';
import { assertBreakdown } from './assert-breakdown.js';
import { goodsLines, plainLines, shippingLines } from './breakdown-lines.js';
import { dutiesLeft } from './duties.js';
import { type LineRemainder, lineRemainder, type Reserved } from './line-remainder.js';
import { shippingLeft } from './outbound-shipping.js';
import { grossOfUnits, refundedLine } from './refund-units.js';
import { availableMinor, paymentRemainders, splitTenders, type TenderChoice } from './tenders.js';
import { recalculatedDiscount } from './threshold-discount.js';

/** What these units could still bring, by line. Units already closed bring what was left over on their line. */
const linesLeft = (order: Order, lines: readonly LineSelection[], reserved: Reserved) =>
  lines.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find((candidate) => candidate.id === lineId);
    if (line === undefined) return [];
    const remainder = lineRemainder(order, line, reserved);
    const open = remainder.line.quantity - remainder.refundedQuantity;
    const mostMinor = quantity <= open ? grossOfUnits(remainder, quantity) : leftOn(remainder);
    return [{ remainder, quantity: Math.min(quantity, open), mostMinor }];
  });

const leftOn = (remainder: LineRemainder): number =>
  Math.max(0, remainder.grossMinor - remainder.refundedGrossMinor);

/** What a person may give at most, by bucket, before the payments are looked at. */
const mostByBucket = (order: Order, lines: readonly LineSelection[], reserved: Reserved) => {
  const left = linesLeft(order, lines, reserved);
  return {
    left,
    goodsMinor: left.reduce((sum, { mostMinor }) => sum + mostMinor, 0),
    discountMinor: Math.max(0, -recalculatedDiscount(order, lines, reserved, 'keep')),
    shippingMinor: shippingLeft(order, reserved),
    dutiesMinor: dutiesLeft(order, reserved),
  };
};

/**
 * The most a person may give back for these units: their goods and tax, discount taken back that is no longer due,
 * outbound shipping and duties, less what was refunded or is reserved, and never more than the payments still hold.
 * Minor units of the order's currency.
 */
export const mostRefundable = (order: Order, lines: readonly LineSelection[], reserved: Reserved): number => {
  const most = mostByBucket(order, lines, reserved);
  return Math.min(
    most.goodsMinor + most.discountMinor + most.shippingMinor + most.dutiesMinor,
    availableMinor(paymentRemainders(order, reserved)),
  );
};

/**
 * The breakdown of an amount that a person chose. Goods are filled before all else. Units count as refunded only
 * when their goods are covered in full: a smaller amount lessens what remains and leaves the rest open.
 * @throws AppError `amount-exceeds-remainder` above `mostRefundable`, `request-invalid` for an amount not above zero.
 */
export const settleAmount = (choice: {
  readonly order: Order;
  readonly lines: readonly LineSelection[];
  readonly reserved: Reserved;
  readonly amountMinor: number;
  /** Gift card first unless the policy says otherwise. */
  readonly tenders?: Partial<TenderChoice>;
}): Breakdown => {
  const { order, lines, reserved, amountMinor } = choice;
  const mostMinor = mostRefundable(order, lines, reserved);
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
    throw new AppError('request-invalid', { amountMinor });
  if (amountMinor > mostMinor) throw new AppError('amount-exceeds-remainder', { amountMinor, mostMinor });
  const most = mostByBucket(order, lines, reserved);
  let restMinor = amountMinor;
  const fill = (bucketMinor: number): number => {
    const part = Math.min(restMinor, bucketMinor);
    restMinor -= part;
    return part;
  };
  const goodsMinor = fill(most.goodsMinor);
  const discountMinor = fill(most.discountMinor);
  const shippingMinor = fill(most.shippingMinor);
  const dutiesMinor = fill(most.dutiesMinor);
  const parts = allocate(
    goodsMinor,
    most.left.map((entry) => entry.mostMinor),
  );
  const full = goodsMinor === most.goodsMinor;
  const refundedLines = most.left.map(({ remainder, quantity }, i) => ({
    ...refundedLine(remainder, full ? quantity : 0, parts[i] ?? 0),
    ...(i === 0 && discountMinor > 0 ? { recalculatedMinor: -discountMinor } : {}),
  }));
  const remainders = most.left.map((entry) => entry.remainder);
  const units = new Map(lines.map((line) => [line.lineId, line.quantity]));
  const tenders = { order: 'gift-card-first', preferMethodId: null, into: null, ...choice.tenders } as const;
  const breakdown: Breakdown = {
    currency: order.currency,
    lines: [
      ...goodsLines(remainders, refundedLines, units),
      ...shippingLines(order, most.shippingMinor, shippingMinor),
      ...plainLines('duties', dutiesMinor),
      ...plainLines('discount-recalculated', discountMinor),
    ],
    totalMinor: amountMinor,
    tenders: splitTenders(amountMinor, paymentRemainders(order, reserved), tenders),
    refundedLines,
    shippingMinor,
    dutiesMinor,
  };
  return assertBreakdown(breakdown, order, reserved);
};
