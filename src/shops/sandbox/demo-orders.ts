import { AppError } from '../../base/index.js';
import type { Customer, Order, Product } from '../../domain/index.js';
import { refundOneUnit } from './act-on-order.js';
import { advanceOrder, allUnits, type Parcel } from './advance-order.js';
import { composeOrder, type OrderedItem, type OrderPlan } from './compose-order.js';

const dayMs = 86_400_000;
const untaxed = { taxName: '', taxBasisPoints: 0 };
const washington = { taxName: 'WA sales tax', taxBasisPoints: 825 };

interface DemoOrder {
  readonly number: string;
  readonly customerId: string;
  readonly placedDaysAgo: number;
  readonly place: OrderPlan['place'];
  /** Product, options that single out one variant (a prefix of them will do), quantity. */
  readonly items: readonly (readonly [
    productId: string,
    options: Readonly<Record<string, string>>,
    quantity: number,
  ])[];
  readonly shippingMinor?: number;
  readonly tenders: OrderPlan['tenders'];
  readonly gift?: boolean;
  readonly parcels?: readonly {
    readonly lines?: readonly number[];
    readonly shippedDaysAgo?: number;
    readonly deliveredDaysAgo?: number;
  }[];
  readonly refundOfLine?: {
    readonly lineIndex: number;
    readonly paymentIndex: number;
    readonly daysAgo: number;
  };
}

/** `#10398` and `#9917` went to Oregon, which adds no sales tax. */
export const demoOrders: readonly DemoOrder[] = [
  {
    number: '#9917',
    customerId: 'sam-carter',
    placedDaysAgo: 231,
    place: untaxed,
    items: [['trail-boots', { size: '9', color: 'brown' }, 1]],
    tenders: [{ methodId: 'sam-visa' }],
    parcels: [{ shippedDaysAgo: 229, deliveredDaysAgo: 226 }],
  },
  {
    number: '#10398',
    customerId: 'mei-lin',
    placedDaysAgo: 17,
    place: untaxed,
    items: [
      ['maple-skateboard', { deck: 'maple', length: '31 in' }, 1],
      ['electric-kettle', { capacity: '1 L', color: 'steel' }, 1],
    ],
    tenders: [{ methodId: 'mei-paypal' }],
    parcels: [{ shippedDaysAgo: 15, deliveredDaysAgo: 12 }],
  },
  {
    number: '#10440',
    customerId: 'tom-becker',
    placedDaysAgo: 15,
    place: { taxName: 'IL sales tax', taxBasisPoints: 1025 },
    items: [
      ['desk-lamp', { color: 'brass' }, 1],
      ['floor-lamp', { color: 'brass' }, 1],
      ['wool-throw', { color: 'rust' }, 2],
    ],
    tenders: [{ methodId: 'tom-gift-card', mostMinor: 5000 }, { methodId: 'tom-visa' }],
    parcels: [{ shippedDaysAgo: 13, deliveredDaysAgo: 10 }],
    refundOfLine: { lineIndex: 2, paymentIndex: 1, daysAgo: 6 },
  },
  {
    number: '#10455',
    customerId: 'mei-lin',
    placedDaysAgo: 13,
    place: washington,
    items: [
      ['garden-hose', { length: '25 ft' }, 1],
      ['desk-lamp', { color: 'black' }, 1],
    ],
    tenders: [{ methodId: 'mei-gift-card' }],
  },
  {
    number: '#10471',
    customerId: 'mei-lin',
    placedDaysAgo: 12,
    place: washington,
    items: [['day-backpack', { color: 'olive', capacity: '18 L' }, 1]],
    tenders: [{ methodId: 'mei-visa' }],
    parcels: [{ shippedDaysAgo: 0.2 }],
  },
  {
    number: '#10478',
    customerId: 'elena-petrova',
    placedDaysAgo: 11.5,
    place: { taxName: 'NY sales tax', taxBasisPoints: 888 },
    items: [
      ['tacto-keyboard', { switch: 'tactile', backlight: 'white' }, 1],
      ['glide-mouse', { color: 'black' }, 1],
    ],
    tenders: [{ methodId: 'elena-paypal' }],
    parcels: [
      { lines: [0], shippedDaysAgo: 10, deliveredDaysAgo: 7 },
      { lines: [1], shippedDaysAgo: 8 },
    ],
  },
  {
    number: '#10482',
    customerId: 'mei-lin',
    placedDaysAgo: 11,
    place: washington,
    items: [['aria-headphones', { color: 'black' }, 1]],
    tenders: [{ methodId: 'mei-visa' }],
    parcels: [{ shippedDaysAgo: 10, deliveredDaysAgo: 7 }],
  },
  {
    number: '#10485',
    customerId: 'jordan-ellis',
    placedDaysAgo: 10.3,
    place: { taxName: 'CO sales tax', taxBasisPoints: 881 },
    items: [
      ['name-mug', { color: 'blue' }, 2],
      ['coffee-beans', { weight: '250 g', roast: 'dark' }, 3],
    ],
    tenders: [{ methodId: 'jordan-visa' }],
    gift: true,
    parcels: [{ shippedDaysAgo: 8, deliveredDaysAgo: 4 }],
  },
  {
    number: '#10491',
    customerId: 'nora-haddad',
    placedDaysAgo: 9,
    place: { taxName: 'TX sales tax', taxBasisPoints: 825 },
    items: [
      ['clearance-dress', { color: 'coral', size: 'M' }, 1],
      ['merino-sweater', { color: 'green', size: 'M' }, 1],
    ],
    tenders: [{ methodId: 'nora-mastercard' }],
    parcels: [{ shippedDaysAgo: 8, deliveredDaysAgo: 5 }],
  },
  {
    number: '#10503',
    customerId: 'priya-raman',
    placedDaysAgo: 4,
    place: { taxName: 'CA sales tax', taxBasisPoints: 863 },
    items: [['stride-shoes', { size: '8', color: 'blue' }, 1]],
    tenders: [{ methodId: 'priya-amex' }],
    parcels: [{ shippedDaysAgo: 2 }],
  },
  {
    number: '#20790',
    customerId: 'wang-fang',
    placedDaysAgo: 14,
    place: untaxed,
    items: [
      ['silk-scarf', { 颜色: '红色' }, 1],
      ['face-mask', { 片数: '10片' }, 1],
    ],
    tenders: [{ methodId: 'wang-fang-wechat' }],
    parcels: [{ shippedDaysAgo: 13, deliveredDaysAgo: 11 }],
  },
  {
    number: '#20817',
    customerId: 'li-na',
    placedDaysAgo: 9,
    place: untaxed,
    items: [['ceramic-cup', { 颜色: '白色' }, 2]],
    shippingMinor: 800,
    tenders: [{ methodId: 'li-na-alipay' }],
    parcels: [{ shippedDaysAgo: 8, deliveredDaysAgo: 6 }],
  },
  {
    number: '#20858',
    customerId: 'zhang-wei',
    placedDaysAgo: 1,
    place: untaxed,
    items: [['rice-cooker', { 容量: '3L' }, 1]],
    tenders: [{ methodId: 'zhang-wei-gift-card', mostMinor: 2000 }, { methodId: 'zhang-wei-wechat' }],
  },
];

