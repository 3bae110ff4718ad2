import { allocate, scaleHalfUp } from '../../base/index.js';
import type { LineSelection, Order } from '../../domain/index.js';
import { lineRemainder, moved, type Reserved } from './line-remainder.js';
import { boughtGross } from './refund-units.js';

/** Whether a discount for a big basket stays when goods go back, or is counted again for what is kept. */
export type ThresholdRule = 'keep' | 'recalculate';

/** Each line's share of the threshold discount: as the shop's lines say it, else by what was paid for them. */
const sharesOf = (order: Order, amountMinor: number): number[] => {
  const has = (weights: number[]): boolean => weights.some((weight) => weight > 0);
  const marked = order.lines.map((line) => (line.discountKind === 'threshold' ? line.discountMinor : 0));
  const discounted = order.lines.map((line) => line.discountMinor);
  const paid = order.lines.map((line) => line.grossMinor);
  return allocate(amountMinor, [marked, discounted].find(has) ?? paid);
};

interface Kept {
  /** What stays with the customer, at its price before the threshold discount. */
  readonly basketMinor: number;
  /** The threshold discount on it. */
  readonly discountMinor: number;
}

const keptOf = (order: Order, shares: readonly number[], gone: (lineIndex: number) => number): Kept => {
  let basketMinor = 0;
  let discountMinor = 0;
  for (const [i, line] of order.lines.entries()) {
    const units = Math.min(line.quantity, gone(i));
    const share = shares[i] ?? 0;
    const left = share - scaleHalfUp(share, units, line.quantity);
    basketMinor += line.grossMinor - boughtGross(line, units) + left;
    discountMinor += left;
  }
  return { basketMinor, discountMinor };
};

/** What earlier refunds took of the discount, less what they gave back of it. */
const takenBefore = (order: Order, reserved: Reserved): number =>
  [
    ...reserved.lines,
    ...order.actions.flatMap((action) =>
      action.kind === 'refund' && moved(action.status) ? (action.lines ?? []) : [],
    ),
  ].reduce((sum, line) => sum + (line.recalculatedMinor ?? 0), 0);

/**
 * What these units change about the discount taken back: above zero is taken from this refund, below zero is given
 * back with it. Once the basket has fallen below the minimum, what is taken in all is the discount of the goods still
 * kept: it shrinks with every later return, and the return that leaves nothing gives the rest back. A refund that did
 * not take it (`keep`, or the seller's fault) leaves a later one nothing to take either.
 */
export const recalculatedDiscount = (
  order: Order,
  lines: readonly LineSelection[],
  reserved: Reserved,
  rule: ThresholdRule,
): number => {
  const takenMinor = takenBefore(order, reserved);
  if (lines.length === 0 || (order.thresholdDiscount === undefined && takenMinor === 0)) return 0;
  const { minimumMinor, amountMinor } = order.thresholdDiscount ?? { minimumMinor: 0, amountMinor: 0 };
  const shares = sharesOf(order, amountMinor);
  const goneBefore = order.lines.map(
    (line) => line.quantity - lineRemainder(order, line, reserved).quantityLeft,
  );
  const asked = (i: number): number =>
    lines.find((candidate) => candidate.lineId === order.lines[i]?.id)?.quantity ?? 0;
  const before = keptOf(order, shares, (i) => goneBefore[i] ?? 0);
  const after = keptOf(order, shares, (i) => (goneBefore[i] ?? 0) + asked(i));
  const changeMinor = (after.basketMinor < minimumMinor ? after.discountMinor : 0) - takenMinor;
  const mayTake = rule === 'recalculate' && (takenMinor > 0 || before.basketMinor >= minimumMinor);
  return mayTake ? changeMinor : Math.min(0, changeMinor);
};
