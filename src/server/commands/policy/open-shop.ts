import type { Customer, DecisionFacts, Order } from '../../../domain/index.js';
import { nothingReserved, reservedFrom } from '../../../policy/index.js';
import { makeSandboxShop } from '../../../shops/index.js';
import { aYearBefore, customerFacts } from '../../../turns/index.js';
import type { Config } from '../../config/index.js';
import type { Storage } from '../../wiring/open-storage.js';
import { type CommandIo, write } from '../command.js';
import { withStorage } from '../with-storage.js';

/** What a policy is tried on: the shop's records, as the assistant would read them. */
export interface ShopToTry {
  /** By id or by number. */
  order(named: string): Promise<Order | null>;
  allOrders(): Promise<Order[]>;
  customerOf(order: Order, askedOn: string): Promise<DecisionFacts['customer']>;
  /** What other refunds of the order hold. */
  reservedOf(order: Order): Promise<DecisionFacts['reserved']>;
}

const recorded = ({ records, cases, ledger }: Storage): ShopToTry => ({
  order: async (named) => (await records.order(named)) ?? (await records.orderByNumber(named)),
  allOrders: () => records.allOrders(),
  customerOf: async ({ customerId }, askedOn) =>
    customerFacts(await records.customer(customerId), {
      orders: await records.ordersOf(customerId),
      cases: await cases.countCases(customerId, aYearBefore(askedOn)),
      askedOn,
    }),
  reservedOf: async (order) => reservedFrom(order, await ledger.holdingIntents(order.id)),
});

/** The sandbox shop without writing it: trying a policy must not fill a shop that waits for its import. */
const sandbox = ({ sandboxSeed }: Config, now: Date): ShopToTry => {
  const { customers, orders } = makeSandboxShop({ seed: sandboxSeed, now });
  const people = new Map<string, Customer>(customers.map((customer) => [customer.id, customer]));
  const plain = (number: string): string => number.replace(/[#\s]/g, '').toLowerCase();
  return {
    order: async (named) =>
      orders.find(({ id, number }) => id === named || plain(number) === plain(named)) ?? null,
    allOrders: async () => orders,
    customerOf: async ({ customerId }, askedOn) =>
      customerFacts(people.get(customerId) ?? null, {
        orders: orders.filter((order) => order.customerId === customerId),
        cases: 0,
        askedOn,
      }),
    reservedOf: async () => nothingReserved,
  };
};

/** The shop's records, or the sandbox shop where there are none yet. */
export const withShop = <T>(
  io: CommandIo,
  run: (opened: { shop: ShopToTry; storage: Storage; config: Config; now: Date }) => Promise<T>,
): Promise<T> =>
  withStorage(io, async (storage, config) => {
    const now = storage.database.clock.now();
    const { orders } = await storage.records.counts();
    if (orders === 0) write(io.notes, 'There are no orders yet; this is the sandbox shop.');
    return run({ shop: orders === 0 ? sandbox(config, now) : recorded(storage), storage, config, now });
  });
