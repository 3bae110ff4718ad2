import type { ShopFile, ShopRecords } from '../../domain/index.js';
import { demoPeople } from './demo-people.js';
import { makeSandboxShop } from './make-sandbox-shop.js';

/** Empty, or left by a first start that was killed before its last write. A merchant's own rows are never mixed with ours. */
const isOursToFill = async (records: ShopRecords, shop: ShopFile): Promise<boolean> => {
  const { products, customers } = await records.counts();
  if (products > 0) {
    const ours = new Set(shop.products.map((product) => product.id));
    if (!(await records.products()).every((product) => ours.has(product.id))) return false;
  }
  return customers === 0 || (await records.customer(demoPeople[0]?.customerId ?? '')) !== null;
};

/**
 * Fills an empty shop with the sandbox, in three writes: what the import checks row by row holds for every seed.
 * A shop that has rows of its own is left alone. @returns whether it was filled.
 */
export const fillSandbox = async (
  records: ShopRecords,
  wanted: { readonly seed: number; readonly now: Date },
): Promise<boolean> => {
  // Asked first, because it is the usual answer and costs nothing to make.
  if ((await records.counts()).orders > 0) return false;
  const shop = makeSandboxShop(wanted);
  if (!(await isOursToFill(records, shop))) return false;
  await records.putProducts(shop.products);
  await records.putCustomers(shop.customers);
  // Last: it is the orders that tell a filled shop from one half filled.
  await records.putOrders(shop.orders);
  return true;
};
