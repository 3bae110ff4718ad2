import type { Customer } from '../../bench/turns/conversations.js';
import type { Order, Customer as ShopCustomer, ShopFile } from '../../src/domain/index.js';

/** Somebody with one order, and what they come to say about it. */
export interface Shopper {
  readonly orderId: string;
  readonly wants: (typeof wishes)[number];
  readonly customer: Customer;
}

/**
 * `missing`, `broken` and `cancel` move money at once, the last over two tenders; `return` reserves it until the goods
 * are back; `question` files nothing.
 */
export const wishes = ['missing', 'broken', 'cancel', 'missing', 'return', 'broken', 'question'] as const;

const dayMs = 86_400_000;

const products: ShopFile['products'] = [
  product('mug', 'Stoneware Mug', 1800),
  product('candle', 'Beeswax Candle', 1250),
  product('tray', 'Oak Tray', 3900),
];

function product(id: string, name: string, priceMinor: number): ShopFile['products'][number] {
  return {
    id,
    name,
    category: 'home',
    tags: [],
    variants: [{ id: `${id}-1`, options: {}, priceMinor, currency: 'USD', stock: 1000 }],
  };
}

const lineOf = (orderId: string, index: number, quantity: number, odd: number): Order['lines'][number] => {
  const { id, name, variants } = products[index] as (typeof products)[number];
  // Amounts that differ from order to order and do not divide evenly, so that a mix-up shows.
  const grossMinor = (variants[0]?.priceMinor ?? 0) * quantity + odd;
  return {
    id: `${orderId}-${id}`,
    productId: id,
    variantId: `${id}-1`,
    name,
    options: {},
    category: 'home',
    tags: [],
    quantity,
    grossMinor,
    taxes: [{ name: 'Sales tax', taxMinor: Math.floor(grossMinor / 13) }],
    discountMinor: 0,
  };
};

const orderOf = (number: number, wants: Shopper['wants'], mover: string, now: Date): Order => {
  const id = `crash-${number}`;
  const at = (daysAgo: number): string => new Date(now.getTime() - daysAgo * dayMs).toISOString();
  const lines = [lineOf(id, 0, 1, number % 97), lineOf(id, 1, 2, number % 89), lineOf(id, 2, 1, number % 83)];
  const totalMinor = lines.reduce((sum, { grossMinor }) => sum + grossMinor, 0);
  const isPending = wants === 'cancel';
  const giftMinor = isPending ? 1000 + (number % 71) : 0;
  const card = {
    id: `${id}-card`,
    methodId: `${id}-visa`,
    kind: 'card' as const,
    label: 'Visa ··4021',
    capturedMinor: totalMinor - giftMinor,
    mover,
    providerPaymentId: `pi_crash_${number}`,
  };
  const gift = {
    id: `${id}-gift`,
    methodId: `${id}-gift-card`,
    kind: 'gift-card' as const,
    label: 'Gift card ··0017',
    capturedMinor: giftMinor,
  };
  return {
    id,
    number: `#${200_000 + number}`,
    customerId: `crash-customer-${number}`,
    status: isPending ? 'pending' : 'delivered',
    currency: 'USD',
    market: 'US',
    salesChannel: 'web',
    gift: false,
    placedAt: at(isPending ? 1 : 12),
    ...(isPending ? {} : { shippedAt: at(9), deliveredAt: at(6) }),
    lines,
    shipping: { grossMinor: 0, taxMinor: 0 },
    payments: isPending ? [gift, card] : [card],
    fulfilments: isPending
      ? []
      : [
          {
            id: `${id}-parcel`,
            status: 'delivered',
            shippedAt: at(9),
            deliveredAt: at(6),
            lines: lines.map(({ id: lineId, quantity }) => ({ lineId, quantity })),
          },
        ],
    actions: [],
  };
};

const customerOf = (number: number, order: Order): ShopCustomer => ({
  id: order.customerId,
  firstName: 'Robin',
  lastName: `Case${number}`,
  emails: [`robin.${number}@example.com`],
  postcode: '98101',
  country: 'US',
  tags: [],
  paymentMethods: order.payments.map(({ methodId, kind }) =>
    kind === 'card'
      ? { id: methodId, kind, brand: 'Visa', lastFour: '4021' }
      : { id: methodId, kind, brand: 'Gift card', lastFour: '0017', balanceMinor: 0, currency: 'USD' },
  ),
});

const opening: Readonly<Record<Shopper['wants'], (order: Order) => readonly string[]>> = {
  missing: () => ['the stoneware mug was missing from my parcel, I want my money back'],
  broken: () => ['my stoneware mug arrived broken, i want a refund'],
  cancel: ({ number }) => [`please cancel my order ${number}`],
  return: () => ['Hi, I want to send back the oak tray and get my money back'],
  question: () => ['How long do I have to return something?', 'and who pays for the return label?'],
};
const reasonOf: Readonly<Record<Shopper['wants'], string>> = {
  missing: 'it was not in the parcel',
  broken: 'it arrived broken',
  cancel: 'ordered it by mistake',
  return: 'I changed my mind',
  question: 'other',
};

const wordsOf = (wants: Shopper['wants'], number: number, order: Order): Customer => ({
  about: wants,
  locale: 'en',
  opens: opening[wants](order),
  answers: {
    'ask-identity': [`robin.${number}@example.com, ${order.number}`],
    'ask-email': [`robin.${number}@example.com`],
    'ask-order': [order.number],
    'which-item': ['>'],
    'ask-reason': [reasonOf[wants]],
    'ask-evidence': ['one side is cracked'],
    'ask-resolution': ['refund please'],
    'which-resolution': [wants === 'cancel' ? '>cancel' : '>refund'],
    settlement: ['>yes'],
    filed: ['thanks, bye'],
  },
});

/** A shop of `count` people with one order each; cards are paid back by `mover`. */
export const makeShoppers = (
  count: number,
  mover: string,
  now: Date,
): { readonly shop: ShopFile; readonly shoppers: readonly Shopper[] } => {
  const people = Array.from({ length: count }, (_, number) => {
    const wants = wishes[number % wishes.length] as Shopper['wants'];
    const order = orderOf(number, wants, mover, now);
    return { number, wants, order };
  });
  return {
    shop: {
      schema: 'makegood-shop/1',
      products,
      customers: people.map(({ number, order }) => customerOf(number, order)),
      orders: people.map(({ order }) => order),
    },
    shoppers: people.map(({ number, wants, order }) => ({
      orderId: order.id,
      wants,
      customer: wordsOf(wants, number, order),
    })),
  };
};
