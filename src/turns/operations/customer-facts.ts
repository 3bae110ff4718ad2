import type { DecisionFacts, Order } from '../../domain/index.js';
import { type OperationContext, ordersOf } from './operation.js';

/** The same day a year before: what lies between is counted. */
const aYearBefore = (moment: string): string => {
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

/** What a policy may know of the proven customer, counted with what this turn is about to do. */
export const customerFactsOf = async (context: OperationContext): Promise<DecisionFacts['customer']> => {
  const { identity } = context.state;
  if (identity === null) return { tags: [] };
  const { deps, work } = context;
  const since = aYearBefore(context.now);
  const customer = await deps.shop.customer(identity.customerId);
  const orders = await ordersOf(context);
  return {
    tags: customer?.tags ?? [],
    since: customer?.since,
    riskBand: customer?.riskBand,
    history: {
      orders: orders.filter((order) => isSince(order.placedAt, since)).length,
      cases: (await deps.cases.countCases(identity.customerId, since)) + work.openedCases.length,
      refundedOrders: orders.filter((order) => wasGivenBack(order, since)).length,
    },
    paymentMethods: customer?.paymentMethods,
  };
};
