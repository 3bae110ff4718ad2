import { err, ok, type Result, scaleHalfUp } from '../../base/index.js';
import type { Breakdown, DecisionFacts, LineSelection, Order } from '../../domain/index.js';
import { assertBreakdown } from './assert-breakdown.js';
import { goodsLines } from './breakdown-lines.js';
import { type LineRemainder, lineRemainder, type Reserved } from './line-remainder.js';
import { grossOfUnits, refundedLine } from './refund-units.js';
import { availableMinor, paymentRemainders, splitTenders, type TenderChoice } from './tenders.js';

export interface ExchangeSettlement {
  readonly order: Order;
  readonly lines: readonly LineSelection[];
  readonly reserved: Reserved;
  readonly replacements: DecisionFacts['replacements'];
  readonly tenders: TenderChoice;
}

/**
 * What the new variant costs on this order's terms. A line without tax or discount is exchanged at today's price;
 * a taxed or discounted one in the ratio of the two catalogue prices, so that it keeps its tax rate and discount.
 */
const newGross = (
  remainder: LineRemainder,
  quantity: number,
  returnedMinor: number,
  replacement: ExchangeSettlement['replacements'][number],
): number | null => {
  if (remainder.taxMinor === 0 && remainder.line.discountMinor === 0)
    return replacement.priceMinor * quantity;
  if (replacement.currentPriceMinor === undefined || replacement.currentPriceMinor === 0) return null;
  return scaleHalfUp(returnedMinor, replacement.priceMinor, replacement.currentPriceMinor);
};

/**
 * Returned less new. Below zero the customer owes the difference: an invoice, never a refund, so no tender is named.
 * `refundedLines` stays empty: the units stay on the order under another variant. `not-available` when the payments no
 * longer hold what would go back.
 */
export const settleExchange = (
  exchange: ExchangeSettlement,
): Result<Breakdown, 'price-unknown' | 'not-available'> => {
  const { order, reserved } = exchange;
  const lines: Breakdown['lines'] = [];
  for (const { lineId, quantity } of exchange.lines) {
    const line = order.lines.find((candidate) => candidate.id === lineId);
    const replacement = exchange.replacements.find((candidate) => candidate.lineId === lineId);
    if (line === undefined || replacement === undefined) return err('price-unknown');
    const remainder = lineRemainder(order, line, reserved);
    const returnedMinor = grossOfUnits(remainder, quantity);
    const newMinor = newGross(remainder, quantity, returnedMinor, replacement);
    if (newMinor === null) return err('price-unknown');
    const returned = [refundedLine(remainder, quantity, returnedMinor)];
    lines.push(...goodsLines([remainder], returned, new Map([[lineId, quantity]])));
    lines.push({
      bucket: 'exchange-goods',
      amountMinor: -newMinor,
      lineId,
      name: line.name,
      ...(line.names === undefined ? {} : { names: line.names }),
      quantity,
    });
  }
  const payments = paymentRemainders(order, reserved);
  const totalMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  if (totalMinor > availableMinor(payments)) return err('not-available');
  const tenders = totalMinor > 0 ? splitTenders(totalMinor, payments, exchange.tenders) : [];
  const { currency } = order;
  return ok(
    assertBreakdown(
      { currency, lines, totalMinor, tenders, refundedLines: [], shippingMinor: 0, dutiesMinor: 0 },
      order,
      reserved,
    ),
  );
};