const itemOf = (
  products: readonly Product[],
  [productId, options, quantity]: DemoOrder['items'][number],
): OrderedItem => {
  const product = products.find((candidate) => candidate.id === productId);
  const variant = product?.variants.find((candidate) =>
    Object.entries(options).every(([option, value]) => candidate.options[option] === value),
  );
  if (product === undefined || variant === undefined)
    throw new AppError('unexpected', { reason: 'sandbox-variant-unknown', productId });
  return { product, variant, quantity };
};

const parcelsOf = (demo: DemoOrder, order: Order, ago: (days: number) => Date): Parcel[] =>
  (demo.parcels ?? []).map((parcel, index) => ({
    carrier: order.market === 'CN' ? 'SF Express' : 'UPS',
    trackingNumber: `${order.market === 'CN' ? 'SF' : '1Z'}${demo.number.slice(1).padStart(10, '0')}${index + 1}`,
    lines: allUnits(order).filter((_, line) => parcel.lines?.includes(line) ?? true),
    ...(parcel.shippedDaysAgo === undefined ? {} : { shippedAt: ago(parcel.shippedDaysAgo) }),
    ...(parcel.deliveredDaysAgo === undefined ? {} : { deliveredAt: ago(parcel.deliveredDaysAgo) }),
  }));

export const makeDemoOrders = (shop: {
  readonly products: readonly Product[];
  readonly customers: readonly Customer[];
  readonly now: Date;
}): Order[] => {
  const ago = (days: number): Date => new Date(shop.now.getTime() - days * dayMs);
  return demoOrders.map((demo) => {
    const customer = shop.customers.find((candidate) => candidate.id === demo.customerId);
    if (customer === undefined)
      throw new AppError('unexpected', { reason: 'sandbox-person-unknown', customerId: demo.customerId });
    const placed = composeOrder({
      number: demo.number,
      market: demo.number.startsWith('#2') ? 'CN' : 'US',
      customer,
      place: demo.place,
      placedAt: ago(demo.placedDaysAgo),
      items: demo.items.map((item) => itemOf(shop.products, item)),
      shippingMinor: demo.shippingMinor ?? 0,
      tenders: demo.tenders,
      gift: demo.gift ?? false,
    });
    const aged = advanceOrder(placed, parcelsOf(demo, placed, ago));
    const refund = demo.refundOfLine;
    return refund === undefined ? aged : refundOneUnit(aged, { ...refund, at: ago(refund.daysAgo) });
  });
};
