import type { Customer, Order, ShopFile } from '../../src/domain/index.js';
import { makeSandboxShop } from '../../src/shops/index.js';

/**
 * The sandbox shop and seven more like it in the same tables: in one shop, the goods that can be sent back are used up
 * before a run ends. Everybody has as many orders as in one.
 */
export const makeBenchShop = (seed: number, now: Date): ShopFile => {
  const shop = makeSandboxShop({ seed, now });
  const copies = [1, 2, 3, 4, 5, 6, 7];
  return {
    ...shop,
    customers: [...shop.customers, ...copies.flatMap((copy) => shop.customers.map(copyCustomer(copy)))],
    orders: [...shop.orders, ...copies.flatMap((copy) => shop.orders.map(copyOrder(copy)))],
  };
};

const copyCustomer =
  (copy: number) =>
  (customer: Customer): Customer => ({
    ...customer,
    id: `${customer.id}-${copy}`,
    emails: customer.emails.map((email) => `c${copy}.${email}`),
  });

const copyOrder =
  (copy: number) =>
  (order: Order): Order => {
    const id = `${order.id}-${copy}`;
    return {
      ...order,
      id,
      number: order.number.replace('#', `#${copy}`),
      customerId: `${order.customerId}-${copy}`,
      actions: order.actions.map((action) => ({ ...action, id: `${action.id}-${copy}`, orderId: id })),
    };
  };
