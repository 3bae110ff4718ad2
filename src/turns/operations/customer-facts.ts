import type { Customer, DecisionFacts, Order } from '../../domain/index.js';
import { type OperationContext, ordersOf } from './operation.js';

/** The same day a year before: what lies between is counted. */
export const aYearBefore = (moment: string): string => {
  const then = new Date(moment);
  then.setUTCFullYear(then.getUTCFullYear() - 1);
  return then.toISOString();
};

const isSince = (moment: string, since: string): boolean => Date.parse(moment) >= Date.parse(since);

/** Money went back, or goods are on their way back. A refund that failed gave nothing. */
const wasGivenBack = (order: Order, since: string): boolean =>
  order.actions.some(
    (action) =>
      isSince(action.at, since) &&
      (action.kind === 'return' ||
        (action.kind === 'refund' && (action.status === 'succeeded' || action.status === 'pending'))),
  );

/**
 * What a policy may know of a customer when something is asked.
 * @param cases how many they have had since `aYearBefore(askedOn)`
 */
export const customerFacts = (
  customer: Customer | null,
  counted: { readonly orders: readonly Order[]; readonly cases: number; readonly askedOn: string },
): DecisionFacts['customer'] => {
  const since = aYearBefore(counted.askedOn);
  return {
    tags: customer?.tags ?? [],
    since: customer?.since,
    riskBand: customer?.riskBand,
    history: {
      orders: counted.orders.filter((order) => isSince(order.placedAt, since)).length,
      cases: counted.cases,
      refundedOrders: counted.orders.filter((order) => wasGivenBack(order, since)).length,
    },
    paymentMethods: customer?.paymentMethods,
  };
};

/** The proven customer's, counted with what this turn is about to do. */
export const customerFactsOf = async (context: OperationContext): Promise<DecisionFacts['customer']> => {
  const { identity } = context.state;
  if (identity === null) return { tags: [] };
  const { deps, work, now } = context;
  const cases = await deps.cases.countCases(identity.customerId, aYearBefore(now));
  return customerFacts(await deps.shop.customer(identity.customerId), {
    orders: await ordersOf(context),
    cases: cases + work.openedCases.length,
    askedOn: now,
  });
};
