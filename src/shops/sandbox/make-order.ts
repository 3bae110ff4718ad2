import type { Order, Product, ReturnReason, ShopAction } from '../../domain/index.js';
import { cancelOrder, refundOneUnit } from './act-on-order.js';
import { advanceOrder, allUnits, type Parcel } from './advance-order.js';
import { composeOrder, type OrderedItem, type OrderPlan } from './compose-order.js';
import type { Shopper } from './make-customers.js';
import type { SeededRandom } from './seeded-random.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Fate = Order['status'];

/** What has become of an order of this age. Old orders that never moved are back orders and lost parcels. */
const fateAt = (ageDays: number, random: SeededRandom): Fate => {
  if (random.chance(0.05)) return 'cancelled';
  if (ageDays < 1)
    return random.weighted([
      ['pending', 8],
      ['processed', 2],
    ]);
  if (ageDays < 2)
    return random.weighted([
      ['pending', 3],
      ['processed', 5],
      ['shipped', 2],
    ]);
  if (ageDays < 6)
    return random.weighted([
      ['processed', 2],
      ['shipped', 5],
      ['delivered', 3],
      ['partly-delivered', 1],
    ]);
  return random.weighted([
    ['delivered', 78],
    ['partly-refunded', 9],
    ['partly-delivered', 4],
    ['shipped', 3],
    ['pending', 4],
    ['processed', 2],
  ]);
};

const isDigital = (item: OrderedItem): boolean => item.product.tags.includes('digital');

const pickItems = (products: readonly Product[], random: SeededRandom): OrderedItem[] => {
  const lines = random.weighted([
    [1, 50],
    [2, 28],
    [3, 15],
    [4, 7],
  ]);
  const items = random.sample(products, lines).map((product) => ({
    product,
    variant: random.pick(product.variants),
    quantity: random.weighted([
      [1, 78],
      [2, 14],
      [3, 5],
      [4, 2],
      [5, 1],
    ]),
  }));
  // A download is bought by itself, once: it needs no parcel.
  const digital = items.find(isDigital);
  return digital === undefined ? items : [{ ...digital, quantity: 1 }];
};

const planTenders = (shopper: Shopper, goodsMinor: number, random: SeededRandom): OrderPlan['tenders'] => {
  const { paymentMethods } = shopper.customer;
  const giftCard = paymentMethods.find((method) => method.kind === 'gift-card');
  const main = random.pick(paymentMethods.filter((method) => method.kind !== 'gift-card'));
  if (giftCard === undefined || random.chance(0.4)) return [{ methodId: main.id }];
  if (random.chance(0.25)) return [{ methodId: giftCard.id }];
  const mostMinor = Math.max(100, Math.round((goodsMinor * random.whole(10, 60)) / 10_000) * 100);
  return [{ methodId: giftCard.id, mostMinor }, { methodId: main.id }];
};

const carriers = { US: ['UPS', 'USPS', 'FedEx'], CN: ['SF Express', 'YTO Express'] } as const;
const shippingRule = {
  US: { freeFromMinor: 5000, priceMinor: 595 },
  CN: { freeFromMinor: 19_900, priceMinor: 800 },
} as const;

/** Splits the units over two parcels, at least one unit in each. */
const splitUnits = (order: Order): [Parcel['lines'], Parcel['lines']] => {
  const units = allUnits(order);
  const [first] = units;
  if (units.length > 1) return [units.slice(0, 1), units.slice(1)];
  return first === undefined
    ? [[], []]
    : [[{ ...first, quantity: 1 }], [{ ...first, quantity: first.quantity - 1 }]];
};

const planParcels = (order: Order, fate: Fate, now: Date, random: SeededRandom): Parcel[] => {
  if (fate === 'pending' || fate === 'cancelled') return [];
  const placed = new Date(order.placedAt).getTime();
  const ageMs = now.getTime() - placed;
  const after = (hours: number, shareOfAge: number): Date =>
    new Date(placed + Math.min(hours * hourMs, ageMs * shareOfAge));
  const parcel = (lines: Parcel['lines'], reached: 'packed' | 'shipped' | 'delivered'): Parcel => ({
    carrier: random.pick(carriers[order.market as 'US' | 'CN']),
    trackingNumber: `${order.market === 'CN' ? 'SF' : '1Z'}${random.digits(12)}`,
    lines,
    ...(reached === 'packed' ? {} : { shippedAt: after(random.whole(6, 40), 0.3) }),
    ...(reached === 'delivered' ? { deliveredAt: after(random.whole(60, 150), 0.8) } : {}),
  });
  if (fate === 'processed') return [parcel(allUnits(order), 'packed')];
  if (fate === 'shipped') return [parcel(allUnits(order), 'shipped')];
  const units = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  if (units < 2 || (fate === 'delivered' && random.chance(0.8)))
    return [parcel(allUnits(order), 'delivered')];
  const [first, second] = splitUnits(order);
  const behind = fate === 'partly-delivered' ? random.pick(['shipped', 'packed'] as const) : 'delivered';
  return [parcel(first, 'delivered'), parcel(second, behind)];
};

