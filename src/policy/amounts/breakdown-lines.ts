import type { Breakdown, Order } from '../../domain/index.js';
import type { LineRemainder } from './line-remainder.js';
import { taxOfShipping } from './outbound-shipping.js';
import type { RefundedLine } from './refund-units.js';

type Lines = Breakdown['lines'];

/** Goods net of tax and their tax, one pair per order line; together they are the gross that is refunded. */
export const goodsLines = (
  remainders: readonly LineRemainder[],
  refunded: readonly RefundedLine[],
  units: ReadonlyMap<string, number>,
): Lines =>
  refunded.flatMap((part) => {
    const line = remainders.find((remainder) => remainder.line.id === part.lineId)?.line;
    const quantity = units.get(part.lineId) ?? part.quantity;
    const about = {
      lineId: part.lineId,
      quantity,
      ...(line === undefined ? {} : { name: line.name }),
      ...(line?.names === undefined ? {} : { names: line.names }),
    };
    const goods = { bucket: 'goods' as const, amountMinor: part.grossMinor - part.taxMinor, ...about };
    return part.taxMinor === 0
      ? [goods]
      : [goods, { bucket: 'tax' as const, amountMinor: part.taxMinor, ...about }];
  });

export const shippingLines = (order: Order, leftMinor: number, amountMinor: number): Lines => {
  if (amountMinor === 0) return [];
  const taxMinor = taxOfShipping(order, leftMinor, amountMinor);
  const shipping = { bucket: 'shipping' as const, amountMinor: amountMinor - taxMinor };
  return taxMinor === 0 ? [shipping] : [shipping, { bucket: 'shipping-tax' as const, amountMinor: taxMinor }];
};
