import type { Order, Product, ShopFile } from '../../domain/index.js';
import { demoOrders, makeDemoOrders } from './demo-orders.js';
import { demoCustomer, demoPeople } from './demo-people.js';
import { makeShoppers, type Shopper } from './make-customers.js';
import { makeOrder } from './make-order.js';
import { makeProducts } from './make-products.js';
import { drawOrderNumbers, type NumberedMoment } from './order-numbers.js';
import { type SeededRandom, seededRandom } from './seeded-random.js';

const dayMs = 86_400_000;

const markets = {
  US: {
    shoppers: 112,
    orders: 550,
    oldest: { number: 9930, daysAgo: 119.5 },
    newest: { number: 10_545, daysAgo: 0.05 },
  },
  CN: {
    shoppers: 78,
    orders: 437,
    oldest: { number: 20_375, daysAgo: 119.5 },
    newest: { number: 20_870, daysAgo: 0.05 },
  },
} as const;

/** The demo orders' own numbers and moments, so that the numbers around them tell the same story. */
const anchorsOf = (market: 'US' | 'CN'): NumberedMoment[] => {
  const { oldest, newest } = markets[market];
  const named = demoOrders
    .map((order) => ({ number: Number(order.number.slice(1)), daysAgo: order.placedDaysAgo }))
    .filter((anchor) => anchor.number > oldest.number && anchor.number < newest.number);
  return [oldest, ...named.sort((a, b) => a.number - b.number), newest];
};

const makeOrders = (
  task: { market: 'US' | 'CN'; shoppers: readonly Shopper[]; products: readonly Product[]; now: Date },
  random: SeededRandom,
): Order[] => {
  const anchors = anchorsOf(task.market);
  const taken = new Set(anchors.map((anchor) => anchor.number));
  return drawOrderNumbers({ anchors, taken, count: markets[task.market].orders }, random).map(
    ({ number, daysAgo }) =>
      makeOrder(
        {
          number: `#${number}`,
          market: task.market,
          shopper: random.pick(task.shoppers),
          products: task.products,
          placedAt: new Date(task.now.getTime() - Math.round(daysAgo * dayMs)),
          now: task.now,
        },
        random,
      ),
  );
};

/**
 * A whole shop from a seed: 64 products, 200 customers and 1,000 orders over the 120 days before `now`, in US dollars and
 * yuan. The same seed and moment give the same shop; the people of `demo-people.ts` are the same in every one.
 */
export const makeSandboxShop = (wanted: { seed: number; now: Date }): ShopFile => {
  const { seed, now } = wanted;
  const random = seededRandom(seed);
  const products = makeProducts(random);
  const demoCustomers = demoPeople.map((person) => demoCustomer(person, now));
  const us = makeShoppers({ market: 'US', count: markets.US.shoppers, firstIndex: 1, now }, random);
  const cn = makeShoppers(
    { market: 'CN', count: markets.CN.shoppers, firstIndex: 1 + us.length, now },
    random,
  );
  const allProducts = [...products.us, ...products.cn];
  return {
    schema: 'makegood-shop/1',
    products: allProducts,
    customers: [
      ...demoCustomers,
      ...us.map(({ customer }) => customer),
      ...cn.map(({ customer }) => customer),
    ],
    orders: [
      ...makeDemoOrders({ products: allProducts, customers: demoCustomers, now }),
      ...makeOrders({ market: 'US', shoppers: us, products: products.us, now }, random),
      ...makeOrders({ market: 'CN', shoppers: cn, products: products.cn, now }, random),
    ],
  };
};
