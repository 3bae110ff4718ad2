import { type ShopFile, type ShopRecords, shopFileSchema } from '../../domain/index.js';

/** By code point, so that the order is the same on every machine and in every language. */
const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/**
 * The shop's tables as they stand, in the import's schema and in an order that only depends on what is in them.
 * Importing the result into an empty shop and exporting again gives the same file.
 */
export const exportShop = async (records: ShopRecords): Promise<ShopFile> =>
  // Parsing also puts the fields into the schema's order, whatever order the tables keep them in.
  shopFileSchema.parse({
    schema: 'makegood-shop/1',
    products: [...(await records.products())].sort(byId),
    customers: [...(await records.allCustomers())].sort(byId),
    orders: [...(await records.allOrders())].sort(byId),
  });

/** The export command's file: one row a line, so that two exports can be compared line by line. */
export const exportText = async (records: ShopRecords): Promise<string> => {
  const { schema, products, customers, orders } = await exportShop(records);
  const section = (rows: readonly unknown[]): string =>
    rows.length === 0 ? '[]' : `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]`;
  return [
    `{"schema":${JSON.stringify(schema)},`,
    `"products":${section(products)},`,
    `"customers":${section(customers)},`,
    `"orders":${section(orders)}}`,
    '',
  ].join('\n');
};
