import type { Params, ParamValue } from '../../dialog/index.js';
import type { DecisionFacts, Order, OrderLine } from '../../domain/index.js';
import { lineRemainder, nothingReserved } from '../../policy/index.js';
import type { Selection } from '../operations/operation.js';

export const itemParam = (line: OrderLine, quantity: number): ParamValue => ({
  kind: 'item',
  name: line.name,
  names: line.names ?? {},
  options: line.options,
  quantity,
});

export const itemsParam = (order: Order, lines: Selection['lines']): ParamValue => ({
  kind: 'list',
  style: 'and',
  items: lines.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find((candidate) => candidate.id === lineId);
    return line === undefined ? [] : [itemParam(line, quantity)];
  }),
});

/** What can still be asked about: units not refunded, not promised, not on their way back and not cancelled. */
export const linesLeft = (
  order: Order,
  reserved: DecisionFacts['reserved'] = nothingReserved,
): Selection['lines'] =>
  order.lines.flatMap((line) => {
    const { quantityLeft } = lineRemainder(order, line, reserved);
    return quantityLeft > 0 ? [{ lineId: line.id, quantity: quantityLeft }] : [];
  });

export const allLines = (order: Order): Selection['lines'] =>
  order.lines.map((line) => ({ lineId: line.id, quantity: line.quantity }));

export const capturedMinor = (order: Order): number =>
  order.payments.reduce((sum, payment) => sum + payment.capturedMinor, 0);

const message = (key: string, params: Params = {}): ParamValue => ({ kind: 'message', key, params });
const date = (iso: string): ParamValue => ({ kind: 'date', iso });

/** When it was delivered, shipped or placed: the latest of these that happened. */
export const whenParam = (order: Order): ParamValue => {
  if (order.status === 'cancelled') return message('when.cancelled');
  const delivered = deliveredAt(order);
  if (delivered !== null && order.status === 'partly-delivered')
    return message('when.partly-delivered', { date: date(delivered) });
  if (delivered !== null) return message('when.delivered', { date: date(delivered) });
  const shipped = shippedAt(order);
  if (shipped !== null) return message('when.shipped', { date: date(shipped) });
  return message('when.placed', { date: date(order.placedAt) });
};

const latest = (moments: readonly (string | undefined)[]): string | null =>
  moments
    .filter((moment): moment is string => moment !== undefined)
    .sort((a, b) => Date.parse(b) - Date.parse(a))[0] ?? null;
export const deliveredAt = (order: Order): string | null =>
  order.deliveredAt ?? latest(order.fulfilments.map((fulfilment) => fulfilment.deliveredAt));
const shippedAt = (order: Order): string | null =>
  order.shippedAt ?? latest(order.fulfilments.map((fulfilment) => fulfilment.shippedAt));

export const statusParams = (order: Order): Params => {
  const tracking = order.fulfilments.find(
    (fulfilment) => fulfilment.trackingNumber !== undefined,
  )?.trackingNumber;
  const when = deliveredAt(order) ?? shippedAt(order) ?? order.placedAt;
  const delivered = ['delivered', 'partly-refunded', 'refunded'].includes(order.status);
  return {
    orderNumber: order.number,
    items: itemsParam(order, allLines(order)),
    total: {
      kind: 'money',
      amountMinor:
        capturedMinor(order) ||
        order.lines.reduce((sum, line) => sum + line.grossMinor, order.shipping.grossMinor),
      currency: order.currency,
    },
    statusText: message(`order-status.${order.status}`, {
      date: date(
        delivered ? when : order.status === 'shipped' ? (shippedAt(order) ?? order.placedAt) : order.placedAt,
      ),
      tracking: tracking === undefined ? '' : message('tracking.some', { number: tracking }),
    }),
  };
};

export const selectionParams = (order: Order, lines: Selection['lines']): Params => ({
  items: itemsParam(order, lines),
  orderNumber: order.number,
  when: whenParam(order),
});
