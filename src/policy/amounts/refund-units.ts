import { scaleHalfUp } from '../../base/index.js';
import type { Breakdown, OrderLine } from '../../domain/index.js';
import type { LineRemainder } from './line-remainder.js';

export type RefundedLine = Breakdown['refundedLines'][number];

/** Gross of this many units of a line as it was bought, whatever was refunded since: `C(x)` of the cumulative rule. */
export const boughtGross = (line: OrderLine, units: number): number =>
  scaleHalfUp(line.grossMinor, Math.min(units, line.quantity), line.quantity);

/**
 * Gross of `quantity` more units, by the cumulative rule: `C(x) = round_half_up(gross · x / units)`, and the amount
 * is `C(refunded + quantity) − C(refunded)`, capped by what remains on the line. Whatever the order of the parts,
 * they sum to the line exactly; rounding a unit price and multiplying does not.
 */
export const grossOfUnits = (remainder: LineRemainder, quantity: number): number => {
  const { line, grossMinor, refundedQuantity, refundedGrossMinor } = remainder;
  const upTo = (units: number): number =>
    scaleHalfUp(grossMinor, Math.min(units, line.quantity), line.quantity);
  const amountMinor = upTo(refundedQuantity + quantity) - upTo(refundedQuantity);
  return Math.max(0, Math.min(amountMinor, grossMinor - refundedGrossMinor));
};

/** The tax contained in `grossMinor` more of this line: cumulative over gross, and the last cent closes it exactly. */
export const taxOfGross = (remainder: LineRemainder, grossMinor: number): number => {
  if (remainder.grossMinor === 0) return 0;
  const before = Math.min(remainder.refundedGrossMinor, remainder.grossMinor);
  const after = Math.min(before + grossMinor, remainder.grossMinor);
  const taxUpTo = (gross: number): number => scaleHalfUp(remainder.taxMinor, gross, remainder.grossMinor);
  const leftMinor = Math.max(0, remainder.taxMinor - remainder.refundedTaxMinor);
  const closes = after === remainder.grossMinor;
  return Math.min(grossMinor, leftMinor, closes ? leftMinor : taxUpTo(after) - taxUpTo(before));
};

export const refundedLine = (
  remainder: LineRemainder,
  quantity: number,
  grossMinor: number,
): RefundedLine => ({
  lineId: remainder.line.id,
  quantity,
  grossMinor,
  taxMinor: taxOfGross(remainder, grossMinor),
});
