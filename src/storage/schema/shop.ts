import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { document, moment, words } from './columns.js';

export const shopProducts = pgTable('shop_products', {
  id: words().primaryKey(),
  document: document().notNull(),
});

/** The keys are the e-mails, names and postcode as they are compared; see `shop-keys.ts`. */
export const shopCustomers = pgTable(
  'shop_customers',
  {
    id: words().primaryKey(),
    emailKeys: text('email_keys').array().notNull(),
    nameKeys: text('name_keys').array().notNull(),
    postcodeKey: text('postcode_key').notNull(),
    document: document().notNull(),
  },
  (table) => [
    index('shop_customers_email').using('gin', table.emailKeys),
    index('shop_customers_name').using('gin', table.nameKeys),
  ],
);

/** Orders as the shop's file gave them, without what was done since. */
export const shopOrders = pgTable(
  'shop_orders',
  {
    id: words().primaryKey(),
    numberKey: text('number_key').notNull(),
    customerId: words('customer_id').notNull(),
    placedAt: moment('placed_at').notNull(),
    document: document().notNull(),
  },
  (table) => [
    index('shop_orders_number').on(table.numberKey),
    index('shop_orders_customer').on(table.customerId, table.placedAt),
    // Only orders whose payments a provider knows: its news name the payment and nothing else.
    index('shop_orders_provider_payment')
      .using('gin', sql`(document -> 'payments') jsonb_path_ops`)
      .where(sql`jsonb_path_exists(document, '$.payments[*].providerPaymentId')`),
  ],
);

/** What was done to orders since they were placed. Append-only. */
export const shopActions = pgTable(
  'shop_actions',
  {
    orderId: words('order_id')
      .notNull()
      .references(() => shopOrders.id),
    id: words().notNull(),
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    kind: text().notNull(),
    at: moment().notNull(),
    document: document().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.id] }),
    index('shop_actions_id').on(table.id),
    index('shop_actions_refunds').on(table.number).where(sql`kind = 'refund'`),
  ],
);
