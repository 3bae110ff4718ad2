import {
  customerSchema,
  type Order,
  orderSchema,
  productSchema,
  type ShopRecords,
} from '../../domain/index.js';
import { refuseOrder, warnAboutOrder } from './check-order.js';
import { checkProduct } from './check-product.js';
import { createReferenceCheck } from './check-references.js';
import type { Findings, ImportProgress, ImportReport, SectionCount } from './import-report.js';
import { openShopFile } from './open-shop-file.js';
import { type ReadRow, readRows } from './read-rows.js';

const batchSize = 200;

type Report = (progress: ImportProgress) => void;

const writeInBatches = async <T>(
  section: ImportProgress['section'],
  rows: readonly T[],
  write: (batch: readonly T[]) => Promise<void>,
  report: Report,
): Promise<void> => {
  for (let done = 0; done < rows.length; done += batchSize) {
    await write(rows.slice(done, done + batchSize));
    report({ section, done: Math.min(done + batchSize, rows.length), total: rows.length });
  }
};

const acceptOrders = async (
  read: readonly ReadRow<Order>[],
  checkReferences: ReturnType<typeof createReferenceCheck>,
  findings: Findings,
): Promise<Order[]> => {
  const accepted: Order[] = [];
  for (const { index, row } of read) {
    const place = `orders[${index}]`;
    const refused = refuseOrder(row, place);
    const references = refused.length > 0 ? { faults: [], warnings: [] } : await checkReferences(row, place);
    findings.faults.push(...refused, ...references.faults);
    if (refused.length + references.faults.length > 0) continue;
    findings.warnings.push(...warnAboutOrder(row, place), ...references.warnings);
    accepted.push(row);
  }
  return accepted;
};

const countOf = (given: readonly unknown[], accepted: readonly unknown[]): SectionCount => ({
  accepted: accepted.length,
  refused: given.length - accepted.length,
});

/**
 * Puts a shop file into the shop's tables: good rows go in, bad ones are reported with their place, reason and cure, and
 * none is half-written. The same file again changes nothing; what was done to an order since stays with it.
 * @throws AppError `import-invalid` when the file as a whole can't be read.
 */
export const importShop = async (
  file: unknown,
  records: ShopRecords,
  options: { readonly report?: Report } = {},
): Promise<ImportReport> => {
  const given = openShopFile(file);
  const report = options.report ?? (() => {});
  const findings: Findings = { faults: [], warnings: [] };

  const products = readRows('products', given.products, productSchema, findings).flatMap(({ index, row }) => {
    const faults = checkProduct(row, `products[${index}]`);
    findings.faults.push(...faults);
    return faults.length > 0 ? [] : [row];
  });
  const customers = readRows('customers', given.customers, customerSchema, findings).map(({ row }) => row);
  const orders = await acceptOrders(
    readRows('orders', given.orders, orderSchema, findings),
    createReferenceCheck({ products, customers }, records),
    findings,
  );

  await writeInBatches('products', products, (batch) => records.putProducts(batch), report);
  await writeInBatches('customers', customers, (batch) => records.putCustomers(batch), report);
  await writeInBatches('orders', orders, (batch) => records.putOrders(batch), report);
  return {
    products: countOf(given.products, products),
    customers: countOf(given.customers, customers),
    orders: countOf(given.orders, orders),
    ...findings,
  };
};
