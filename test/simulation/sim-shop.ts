import {
  type Customer,
  customerSchema,
  type Order,
  orderSchema,
  type Product,
  productSchema,
} from '../../src/domain/index.js';
import type { Random } from './random.js';

export interface SimShop {
  readonly products: readonly Product[];
  readonly customers: readonly Customer[];
  readonly orders: readonly Order[];
}

const goods = [
  ['kettle', 'Copper Kettle', 4_990],
  ['lamp', 'Desk Lamp', 3_750],
  ['skateboard', 'Maple Skateboard', 12_000],
  ['blender', 'Stand Blender', 8_901],
  ['backpack', 'Canvas Backpack', 6_333],
  ['bottle', 'Steel Bottle', 1_999],
] as const;

const day = 86_400_000;

const makeOrder = (
  random: Random,
  made: { id: string; number: string; customerId: string; now: number; movers: readonly string[] },
): Order => {
  const isWaiting = random.chance(0.3);
  const isTwoTenders = random.chance(0.6);
  const lines = random
    .shuffled(goods)
    .slice(0, random.between(1, 3))
    .map(([name, title, priceMinor]) => {
      const quantity = random.pick([1, 1, 1, 2, 3]);
      const grossMinor = Math.round(priceMinor * quantity * random.pick([1, 1, 0.9]));
      return {
        id: `${made.id}-${name}`,
        productId: name,
        variantId: `${name}-v`,
        name: title,
        quantity,
        grossMinor,
        taxes: [{ name: 'Sales tax', taxMinor: Math.round(grossMinor * 0.0825) }],
      };
    });
  const shippingMinor = random.pick([0, 0, 499]);
  const total = lines.reduce((sum, line) => sum + line.grossMinor, shippingMinor);
  const first = isTwoTenders ? Math.floor(total * random.pick([0.2, 0.5])) : total;
  const payments = [first, total - first]
    .filter((capturedMinor) => capturedMinor > 0)
    .map((capturedMinor, index) => ({
      id: `${made.id}-p${index}`,
      methodId: `${made.id}-m${index}`,
      kind: index === 0 ? 'card' : 'wallet',
      label: index === 0 ? 'Visa ··4021' : 'PayPal',
      capturedMinor,
      capturedAt: new Date(made.now - 8 * day).toISOString(),
      mover: random.pick(made.movers),
      providerPaymentId: `${made.id}-p${index}`,
    }));
  const arrived = new Date(made.now - random.between(2, 6) * day).toISOString();
  return orderSchema.parse({
    id: made.id,
    number: made.number,
    customerId: made.customerId,
    status: isWaiting ? 'processed' : 'delivered',
    currency: 'USD',
    placedAt: new Date(made.now - 9 * day).toISOString(),
    ...(isWaiting ? {} : { shippedAt: new Date(made.now - 7 * day).toISOString(), deliveredAt: arrived }),
    lines,
    shipping: { grossMinor: shippingMinor, taxMinor: 0 },
    payments,
    fulfilments: isWaiting
      ? []
      : [
          {
            id: `${made.id}-f`,
            status: 'delivered',
            deliveredAt: arrived,
            proof: 'signature',
            lines: lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
          },
        ],
  });
};

/** A few customers with an order or two each, paid over the movers there are. */
export const makeSimShop = (random: Random, now: number, movers: readonly string[]): SimShop => {
  const products = goods.map(([id, name, priceMinor]) =>
    productSchema.parse({
      id,
      name,
      variants: [
        { id: `${id}-v`, options: {}, priceMinor, currency: 'USD', stock: 5 },
        {
          id: `${id}-w`,
          options: { colour: 'red' },
          priceMinor: priceMinor + 500,
          currency: 'USD',
          stock: 5,
        },
      ],
    }),
  );
  const customers: Customer[] = [];
  const orders: Order[] = [];
  for (let number = 1; number <= random.between(1, 2); number += 1) {
    const customerId = `cust-${number}`;
    const own = Array.from({ length: random.between(1, 2) }, (_, index) =>
      makeOrder(random, {
        id: `order-${number}${index}`,
        number: `#1${number}0${index}1`,
        customerId,
        now,
        movers,
      }),
    );
    orders.push(...own);
    customers.push(
      customerSchema.parse({
        id: customerId,
        firstName: 'Mei',
        lastName: `Lin${number}`,
        emails: [`mei${number}@example.com`],
        postcode: '98101',
        country: 'US',
        paymentMethods: own.flatMap((order) =>
          order.payments.map(({ methodId, kind }) => ({ id: methodId, kind, brand: kind })),
        ),
      }),
    );
  }
  return { products, customers, orders };
};
