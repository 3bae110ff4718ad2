import type { Order, ShopFile } from '../../src/domain/index.js';

/** Somebody of the sandbox shop and an order of theirs, as they would speak of it. */
export interface Buyer {
  readonly email: string;
  readonly orderNumber: string;
  readonly goods: string;
}

export interface Buyers {
  /** Delivered lately, nothing done to the order yet. */
  readonly withGoods: readonly Buyer[];
  readonly withGoodsInChina: readonly Buyer[];
  /** Paid and not shipped. */
  readonly waiting: readonly Buyer[];
}

const dayMs = 86_400_000;
const recentDays = 24;

const deliveredLately = (order: Order, now: Date): boolean =>
  order.status === 'delivered' &&
  order.deliveredAt !== undefined &&
  now.getTime() - Date.parse(order.deliveredAt) < recentDays * dayMs;

/** In a fixed order. */
export const findBuyers = (shop: ShopFile, now: Date): Buyers => {
  const emails = new Map(shop.customers.map(({ id, emails }) => [id, emails[0]]));
  const buyersOf = (market: string, fits: (order: Order) => boolean): Buyer[] =>
    shop.orders.flatMap((order) => {
      const [line] = order.lines;
      const email = emails.get(order.customerId);
      const untouched = order.actions.length === 0 && order.market === market;
      if (!untouched || !fits(order) || email === undefined || line === undefined || line.tags.length > 0)
        return [];
      const goods = market === 'CN' ? (line.names?.zh ?? line.name) : line.name;
      return [{ email, orderNumber: order.number, goods }];
    });
  return {
    withGoods: buyersOf('US', (order) => deliveredLately(order, now)),
    withGoodsInChina: buyersOf('CN', (order) => deliveredLately(order, now)),
    waiting: buyersOf('US', (order) => order.status === 'pending'),
  };
};
