import { err, ok, type Result } from '../../base/index.js';
import type { Breakdown, LineSelection, Order } from '../../domain/index.js';
import { assertBreakdown } from './assert-breakdown.js';
import { bonusOf } from './bonus.js';
import { goodsLines, plainLines, shippingLines } from './breakdown-lines.js';
import { closesOrder } from './closes-order.js';
import { cutToAvailable } from './cut-to-available.js';
import { type Deductions, deductionLines, type Share } from './deductions.js';
import { type DutiesRule, dutiesBack } from './duties.js';
import { lineRemainder, type Reserved } from './line-remainder.js';
import { shippingLeft } from './outbound-shipping.js';
import { grossOfUnits, refundedLine } from './refund-units.js';
import { availableMinor, paymentRemainders, splitTenders, type TenderChoice } from './tenders.js';
import { recalculatedDiscount, type ThresholdRule } from './threshold-discount.js';

/** Whether outbound shipping comes back: never, always, or when nothing of the order stays with the customer. */
export type ShippingRule = 'keep' | 'refund' | 'when-whole-order';

export interface Settlement {
  readonly order: Order;
  readonly lines: readonly LineSelection[];
  readonly reserved: Reserved;
  readonly shipping: ShippingRule;
  readonly duties: DutiesRule;
  readonly thresholdDiscount: ThresholdRule;
  readonly deductions: Deductions;
  readonly bonus: Share | null;
  readonly tenders: TenderChoice;
}

/** `disputed`: the bank holds money that would have to go back; a person waits for its word. */
export type NotSettled = 'nothing-left' | 'disputed';

const total = (parts: readonly { readonly amountMinor: number }[]): number =>
  parts.reduce((sum, part) => sum + part.amountMinor, 0);

/**
 * The money side of a decision: goods and tax by the cumulative rule, shipping and duties by the policy's rules,
 * deductions, and the tenders it goes back to. Never exceeds what remains on a line or a payment.
 */
export const settleRefund = (settlement: Settlement): Result<Breakdown, NotSettled> => {
  const { order, reserved, lines } = settlement;
  const asked = lines.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find((candidate) => candidate.id === lineId);
    return line === undefined ? [] : [{ remainder: lineRemainder(order, line, reserved), quantity }];
  });
  const remainders = asked.map((entry) => entry.remainder);
  const gross = asked.map(({ remainder, quantity }) => grossOfUnits(remainder, quantity));
  const recalculatedMinor = recalculatedDiscount(order, lines, reserved, settlement.thresholdDiscount);
  const taken = deductionLines(
    settlement.deductions,
    remainders.map(({ line }, i) => ({
      lineId: line.id,
      name: line.name,
      names: line.names,
      grossMinor: gross[i] ?? 0,
    })),
    Math.max(0, recalculatedMinor),
  );
  const whole = closesOrder(order, lines, reserved);
  const isShippingDue =
    settlement.shipping === 'refund' || (settlement.shipping === 'when-whole-order' && whole);
  const shippingLeftMinor = shippingLeft(order, reserved);
  const wanted = {
    grossMinor: gross,
    deductedMinor: remainders.map(({ line }) => -total(taken.filter((part) => part.lineId === line.id))),
    deductionsMinor: -total(taken),
    shippingMinor: isShippingDue ? shippingLeftMinor : 0,
    dutiesMinor: dutiesBack(settlement.duties, { order, lines, reserved, closesOrder: whole }),
    discountBackMinor: Math.max(0, -recalculatedMinor),
  };
  const payments = paymentRemainders(order, reserved);
  const given = cutToAvailable(wanted, availableMinor(payments));
  if (given !== wanted && order.payments.some((payment) => (payment.disputedMinor ?? 0) > 0))
    return err('disputed');

  const discountMinor =
    -total(taken.filter((line) => line.bucket === 'discount-recalculated')) - given.discountBackMinor;
  const refundedLines = asked.map(({ remainder, quantity }, i) => ({
    ...refundedLine(remainder, quantity, given.grossMinor[i] ?? 0),
    ...(i === 0 && discountMinor !== 0 ? { recalculatedMinor: discountMinor } : {}),
  }));
  const units = new Map(lines.map((line) => [line.lineId, line.quantity]));
  const parts = [
    ...goodsLines(remainders, refundedLines, units),
    ...shippingLines(order, shippingLeftMinor, given.shippingMinor),
    ...plainLines('duties', given.dutiesMinor),
    ...taken,
    ...plainLines('discount-recalculated', given.discountBackMinor),
  ];
  const refundMinor = total(parts);
  // A free gift, or a parcel that costs as much as the goods, leaves a refund of nothing, and the customer may see
  // that sum; only money that has all gone back already is a refusal.
  const capturedMinor = order.payments.reduce((sum, payment) => sum + payment.capturedMinor, 0);
  const givesNothing = refundMinor + given.deductionsMinor === 0;
  if (givesNothing && capturedMinor > 0 && availableMinor(payments) === 0) return err('nothing-left');

  const bonus = bonusOf(settlement.bonus, refundMinor, settlement.tenders.into);
  const breakdown: Breakdown = {
    currency: order.currency,
    lines: [...parts, ...bonus.lines],
    totalMinor: refundMinor + bonus.amountMinor,
    tenders: [...splitTenders(refundMinor, payments, settlement.tenders), ...bonus.tenders],
    refundedLines,
    shippingMinor: given.shippingMinor,
    dutiesMinor: given.dutiesMinor,
  };
  return ok(assertBreakdown(breakdown, order, reserved));
};
