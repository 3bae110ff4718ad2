import { allocate, err, ok, type Result, scaleHalfUp } from '../../base/index.js';
import type { Breakdown, LineSelection, Order, PaymentMethod } from '../../domain/index.js';
import { assertBreakdown } from './assert-breakdown.js';
import { goodsLines, shippingLines } from './breakdown-lines.js';
import { type Deductions, deductionLines, type Share } from './deductions.js';
import { lineRemainder, type Reserved } from './line-remainder.js';
import { shippingLeft } from './outbound-shipping.js';
import { grossOfUnits, refundedLine } from './refund-units.js';
import {
  availableMinor,
  methodLabel,
  paymentRemainders,
  splitTenders,
  type TenderChoice,
} from './tenders.js';

/** Whether outbound shipping comes back: never, always, or when nothing of the order stays with the customer. */
export type ShippingRule = 'keep' | 'refund' | 'when-whole-order';

/** Names the tender that a shop adds on top of what was paid; no payment stands behind it. */
export const bonusPaymentId = 'store-credit';

export interface Settlement {
  readonly order: Order;
  readonly lines: readonly LineSelection[];
  readonly reserved: Reserved;
  readonly shipping: ShippingRule;
  readonly deductions: Deductions;
  readonly bonus: Share | null;
  readonly tenders: TenderChoice;
}

/** True when these units, with what went before, leave nothing of the order with the customer. */
const closesOrder = ({ order, lines, reserved }: Settlement): boolean =>
  order.lines.every((line) => {
    const asked = lines.find((candidate) => candidate.lineId === line.id)?.quantity ?? 0;
    return lineRemainder(order, line, reserved).quantityLeft <= asked;
  });

/**
 * The money side of a decision: goods and tax by the cumulative rule, shipping by the policy's rule, deductions,
 * and the tenders it goes back to. Never exceeds what remains on a line or a payment.
 */
export const settleRefund = (settlement: Settlement): Result<Breakdown, 'nothing-left'> => {
  const { order, reserved } = settlement;
  const asked = settlement.lines.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find((candidate) => candidate.id === lineId);
    return line === undefined ? [] : [{ remainder: lineRemainder(order, line, reserved), quantity }];
  });
  let gross = asked.map(({ remainder, quantity }) => grossOfUnits(remainder, quantity));
  const goodsMinor = gross.reduce((a, b) => a + b, 0);
  const fees = deductionLines(settlement.deductions, goodsMinor);
  const feesMinor = -fees.reduce((sum, fee) => sum + fee.amountMinor, 0);

  const shippingLeftMinor = shippingLeft(order, reserved);
  const shippingDue =
    settlement.shipping === 'refund' ||
    (settlement.shipping === 'when-whole-order' && closesOrder(settlement));
  let shippingMinor = shippingDue ? shippingLeftMinor : 0;

  // Money already given back without naming goods lessens the payment, not the line: the rest is all there is to give.
  const payments = paymentRemainders(order, reserved);
  const shortMinor = Math.max(0, goodsMinor - feesMinor + shippingMinor - availableMinor(payments));
  if (shortMinor > 0) {
    const goodsCutMinor = Math.min(shortMinor, goodsMinor - feesMinor);
    const cuts = allocate(goodsCutMinor, gross);
    gross = gross.map((amount, i) => amount - (cuts[i] ?? 0));
    shippingMinor -= shortMinor - goodsCutMinor;
  }

  const refundedLines = asked.map(({ remainder, quantity }, i) =>
    refundedLine(remainder, quantity, gross[i] ?? 0),
  );
  const grossMinor = gross.reduce((a, b) => a + b, 0) + shippingMinor;
  // A free gift, or a parcel that costs as much as the goods, leaves a refund of nothing, and the customer may see
  // that sum; only money that has all gone back already is a refusal.
  const capturedMinor = order.payments.reduce((sum, payment) => sum + payment.capturedMinor, 0);
  if (grossMinor === 0 && capturedMinor > 0 && availableMinor(payments) === 0) return err('nothing-left');
  const refundMinor = grossMinor - feesMinor;
  const bonusMinor =
    settlement.bonus === null ? 0 : scaleHalfUp(refundMinor, settlement.bonus.basisPoints, 10_000);
  const units = new Map(settlement.lines.map((line) => [line.lineId, line.quantity]));

  return ok(
    assertBreakdown(
      {
        currency: order.currency,
        lines: [
          ...goodsLines(
            asked.map((entry) => entry.remainder),
            refundedLines,
            units,
          ),
          ...shippingLines(order, shippingLeftMinor, shippingMinor),
          ...fees,
          ...(bonusMinor === 0
            ? []
            : [
                { bucket: 'bonus' as const, amountMinor: bonusMinor, clause: settlement.bonus?.clause ?? '' },
              ]),
        ],
        totalMinor: refundMinor + bonusMinor,
        tenders: [
          ...splitTenders(refundMinor, payments, settlement.tenders),
          ...bonusTender(bonusMinor, settlement.tenders.into),
        ],
        refundedLines,
        shippingMinor,
      },
      availableMinor(payments),
    ),
  );
};

const bonusTender = (amountMinor: number, into: PaymentMethod | null): Breakdown['tenders'] =>
  amountMinor === 0
    ? []
    : [
        {
          paymentId: bonusPaymentId,
          methodId: into?.id ?? bonusPaymentId,
          label: into === null ? 'Store credit' : methodLabel(into),
          kind: 'store-credit',
          amountMinor,
        },
      ];
