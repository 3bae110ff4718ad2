import { scaleHalfUp } from '../../base/index.js';
import type { DecisionFacts, Order, OrderLine } from '../../domain/index.js';

export type Reserved = DecisionFacts['reserved'];
export const nothingReserved: Reserved = Object.freeze({
  payments: [],
  lines: [],
  shippingMinor: 0,
  dutiesMinor: 0,
});

/** One order line as it stands: what was paid for it, and what of that has been given back or is promised. */
export interface LineRemainder {
  readonly line: OrderLine;
  /** Paid for the whole line today: an exchange at a lower price has already given its difference back. */
  readonly grossMinor: number;
  readonly taxMinor: number;
  readonly refundedQuantity: number;
  readonly refundedGrossMinor: number;
  readonly refundedTaxMinor: number;
  /** Units that can still be asked about: not refunded, not reserved, not on their way back, not cancelled. */
  readonly quantityLeft: number;
  /** False after an exchange whose worth per unit the records do not tell. */
  readonly known: boolean;
}

const quantityOf = (lines: readonly { lineId: string; quantity: number }[], lineId: string): number =>
  lines.reduce((sum, entry) => (entry.lineId === lineId ? sum + entry.quantity : sum), 0);

/** A refund that moved money or may still: a failed or reversed one has given nothing. */
export const moved = (status: 'pending' | 'succeeded' | 'failed' | 'reversed'): boolean =>
  status === 'pending' || status === 'succeeded';

export const lineRemainder = (order: Order, line: OrderLine, reserved: Reserved): LineRemainder => {
  let refundedQuantity = 0;
  let refundedGrossMinor = 0;
  let refundedTaxMinor = 0;
  let returned = 0;
  let cancelled = 0;
  let differenceMinor = 0;
  let known = true;
  const count = (entries: Reserved['lines']): void => {
    for (const entry of entries) {
      if (entry.lineId !== line.id) continue;
      refundedQuantity += entry.quantity;
      refundedGrossMinor += entry.grossMinor;
      refundedTaxMinor += entry.taxMinor;
    }
  };
  count(reserved.lines);
  for (const action of order.actions) {
    if (action.kind === 'refund' && moved(action.status)) count(action.lines ?? []);
    if (action.kind === 'return') returned += quantityOf(action.lines, line.id);
    if (action.kind === 'cancellation') {
      cancelled += action.lines === undefined ? line.quantity : quantityOf(action.lines, line.id);
    }
    if (action.kind === 'exchange' && action.differenceMinor !== 0) {
      const exchanged = quantityOf(action.items, line.id);
      if (exchanged === 0) continue;
      // A difference paid on top sits on no payment we could refund to, and one over several lines tells no line's worth.
      if (action.items.length > 1 || action.differenceMinor > 0 || exchanged !== line.quantity) known = false;
      else differenceMinor += action.differenceMinor;
    }
  }
  const grossMinor = Math.max(0, line.grossMinor + differenceMinor);
  const paidTaxMinor = line.taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
  const gone = Math.min(line.quantity, Math.max(refundedQuantity, returned, cancelled));
  return {
    line,
    grossMinor,
    taxMinor: Math.min(
      grossMinor,
      differenceMinor === 0 ? paidTaxMinor : scaleHalfUp(paidTaxMinor, grossMinor, line.grossMinor),
    ),
    refundedQuantity: Math.min(line.quantity, refundedQuantity),
    refundedGrossMinor,
    refundedTaxMinor,
    quantityLeft: line.quantity - gone,
    known,
  };
};
