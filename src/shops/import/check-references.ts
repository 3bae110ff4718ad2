import type { Customer, Order, Product, ShopRecords } from '../../domain/index.js';
import type { ImportFault } from './import-report.js';
import { lookUpOnce } from './look-up-once.js';

export interface ReferenceFindings {
  readonly faults: readonly ImportFault[];
  readonly warnings: readonly ImportFault[];
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

/** Compared as the shop compares them when a customer says one. */
const numberKey = (number: string): string => number.replaceAll(/[#\s]/g, '').toLowerCase();

const warnAboutLines = async (
  order: Order,
  place: string,
  productOf: (id: string) => Promise<Product | null>,
): Promise<ImportFault[]> => {
  const warnings: ImportFault[] = [];
  for (const [index, line] of order.lines.entries()) {
    const product = await productOf(line.productId);
    const missing =
      product === null
        ? 'productId'
        : product.variants.some((variant) => variant.id === line.variantId)
          ? null
          : 'variantId';
    if (missing !== null) {
      warnings.push({
        place: `${place}.lines[${index}].${missing}`,
        reason: 'is not in the catalogue',
        cure: 'Fine for something no longer sold; it can be refunded, and not exchanged.',
      });
    }
  }
  return warnings;
};

const warnAboutMethods = (order: Order, place: string, customer: Customer): ImportFault[] =>
  order.payments.flatMap((payment, index) =>
    customer.paymentMethods.some((method) => method.id === payment.methodId)
      ? []
      : [
          {
            place: `${place}.payments[${index}].methodId`,
            reason: "is not one of the customer's payment methods",
            cure: 'Fine when the method was removed since; refunds still go to this payment.',
          },
        ],
  );

/**
 * Checks what an order points at, in this file and in the shop as it stands: an order without its customer, or with a
 * number that belongs to another order, is refused; goods and methods that are gone are only warned about.
 */
export const createReferenceCheck = (
  file: { readonly products: readonly Product[]; readonly customers: readonly Customer[] },
  records: ShopRecords,
): ((order: Order, place: string) => Promise<ReferenceFindings>) => {
  const productOf = lookUpOnce(byId(file.products), (id) => records.product(id));
  const customerOf = lookUpOnce(byId(file.customers), (id) => records.customer(id));
  const numbers = new Map<string, string>();
  return async (order, place) => {
    const customer = await customerOf(order.customerId);
    if (customer === null) {
      const reason = 'is neither in this file nor in the shop';
      return {
        faults: [{ place: `${place}.customerId`, reason, cure: 'Add the customer, or correct the id.' }],
        warnings: [],
      };
    }
    const key = numberKey(order.number);
    const owner = numbers.get(key) ?? (await records.orderByNumber(order.number))?.id ?? order.id;
    if (owner !== order.id) {
      const reason = 'is the number of another order';
      return {
        faults: [{ place: `${place}.number`, reason, cure: 'Give each order its own number.' }],
        warnings: [],
      };
    }
    numbers.set(key, order.id);
    return {
      faults: [],
      warnings: [
        ...(await warnAboutLines(order, place, productOf)),
        ...warnAboutMethods(order, place, customer),
      ],
    };
  };
};
