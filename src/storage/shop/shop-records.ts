import type { Customer, Order, Product, ShopAction, ShopRecords } from '../../domain/index.js';
import type { Database, HotStatement } from '../database.js';
import { appendActions } from './append-actions.js';
import {
  type OrderRow,
  orderByNumberStatement,
  orderOf,
  ordersOfCustomerStatement,
  type RefundRow,
  selectOrders,
  selectRefunds,
} from './order-rows.js';
import { putCustomers, putOrders, putProducts } from './put-records.js';
import { emailKey, numberKey, plainKey } from './shop-keys.js';

const customerStatement: HotStatement = {
  name: 'customer',
  text: 'select document from shop_customers where id = $1',
};

const customersByEmailStatement: HotStatement = {
  name: 'customers_by_email',
  text: 'select document from shop_customers where email_keys @> array[$1::text] order by id collate "C"',
};

const refundsAPage = 200;

/** The shop's tables. Documents come back as they were put; orders are folded with what was done to them since. */
export const createShopRecords = (database: Database): ShopRecords => {
  const documents = async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
    (await database.query<{ document: T }>(text, values)).map((row) => row.document);
  const customers = (rest: string, values: readonly unknown[] = []) =>
    documents<Customer>(`select document from shop_customers ${rest} order by id collate "C"`, values);
  const orders = async (rest: string, values: readonly unknown[] = []): Promise<Order[]> =>
    (await database.query<OrderRow>(`${selectOrders} ${rest}`, values)).map(orderOf);
  const hotDocuments = async (statement: HotStatement, key: string): Promise<Customer[]> =>
    (await database.hot<{ document: Customer }>(statement, [key])).map((row) => row.document);
  const hotOrders = async (statement: HotStatement, key: string): Promise<Order[]> =>
    (await database.hot<OrderRow>(statement, [key])).map(orderOf);

  return Object.freeze({
    customer: async (customerId: string) => (await hotDocuments(customerStatement, customerId))[0] ?? null,
    customersByEmail: (email: string) => hotDocuments(customersByEmailStatement, emailKey(email)),
    customersByNameAndPostcode: async (name: string, postcode: string) => {
      const keys = [plainKey(name), plainKey(postcode)];
      // Someone without a postcode on file must not be found by everyone who gives none.
      if (keys.includes('')) return [];
      return customers('where name_keys @> array[$1::text] and postcode_key = $2', keys);
    },
    ordersOf: (customerId: string) => hotOrders(ordersOfCustomerStatement, customerId),
    orderByNumber: async (number: string) =>
      (await hotOrders(orderByNumberStatement, numberKey(number)))[0] ?? null,
    order: async (orderId: string) => (await orders('where o.id = $1', [orderId]))[0] ?? null,
    product: async (productId: string) =>
      (await documents<Product>('select document from shop_products where id = $1', [productId]))[0] ?? null,
    products: () => documents<Product>('select document from shop_products order by id collate "C"'),
    putProducts: putProducts(database),
    putCustomers: putCustomers(database),
    putOrders: putOrders(database),
    appendAction: async (action: ShopAction) => (await appendActions(database, [action])).length === 1,
    action: async (actionId: string) => {
      const [found] = await database.query<{ order_id: string }>(
        'select order_id from shop_actions where id = $1 order by number limit 1',
        [actionId],
      );
      if (found === undefined) return null;
      const [order] = await orders('where o.id = $1', [found.order_id]);
      return order?.actions.find((action) => action.id === actionId) ?? null;
    },
    refundsSince: async (since: string, cursor: string | null) => {
      const rows = await database.query<RefundRow>(
        `${selectRefunds} and a.at >= $1::timestamptz and a.number > $2::bigint order by a.number limit ${refundsAPage + 1}`,
        [since, cursor ?? '0'],
      );
      const page = rows.slice(0, refundsAPage);
      const last = page.at(-1);
      return {
        refunds: page.map(({ document, currency, mover }) => ({
          refund: document,
          currency,
          mover: mover ?? 'records',
        })),
        next: rows.length > refundsAPage && last !== undefined ? String(last.number) : null,
      };
    },
    orderByProviderPayment: async (mover: string, providerPaymentId: string) => {
      // The second condition is the index's own.
      const [order] = await orders(
        `where o.document -> 'payments' @> $1::jsonb
           and jsonb_path_exists(o.document, '$.payments[*].providerPaymentId') limit 1`,
        [JSON.stringify([{ mover, providerPaymentId }])],
      );
      const payment = order?.payments.find((one) => one.providerPaymentId === providerPaymentId);
      return order === undefined || payment === undefined ? null : { order, paymentId: payment.id };
    },
    counts: async () => {
      const [row] = await database.query<{ products: number; customers: number; orders: number }>(
        `select (select count(*)::int from shop_products) as products,
           (select count(*)::int from shop_customers) as customers,
           (select count(*)::int from shop_orders) as orders`,
      );
      return row ?? { products: 0, customers: 0, orders: 0 };
    },
    allCustomers: () => customers(''),
    allOrders: () => orders('order by o.id collate "C"'),
  });
};
