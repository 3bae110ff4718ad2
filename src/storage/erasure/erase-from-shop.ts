import { type Json, neutralAt, pointersTo, withValues } from '../../audit/index.js';
import type { Transaction } from '../database.js';
import { jsonText } from '../values.js';

/** What an order may tell of somebody; the same as is sealed in the facts of a decision. */
const personalInOrders = ['payments.*.label', 'lines.*.options', 'fulfilments.*.trackingNumber'];

/**
 * The customer as somebody without a name, an address or a way to pay, and their orders without labels of cards, what
 * was engraved, and parcel numbers. An import of the shop's file brings them back: they have to be erased there first.
 */
export const eraseFromShop = async (tx: Transaction, customerId: string): Promise<void> => {
  await tx.query(
    `update shop_customers set email_keys = '{}', name_keys = '{}', postcode_key = '',
       document = jsonb_build_object('id', id, 'firstName', '', 'lastName', '', 'emails', '[]'::jsonb, 'postcode', '',
         'country', '', 'tags', '[]'::jsonb, 'paymentMethods', '[]'::jsonb)
     where id = $1`,
    [customerId],
  );
  const orders = await tx.query<{ id: string; document: Json }>(
    'select id, document from shop_orders where customer_id = $1',
    [customerId],
  );
  const erased = orders.map(({ id, document }) => {
    const paths = personalInOrders.flatMap((pattern) => pointersTo(document, pattern));
    return { id, document: withValues(document, new Map(paths.map((path) => [path, neutralAt(path)]))) };
  });
  await tx.query(
    `update shop_orders o set document = n.document
     from jsonb_to_recordset($1::jsonb) as n(id text, document jsonb) where o.id = n.id`,
    [jsonText(erased)],
  );
  await tx.query(`update store_credit_entries set reason = '[…]' where customer_id = $1`, [customerId]);
};
