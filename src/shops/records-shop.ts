import type { ShopRecords } from '../domain/index.js';
import type { Shop } from '../turns/index.js';

/**
 * A shop whose records are our own tables, filled by the sandbox or by an import file.
 * Orders come folded from the records, so what was done to an order a moment ago is already in it.
 */
export const createRecordsShop = (records: ShopRecords, name = 'records'): Shop =>
  Object.freeze({
    name,
    customer: (customerId: string) => records.customer(customerId),
    customersByEmail: (email: string) => records.customersByEmail(email),
    customersByNameAndPostcode: (fullName: string, postcode: string) =>
      records.customersByNameAndPostcode(fullName, postcode),
    ordersOf: (customerId: string) => records.ordersOf(customerId),
    orderByNumber: (number: string) => records.orderByNumber(number),
    product: (productId: string) => records.product(productId),
  });
