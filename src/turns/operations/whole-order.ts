import { linesLeft, selectionParams } from '../describe/order-params.js';
import { type Operation, orderOf, selectionOf } from './operation.js';
import { decideNow } from './request-facts.js';

/** Whether all of an order could be cancelled where a part of it can't. */
export const tryWholeOrder: Operation = async (asked, context) => {
  const selection = selectionOf(asked);
  const order = selection === null ? null : await orderOf(context, selection.orderId);
  if (selection === null || order === null) return { outcome: 'not-possible' };
  const lines = linesLeft(order);
  const units = (of: typeof lines): number => of.reduce((sum, { quantity }) => sum + quantity, 0);
  if (units(lines) <= units(selection.lines)) return { outcome: 'not-possible' };
  const facts = { ...asked.facts, selection: { orderId: order.id, lines } };
  const answer = await decideNow({ ...asked, facts }, context);
  return { outcome: answer?.decision.outcome === 'approve' ? 'possible' : 'not-possible' };
};

/** The request is about the whole order from here on: nothing that was said of a part of it counts any more. */
export const takeWholeOrder: Operation = async (asked, context) => {
  const selection = selectionOf(asked);
  const order = selection === null ? null : await orderOf(context, selection.orderId);
  if (order === null) return { outcome: 'taken' };
  const lines = linesLeft(order);
  return {
    outcome: 'taken',
    clear: ['items', 'order'],
    facts: { selection: { orderId: order.id, lines }, orderNumber: order.number },
    params: selectionParams(order, lines),
    focus: [order.id, ...lines.map(({ lineId }) => lineId)],
  };
};
