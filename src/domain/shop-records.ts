import type { Customer, Order, Product, RefundAction, ShopAction } from './shop.js';

/** A refund of the shop's records, with what its order says of it. */
export interface RecordedRefund {
  readonly refund: RefundAction;
  readonly currency: string;
  /** Who moves the money of its payment. */
  readonly mover: string;
}

/**
 * The shop tables, as the sandbox and the file shop read and write them. Storage implements it on Postgres.
 * Orders come back folded: `actions` holds imported and later ones, and `status` says how the order stands now.
 */
export interface ShopRecords {
  customer(customerId: string): Promise<Customer | null>;
  /** E-mail is compared without regard to case; several people may share one address. */
  customersByEmail(email: string): Promise<Customer[]>;
  /** Names (either order of first and last, and `otherNames`) and postcode are compared without regard to case, spaces and punctuation. */
  customersByNameAndPostcode(name: string, postcode: string): Promise<Customer[]>;
  /** Newest first. */
  ordersOf(customerId: string): Promise<Order[]>;
  /** Compares without `#`, spaces and case. */
  orderByNumber(number: string): Promise<Order | null>;
  order(orderId: string): Promise<Order | null>;
  product(productId: string): Promise<Product | null>;
  products(): Promise<Product[]>;
  /** Writes or replaces whole rows in one transaction a batch; actions are added once by id and never replaced. */
  putProducts(products: readonly Product[]): Promise<void>;
  putCustomers(customers: readonly Customer[]): Promise<void>;
  putOrders(orders: readonly Order[]): Promise<void>;
  /** Appends; the same id again changes nothing and answers false. */
  appendAction(action: ShopAction): Promise<boolean>;
  /** What was appended under this id, on whichever order; how a refund is looked up by its intent. */
  action(actionId: string): Promise<ShopAction | null>;
  /** Refunds since a moment (ISO) in the order of their recording, a page at a time; `next` asks for the next one. */
  refundsSince(
    since: string,
    cursor: string | null,
  ): Promise<{ readonly refunds: readonly RecordedRefund[]; readonly next: string | null }>;
  /** The order and its payment that a provider knows under this id, such as `pi_3Q…`. */
  orderByProviderPayment(
    mover: string,
    providerPaymentId: string,
  ): Promise<{ readonly order: Order; readonly paymentId: string } | null>;
  counts(): Promise<{ products: number; customers: number; orders: number }>;
  /** Everything in the import's schema, in stable order. */
  allCustomers(): Promise<Customer[]>;
  allOrders(): Promise<Order[]>;
}
