import type { LineSelection, Order } from '../../domain/index.js';
import { lineRemainder, type Reserved } from './line-remainder.js';

/** True when these units, with what went before, leave nothing of the order with the customer. */
export const closesOrder = (order: Order, lines: readonly LineSelection[], reserved: Reserved): boolean =>
  order.lines.every((line) => {
    const asked = lines.find((candidate) => candidate.lineId === line.id)?.quantity ?? 0;
    return lineRemainder(order, line, reserved).quantityLeft <= asked;
  });
