import type { DecisionFacts } from '../../domain/index.js';
import { nothingReserved, reservedFrom } from '../../policy/index.js';
import { type OperationContext, orderOf } from './operation.js';

/** What other refunds of this order hold: intents on their way and those of this very turn. */
export const reservedOf = async (
  orderId: string,
  context: OperationContext,
): Promise<DecisionFacts['reserved']> => {
  const order = await orderOf(context, orderId);
  if (order === null) return nothingReserved;
  return reservedFrom(order, [
    ...(await context.deps.ledger.holdingIntents(orderId)),
    ...context.work.reservations,
  ]);
};
