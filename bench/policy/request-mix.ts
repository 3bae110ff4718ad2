import type { Customer, DecisionFacts } from '../../src/domain/index.js';
import { nothingReserved, type PastRequest, type Policy } from '../../src/policy/index.js';
import { requestsOfOrders } from '../../src/server/commands/policy/requests-of-orders.js';
import { makeSandboxShop } from '../../src/shops/index.js';

const askedOn = '2026-11-21T12:00:00.000Z';
/** A line in so many that `policy simulate --from orders` would try, so that all kinds of orders are among them. */
const every = 7;

/** Requests on the orders of the sandbox shop: lines asked about alone, and whole orders, in every plausible way. */
export const makeRequestMix = async (): Promise<readonly DecisionFacts[]> => {
  const { customers, orders } = makeSandboxShop({ seed: 1, now: new Date(askedOn) });
  const people = new Map<string, Customer>(customers.map((customer) => [customer.id, customer]));
  const shop = {
    order: async () => null,
    allOrders: async () => orders,
    customerOf: async ({ customerId }: { customerId: string }) => {
      const customer = people.get(customerId);
      return {
        tags: customer?.tags ?? [],
        since: customer?.since,
        riskBand: customer?.riskBand,
        history: { orders: 5, cases: 1, refundedOrders: 1 },
        paymentMethods: customer?.paymentMethods,
      };
    },
    reservedOf: async () => nothingReserved,
  };
  const mix: DecisionFacts[] = [];
  let seen = 0;
  for await (const { facts } of requestsOfOrders(orders, shop, askedOn)) {
    seen += 1;
    if (facts === null || seen % every !== 0) continue;
    mix.push(facts);
    if (facts.order.lines.length > 1)
      mix.push({ ...facts, lines: facts.order.lines.map(({ id, quantity }) => ({ lineId: id, quantity })) });
  }
  return mix;
};

/** The same requests again and again, as cases that a policy decided. */
export function* pastCases(
  mix: readonly DecisionFacts[],
  policy: Policy,
  count: number,
): Iterable<PastRequest> {
  const decided = mix.map((facts) => ({ facts, decision: policy.decide(facts) }));
  for (let n = 0; n < count; n += 1) {
    const past = decided[n % decided.length];
    if (past !== undefined) yield { reference: `RF-${n}`, ...past };
  }
}
