import type { Order, OrderLine } from '../../domain/index.js';

export const deliveryStates = ['not-shipped', 'on-the-way', 'delivered'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Where the asked units of one line are, and since when. `null` means that the records do not tell. */
export interface LineDelivery {
  readonly state: DeliveryState | null;
  readonly shippedAt: string | null;
  readonly deliveredAt: string | null;
}

/** The last of these moments; null when there is none, or when one of them was never noted. */
export const latest = (moments: readonly (string | undefined)[]): string | null => {
  let last: string | null = null;
  for (const moment of moments) {
    if (moment === undefined) return null;
    if (last === null || Date.parse(moment) > Date.parse(last)) last = moment;
  }
  return last;
};

const fromStatus = (order: Order): DeliveryState | null => {
  switch (order.status) {
    case 'pending':
    case 'processed':
      return 'not-shipped';
    case 'shipped':
      return 'on-the-way';
    case 'delivered':
      return 'delivered';
    default:
      return order.deliveredAt !== undefined
        ? 'delivered'
        : order.shippedAt !== undefined
          ? 'on-the-way'
          : null;
  }
};

/**
 * Reads the parcels first and the order's own status where no parcel names the line. When the units of a line are in
 * different places, a cancellation means those still here and everything else means those that arrived.
 */
export const lineDelivery = (order: Order, line: OrderLine, quantity: number, kind: string): LineDelivery =>
  withoutComing(readDelivery(order, line, quantity, kind));

/** Goods that have not left were not sent, and goods on their way have not arrived, whatever another line's dates say. */
const withoutComing = (delivery: LineDelivery): LineDelivery => {
  if (delivery.state === 'not-shipped') return { state: 'not-shipped', shippedAt: null, deliveredAt: null };
  return delivery.state === 'on-the-way' ? { ...delivery, deliveredAt: null } : delivery;
};

const readDelivery = (order: Order, line: OrderLine, quantity: number, kind: string): LineDelivery => {
  const parcels = order.fulfilments.filter((parcel) =>
    parcel.lines.some((entry) => entry.lineId === line.id),
  );
  if (parcels.length === 0) {
    // Others of this order travel in parcels and this line is in none: it has not left.
    const waiting = order.fulfilments.length > 0 && order.status !== 'delivered';
    return {
      state: waiting ? 'not-shipped' : fromStatus(order),
      shippedAt: waiting ? null : (order.shippedAt ?? null),
      deliveredAt: waiting ? null : (order.deliveredAt ?? null),
    };
  }
  const units: Record<DeliveryState, number> = {
    'not-shipped': line.quantity,
    'on-the-way': 0,
    delivered: 0,
  };
  for (const parcel of parcels) {
    const inParcel = parcel.lines.reduce(
      (sum, entry) => (entry.lineId === line.id ? sum + entry.quantity : sum),
      0,
    );
    if (parcel.status === 'processed') continue;
    units[parcel.status === 'delivered' ? 'delivered' : 'on-the-way'] += inParcel;
    units['not-shipped'] -= inParcel;
  }
  const preference: readonly DeliveryState[] =
    kind === 'cancel'
      ? ['not-shipped', 'on-the-way', 'delivered']
      : ['delivered', 'on-the-way', 'not-shipped'];
  const state = preference.find((candidate) => units[candidate] >= quantity) ?? null;
  const arrived = parcels.filter((parcel) => parcel.status === 'delivered');
  const travelling = parcels.filter((parcel) => parcel.status === 'shipped');
  // Each unit goes by the dates of the parcels it can be in; units in different places have not all arrived.
  const sent = { delivered: arrived, 'on-the-way': travelling, 'not-shipped': [] };
  const own = state === null ? [...arrived, ...travelling] : sent[state];
  return {
    state,
    shippedAt: latest(own.map((parcel) => parcel.shippedAt)) ?? order.shippedAt ?? null,
    deliveredAt:
      state === null
        ? null
        : (latest(arrived.map((parcel) => parcel.deliveredAt)) ?? order.deliveredAt ?? null),
  };
};
