import { scaleHalfUp } from '../../base/index.js';
import type { LineSelection, Order } from '../../domain/index.js';
import { lineRemainder, moved, type Reserved } from './line-remainder.js';
import { boughtGross } from './refund-units.js';

/** Whether import duties come back: never, with the last goods of the order, or in the share of the goods. */
export type DutiesRule = 'keep' | 'when-whole-order' | 'in-share';

/** Duties paid and not yet given back or promised. */
export const dutiesLeft = (order: Order, reserved: Reserved): number => {
  const refundedMinor = order.actions.reduce(
    (sum, action) =>
      action.kind === 'refund' && moved(action.status) ? sum + (action.dutiesMinor ?? 0) : sum,
    reserved.dutiesMinor ?? 0,
  );
  return Math.max(0, (order.dutiesMinor ?? 0) - refundedMinor);
};

/**
 * Duties that belong to these units: cumulative over the goods that went back before, by what was paid for them, so
 * that all parts sum to the whole. Money given back without goods moves no share.
 */
const shareOf = (order: Order, lines: readonly LineSelection[], reserved: Reserved): number => {
  let wholeMinor = 0;
  let beforeMinor = 0;
  let afterMinor = 0;
  for (const line of order.lines) {
    const { refundedQuantity } = lineRemainder(order, line, reserved);
    const asked = lines.find((candidate) => candidate.lineId === line.id)?.quantity ?? 0;
    wholeMinor += line.grossMinor;
    beforeMinor += boughtGross(line, refundedQuantity);
    afterMinor += boughtGross(line, refundedQuantity + asked);
  }
  if (wholeMinor === 0) return 0;
  const upTo = (grossMinor: number): number => scaleHalfUp(order.dutiesMinor ?? 0, grossMinor, wholeMinor);
  return upTo(afterMinor) - upTo(beforeMinor);
};

/** What comes back with these units; never more than is left, whatever rules came before. */
export const dutiesBack = (
  rule: DutiesRule,
  about: {
    readonly order: Order;
    readonly lines: readonly LineSelection[];
    readonly reserved: Reserved;
    readonly closesOrder: boolean;
  },
): number => {
  const leftMinor = dutiesLeft(about.order, about.reserved);
  if (rule === 'keep' || leftMinor === 0) return 0;
  if (rule === 'when-whole-order') return about.closesOrder ? leftMinor : 0;
  return Math.min(leftMinor, shareOf(about.order, about.lines, about.reserved));
};
