import { AppError, allocate } from '../../base/index.js';
import type { Breakdown, LineSelection, Order } from '../../domain/index.js';
import { assertBreakdown } from './assert-breakdown.js';
import { goodsLines, shippingLines } from './breakdown-lines.js';
import { type LineRemainder, lineRemainder, type Reserved } from './line-remainder.js';
import { shippingLeft } from './outbound-shipping.js';
import { grossOfUnits, refundedLine } from './refund-units.js';
import { availableMinor, paymentRemainders, splitTenders, type TenderChoice } from './tenders.js';

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

/**
 * The most a person may give back for these units: their goods and tax plus outbound shipping, less what was
 * refunded or is reserved, and never more than the payments still hold. Minor units of the order's currency.
 */
export const mostRefundable = (order: Order, lines: readonly LineSelection[], reserved: Reserved): number => {
  const goodsMinor = linesLeft(order, lines, reserved).reduce((sum, { mostMinor }) => sum + mostMinor, 0);
  return Math.min(
    goodsMinor + shippingLeft(order, reserved),
    availableMinor(paymentRemainders(order, reserved)),
  );
};

/**
 * The breakdown of an amount that a person chose. Goods are filled before shipping. Units count as refunded only
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
  const { order, reserved, amountMinor } = choice;
  const mostMinor = mostRefundable(order, choice.lines, reserved);
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
    throw new AppError('request-invalid', { amountMinor });
  if (amountMinor > mostMinor) throw new AppError('amount-exceeds-remainder', { amountMinor, mostMinor });
  const left = linesLeft(order, choice.lines, reserved);
  const goodsMostMinor = left.reduce((sum, entry) => sum + entry.mostMinor, 0);
  const goodsMinor = Math.min(amountMinor, goodsMostMinor);
  const parts = allocate(
    goodsMinor,
    left.map((entry) => entry.mostMinor),
  );
  const full = goodsMinor === goodsMostMinor;
  const refundedLines = left.map(({ remainder, quantity }, i) =>
    refundedLine(remainder, full ? quantity : 0, parts[i] ?? 0),
  );
  const shippingMinor = amountMinor - goodsMinor;
  const payments = paymentRemainders(order, reserved);
  const units = new Map(choice.lines.map((line) => [line.lineId, line.quantity]));
  return assertBreakdown(
    {
      currency: order.currency,
      lines: [
        ...goodsLines(
          left.map((entry) => entry.remainder),
          refundedLines,
          units,
        ),
        ...shippingLines(order, shippingLeft(order, reserved), shippingMinor),
      ],
      totalMinor: amountMinor,
      tenders: splitTenders(amountMinor, payments, {
        order: 'gift-card-first',
        preferMethodId: null,
        into: null,
        ...choice.tenders,
      }),
      refundedLines,
      shippingMinor,
    },
    availableMinor(payments),
  );
};
