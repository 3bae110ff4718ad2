import type { Fulfilment, Order } from '../../domain/index.js';

/** One parcel of an order and how far it has come. No moment at all: packed and not yet sent. */
export interface Parcel {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly lines: Fulfilment['lines'];
  readonly shippedAt?: Date;
  readonly deliveredAt?: Date;
}

const latest = (moments: readonly string[]): string | undefined => [...moments].sort().at(-1);
const earliest = (moments: readonly string[]): string | undefined => [...moments].sort()[0];

const fulfilmentOf = (orderId: string, parcel: Parcel, index: number): Fulfilment => ({
  id: `${orderId}-parcel-${index + 1}`,
  ...(parcel.shippedAt === undefined
    ? {}
    : { carrier: parcel.carrier, trackingNumber: parcel.trackingNumber }),
  status:
    parcel.deliveredAt !== undefined ? 'delivered' : parcel.shippedAt !== undefined ? 'shipped' : 'processed',
  ...(parcel.shippedAt === undefined ? {} : { shippedAt: parcel.shippedAt.toISOString() }),
  ...(parcel.deliveredAt === undefined ? {} : { deliveredAt: parcel.deliveredAt.toISOString() }),
  lines: parcel.lines,
});

const statusOf = (fulfilments: readonly Fulfilment[]): Order['status'] => {
  const delivered = fulfilments.filter((fulfilment) => fulfilment.status === 'delivered').length;
  if (fulfilments.length > 0 && delivered === fulfilments.length) return 'delivered';
  if (delivered > 0) return 'partly-delivered';
  if (fulfilments.some((fulfilment) => fulfilment.status === 'shipped')) return 'shipped';
  return fulfilments.length > 0 ? 'processed' : 'pending';
};

/** Every unit of the order, as one parcel holds it. */
export const allUnits = (order: Order): Fulfilment['lines'] =>
  order.lines.map((line) => ({ lineId: line.id, quantity: line.quantity }));

/** Puts the parcels on the order; its status and moments follow from them and from nothing else. */
export const advanceOrder = (order: Order, parcels: readonly Parcel[]): Order => {
  const fulfilments = parcels.map((parcel, index) => fulfilmentOf(order.id, parcel, index));
  const status = statusOf(fulfilments);
  const shippedAt = earliest(fulfilments.flatMap((fulfilment) => fulfilment.shippedAt ?? []));
  const deliveredAt = latest(fulfilments.flatMap((fulfilment) => fulfilment.deliveredAt ?? []));
  return {
    ...order,
    status,
    ...(shippedAt === undefined ? {} : { shippedAt }),
    ...(status === 'delivered' && deliveredAt !== undefined ? { deliveredAt } : {}),
    fulfilments,
  };
};
