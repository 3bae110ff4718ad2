import type { DecisionFacts } from '../../domain/index.js';
import { type OperationContext, orderOf } from './operation.js';

/**
 * What other refunds of this order hold: intents on their way and those of this very turn. A refund that has arrived
 * is in the order's own actions already and must not count twice.
 */
export const reservedOf = async (
  orderId: string,
  context: OperationContext,
): Promise<DecisionFacts['reserved']> => {
  const recorded = new Set((await orderOf(context, orderId))?.actions.map((action) => action.id) ?? []);
  const intents = [
    ...(await context.deps.ledger.holdingIntents(orderId)),
    ...context.work.reservations.filter((intent) => intent.orderId === orderId),
  ].filter((intent) => !recorded.has(intent.id));
  return {
    payments: intents.map(({ paymentId, amountMinor }) => ({ paymentId, amountMinor })),
    lines: intents.flatMap((intent) => [...intent.lines]),
    shippingMinor: intents.reduce((sum, intent) => sum + intent.shippingMinor, 0),
  };
};
