import type { Breakdown, Order } from '../../domain/index.js';
import type { LineRemainder } from './line-remainder.js';
import { taxOfShipping } from './outbound-shipping.js';
import type { RefundedLine } from './refund-units.js';
import { taxByRate } from './tax-by-rate.js';

type Lines = Breakdown['lines'];

/** Goods net of tax and their tax by rate, for each order line; together they are the gross that is refunded. */
export const goodsLines = (
  remainders: readonly LineRemainder[],
  refunded: readonly RefundedLine[],
  units: ReadonlyMap<string, number>,
): Lines =>
  refunded.flatMap((part) => {
    const remainder = remainders.find((candidate) => candidate.line.id === part.lineId);
    if (remainder === undefined) return [];
    const { line } = remainder;
    const about = {
      lineId: part.lineId,
      quantity: units.get(part.lineId) ?? part.quantity,
      name: line.name,
      ...(line.names === undefined ? {} : { names: line.names }),
    };
    return [
      { bucket: 'goods' as const, amountMinor: part.grossMinor - part.taxMinor, ...about },
      ...taxByRate(remainder, part.taxMinor).map(({ name, taxMinor }) => ({
        bucket: 'tax' as const,
        amountMinor: taxMinor,
        ...about,
        ...(name === '' ? {} : { taxName: name }),
      })),
    ];
  });

export const shippingLines = (order: Order, leftMinor: number, amountMinor: number): Lines => {
  if (amountMinor === 0) return [];
  const taxMinor = taxOfShipping(order, leftMinor, amountMinor);
  const shipping = { bucket: 'shipping' as const, amountMinor: amountMinor - taxMinor };
  return taxMinor === 0 ? [shipping] : [shipping, { bucket: 'shipping-tax' as const, amountMinor: taxMinor }];
};

/** A bucket without parts: no line when there is nothing in it. */
export const plainLines = (bucket: Lines[number]['bucket'], amountMinor: number): Lines =>
  amountMinor === 0 ? [] : [{ bucket, amountMinor }];
