import type { Customer, Order, PaymentMethod, Product, ShopFile } from '../../src/domain/index.js';
import type { TauItem, TauMethod, TauOrder, TauProduct, TauShop, TauUser } from './tau-data.js';

/**
 * The benchmark's shop has no dates and no windows. Ours has: what a customer has listed later was placed later, what is
 * delivered was delivered within weeks, and what is pending was placed within days.
 */
export const shopNow = '2026-11-21T12:00:00Z';

const dayMs = 86_400_000;
const currency = 'USD';
const stockOfAvailable = 10;
const daysAgo = (days: number): string => new Date(Date.parse(shopNow) - days * dayMs).toISOString();
export const toMinor = (amount: number): number => Math.round(amount * 100);

export const toShopFile = (shop: TauShop): ShopFile => ({
  schema: 'makegood-shop/1',
  products: Object.values(shop.products).map(toProduct),
  customers: Object.values(shop.users).map(toCustomer),
  orders: Object.values(shop.orders).map((order) => toOrder(order, shop.users[order.user_id] as TauUser)),
});

const toProduct = ({ product_id, name, variants }: TauProduct): Product => ({
  id: product_id,
  name,
  category: 'general',
  tags: [],
  variants: Object.values(variants).map(({ item_id, options, available, price }) => ({
    id: item_id,
    options,
    priceMinor: toMinor(price),
    currency,
    stock: available ? stockOfAvailable : 0,
  })),
});

const kinds = { paypal: 'wallet', credit_card: 'card', gift_card: 'gift-card' } as const;
const brandOf = ({ source, brand = 'Card' }: TauMethod): string =>
  ({ paypal: 'PayPal', gift_card: 'Gift card', credit_card: brand[0]?.toUpperCase() + brand.slice(1) })[
    source
  ];

const toMethod = (method: TauMethod): PaymentMethod => ({
  id: method.id,
  kind: kinds[method.source],
  brand: brandOf(method),
  ...(method.last_four !== undefined && { lastFour: method.last_four }),
  ...(method.balance !== undefined && { balanceMinor: toMinor(method.balance), currency }),
});

const toCustomer = (user: TauUser): Customer => ({
  id: user.user_id,
  firstName: user.name.first_name,
  lastName: user.name.last_name,
  emails: [user.email],
  postcode: user.address.zip,
  country: user.address.country,
  tags: [],
  paymentMethods: Object.values(user.payment_methods).map(toMethod),
});

export const orderIdOf = (number: string): string => number.replace('#', '');
export const lineIdOf = (number: string, itemId: string): string => `${orderIdOf(number)}-${itemId}`;

/** Two of the same thing at the same price are one line of two. */
const toLines = (number: string, items: readonly TauItem[]): Order['lines'] => {
  const lines = new Map<string, Order['lines'][number]>();
  for (const { item_id, product_id, name, options, price } of items) {
    const before = lines.get(item_id);
    lines.set(item_id, {
      id: lineIdOf(number, item_id),
      productId: product_id,
      variantId: item_id,
      name,
      options,
      category: 'general',
      tags: [],
      quantity: (before?.quantity ?? 0) + 1,
      grossMinor: (before?.grossMinor ?? 0) + toMinor(price),
      taxes: [],
      discountMinor: 0,
    });
  }
  return [...lines.values()];
};

const daysOf = (status: TauOrder['status'], later: number) =>
  ({
    pending: { placed: 1 + later, shipped: null, delivered: null },
    processed: { placed: 4 + later, shipped: null, delivered: null },
    delivered: { placed: 12 + 2 * later, shipped: 10 + 2 * later, delivered: 7 + 2 * later },
    cancelled: { placed: 6 + later, shipped: null, delivered: null },
  })[status];

const toOrder = (order: TauOrder, user: TauUser): Order => {
  const { order_id: number, status } = order;
  const id = orderIdOf(number);
  const later = Math.max(0, user.orders.length - 1 - user.orders.indexOf(number));
  const days = daysOf(status, later);
  const lines = toLines(number, order.items);
  const moments = {
    ...(days.shipped !== null && { shippedAt: daysAgo(days.shipped) }),
    ...(days.delivered !== null && { deliveredAt: daysAgo(days.delivered) }),
  };
  return {
    id,
    number,
    customerId: order.user_id,
    status,
    currency,
    market: 'US',
    salesChannel: 'web',
    gift: false,
    placedAt: daysAgo(days.placed),
    ...moments,
    lines,
    shipping: { grossMinor: 0, taxMinor: 0 },
    payments: paymentsOf(order, user, daysAgo(days.placed)),
    fulfilments: order.fulfillments.map(({ tracking_id: [trackingNumber] }, index) => ({
      id: `${id}-parcel-${index + 1}`,
      ...(trackingNumber !== undefined && { trackingNumber }),
      status: status === 'delivered' ? 'delivered' : 'processed',
      ...moments,
      lines: lines.map((line) => ({ lineId: line.id, quantity: line.quantity })),
    })),
    actions: status === 'cancelled' ? cancelledBefore(order, daysAgo(days.placed - 1)) : [],
  };
};

const paymentIdOf = (number: string, index: number): string => `${orderIdOf(number)}-payment-${index + 1}`;

const paymentsOf = (order: TauOrder, user: TauUser, capturedAt: string): Order['payments'] =>
  order.payment_history
    .filter((entry) => entry.transaction_type === 'payment')
    .map(({ amount, payment_method_id: methodId }, index) => {
      const method = user.payment_methods[methodId];
      if (method === undefined) throw new Error(`${order.order_id} was paid with a method nobody has`);
      const ending = method.last_four === undefined ? '' : ` ··${method.last_four}`;
      return {
        id: paymentIdOf(order.order_id, index),
        methodId,
        kind: kinds[method.source],
        label: `${brandOf(method)}${ending}`,
        capturedMinor: toMinor(amount),
        capturedAt,
      };
    });

/** Its id tells it from what a conversation does. */
export const importedPrefix = 'before-';

const cancelledBefore = (order: TauOrder, at: string): Order['actions'] => {
  const orderId = orderIdOf(order.order_id);
  return [
    { kind: 'cancellation', id: `${importedPrefix}${orderId}`, orderId, at, reason: 'no-longer-needed' },
    ...order.payment_history
      .filter((entry) => entry.transaction_type === 'refund')
      .map(({ amount, payment_method_id: methodId }, index) => ({
        kind: 'refund' as const,
        id: `${importedPrefix}${orderId}-${index + 1}`,
        orderId,
        at,
        paymentId: paymentIdOf(order.order_id, index),
        methodId,
        amountMinor: toMinor(amount),
        status: 'succeeded' as const,
      })),
  ];
};
