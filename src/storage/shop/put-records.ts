import type { Customer, Order, Product } from '../../domain/index.js';
import type { Database, Transaction } from '../database.js';
import { jsonText } from '../values.js';
import { appendActions } from './append-actions.js';
import { emailKey, nameKeys, numberKey, plainKey } from './shop-keys.js';

/** Rows a statement; a large file goes in piece by piece, in one transaction. */
const pieceMax = 250;

export const putProducts =
  (database: Database) =>
  (products: readonly Product[]): Promise<void> =>
    inPieces(database, products, (tx, piece) =>
      tx.query(
        `insert into shop_products (id, document) select document->>'id', document from jsonb_array_elements($1::jsonb) as row(document)
       on conflict (id) do update set document = excluded.document`,
        [jsonText(piece)],
      ),
    );

export const putCustomers =
  (database: Database) =>
  (customers: readonly Customer[]): Promise<void> =>
    inPieces(database, customers, (tx, piece) => {
      const rows = piece.map((customer) => ({
        id: customer.id,
        email_keys: customer.emails.map(emailKey),
        name_keys: nameKeys(customer),
        postcode_key: plainKey(customer.postcode),
        document: customer,
      }));
      return tx.query(
        `insert into shop_customers (id, email_keys, name_keys, postcode_key, document)
       select * from jsonb_to_recordset($1::jsonb) as row(id text, email_keys text[], name_keys text[], postcode_key text, document jsonb)
       on conflict (id) do update set email_keys = excluded.email_keys, name_keys = excluded.name_keys,
         postcode_key = excluded.postcode_key, document = excluded.document`,
        [jsonText(rows)],
      );
    });

/** The document is replaced, what was done to the order is added to: a file read again undoes nothing. */
export const putOrders =
  (database: Database) =>
  (orders: readonly Order[]): Promise<void> =>
    inPieces(database, orders, async (tx, piece) => {
      const rows = piece.map((order) => ({
        id: order.id,
        number_key: numberKey(order.number),
        customer_id: order.customerId,
        placed_at: order.placedAt,
        document: { ...order, actions: [] },
      }));
      await tx.query(
        `insert into shop_orders (id, number_key, customer_id, placed_at, document)
       select * from jsonb_to_recordset($1::jsonb) as row(id text, number_key text, customer_id text, placed_at timestamptz, document jsonb)
       on conflict (id) do update set number_key = excluded.number_key, customer_id = excluded.customer_id,
         placed_at = excluded.placed_at, document = excluded.document`,
        [jsonText(rows)],
      );
      await appendActions(
        tx,
        piece.flatMap((order) => order.actions),
      );
    });

const inPieces = async <T extends { readonly id: string }>(
  database: Database,
  records: readonly T[],
  put: (tx: Transaction, piece: readonly T[]) => Promise<unknown>,
): Promise<void> => {
  // One statement cannot write the same row twice; as if written one after the other, the last one stays.
  const last = [...new Map(records.map((record) => [record.id, record])).values()];
  if (last.length === 0) return;
  await database.transaction(async (tx) => {
    for (let start = 0; start < last.length; start += pieceMax)
      await put(tx, last.slice(start, start + pieceMax));
  });
};