const refundReasons: readonly ReturnReason[] = [
  'changed-mind',
  'does-not-fit',
  'damaged',
  'not-as-described',
];

const requestReturn = (order: Order, at: Date, random: SeededRandom): Order => {
  const line = random.pick(order.lines);
  const [payment] = order.payments;
  if (payment === undefined) return order;
  const action: ShopAction = {
    kind: 'return',
    id: `${order.id}-return-1`,
    orderId: order.id,
    at: at.toISOString(),
    reason: random.pick(refundReasons),
    lines: [{ lineId: line.id, quantity: 1 }],
    refundToMethodId: payment.methodId,
    status: 'requested',
  };
  return { ...order, actions: [...order.actions, action] };
};

/** A partial refund needs a unit that is not the last one, and a payment that paid enough for it. */
const refundPart = (order: Order, at: Date): Order => {
  const lineIndex = order.lines.findIndex((line) => line.quantity > 1 || order.lines.length > 1);
  const line = order.lines[lineIndex];
  if (line === undefined) return order;
  const unitMinor = Math.ceil(line.grossMinor / line.quantity);
  const paymentIndex = order.payments.findIndex((payment) => payment.capturedMinor > unitMinor);
  return paymentIndex === -1 ? order : refundOneUnit(order, { lineIndex, paymentIndex, at });
};

/** One order by one shopper, placed at a given moment and aged until now. */
export const makeOrder = (
  task: {
    number: string;
    market: 'US' | 'CN';
    shopper: Shopper;
    products: readonly Product[];
    placedAt: Date;
    now: Date;
  },
  random: SeededRandom,
): Order => {
  const { market, shopper, placedAt, now } = task;
  const items = pickItems(task.products, random);
  const goodsMinor = items.reduce((sum, item) => sum + item.variant.priceMinor * item.quantity, 0);
  const discountMinor = random.chance(0.2)
    ? Math.round((goodsMinor * random.pick([5, 10, 15, 20])) / 100)
    : 0;
  const shipping = shippingRule[market];
  const placed = composeOrder({
    number: task.number,
    market,
    customer: shopper.customer,
    place: shopper.place,
    placedAt,
    items,
    discountMinor,
    shippingMinor:
      items.some(isDigital) || goodsMinor - discountMinor >= shipping.freeFromMinor ? 0 : shipping.priceMinor,
    tenders: planTenders(shopper, goodsMinor - discountMinor, random),
    gift: random.chance(0.05),
  });
  if (items.some(isDigital)) {
    const sentAt = new Date(
      placedAt.getTime() + Math.min(5 * 60_000, (now.getTime() - placedAt.getTime()) / 2),
    );
    const parcel = { carrier: 'e-mail', trackingNumber: `DL${random.digits(8)}`, lines: allUnits(placed) };
    return advanceOrder(placed, [{ ...parcel, shippedAt: sentAt, deliveredAt: sentAt }]);
  }
  const ageMs = now.getTime() - placedAt.getTime();
  const fate = fateAt(ageMs / dayMs, random);
  if (fate === 'cancelled')
    return cancelOrder(
      placed,
      new Date(placedAt.getTime() + Math.min(8 * hourMs, ageMs / 2)),
      'changed-mind',
    );
  const aged = advanceOrder(placed, planParcels(placed, fate, now, random));
  if (aged.deliveredAt === undefined) return aged;
  const deliveredAt = new Date(aged.deliveredAt).getTime();
  const later = new Date(
    deliveredAt + Math.min(random.whole(1, 5) * dayMs, (now.getTime() - deliveredAt) / 2),
  );
  if (fate === 'partly-refunded') return refundPart(aged, later);
  return random.chance(0.02) ? requestReturn(aged, later, random) : aged;
};
