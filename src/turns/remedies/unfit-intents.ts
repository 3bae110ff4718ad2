import type { Order, RefundIntent } from '../../domain/index.js';

/** What a payment lacks for all that is recorded or reserved on it, minor units; not above zero when it has enough. */
const lacksMinor = (order: Order, holding: readonly RefundIntent[], paymentId: string): number => {
  const payment = order.payments.find(({ id }) => id === paymentId);
  const recorded = order.actions.flatMap((action) =>
    action.kind === 'refund' &&
    action.paymentId === paymentId &&
    (action.status === 'pending' || action.status === 'succeeded')
      ? [action]
      : [],
  );
  const known = new Set(recorded.map(({ id }) => id));
  const taken = [
    ...recorded,
    ...holding.filter((intent) => intent.paymentId === paymentId && !known.has(intent.id)),
  ];
  const goneMinor = taken.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return goneMinor + (payment?.disputedMinor ?? 0) - (payment?.capturedMinor ?? 0);
};

/**
 * Reserved refunds of a payment that no longer fits them all, the youngest first: what has left can't be taken back, and
 * who was promised first is kept.
 * @param order folded with the dispute
 */
export const unfitIntents = (
  order: Order,
  holding: readonly RefundIntent[],
  paymentId: string,
): readonly RefundIntent[] => {
  const youngestFirst = holding
    .filter((intent) => intent.paymentId === paymentId && intent.status === 'reserved')
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id));
  const unfit: RefundIntent[] = [];
  let lackMinor = lacksMinor(order, holding, paymentId);
  for (const intent of youngestFirst) {
    if (lackMinor <= 0) break;
    unfit.push(intent);
    lackMinor -= intent.amountMinor;
  }
  return unfit;
};
