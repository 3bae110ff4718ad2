import type { Order, OrderStatus, ShopAction } from './shop.js';

/**
 * An order as it stands: the shop's own document and everything done to it since, oldest first.
 * Pure. The same action given twice (same id) counts once; the first one wins.
 * A cancellation of everything makes it `cancelled`. Money given back shows in the status only once the goods
 * were delivered: an order still in the warehouse must go on saying so, because that decides what may be done.
 */
export const foldOrder = (order: Order, later: readonly ShopAction[] = []): Order => {
  const byId = new Map<string, ShopAction>();
  for (const action of [...order.actions, ...later]) if (!byId.has(action.id)) byId.set(action.id, action);
  const actions = withReturns([...byId.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)));
  return {
    ...order,
    actions,
    payments: withDisputes(order.payments, actions),
    status: foldStatus(order, actions),
  };
};

/** A return as it stands: units that never came, or went back to the customer, are theirs to ask about again. */
const withReturns = (actions: readonly ShopAction[]): ShopAction[] => {
  const latest = new Map<string, Extract<ShopAction, { kind: 'return-update' }>>();
  for (const action of actions) if (action.kind === 'return-update') latest.set(action.returnId, action);
  return actions.map((action) => {
    if (action.kind !== 'return') return action;
    const { lines, status } = latest.get(action.id) ?? action;
    return { ...action, lines, status };
  });
};

/** What the bank holds, or has taken for good, is not there to be refunded. It takes the place of what the file said. */
const withDisputes = (payments: Order['payments'], actions: readonly ShopAction[]): Order['payments'] => {
  const latest = new Map<string, Extract<ShopAction, { kind: 'chargeback' }>>();
  for (const action of actions) if (action.kind === 'chargeback') latest.set(action.disputeId, action);
  if (latest.size === 0) return payments;
  return payments.map((payment) => {
    const disputes = [...latest.values()].filter(({ paymentId }) => paymentId === payment.id);
    if (disputes.length === 0) return payment;
    const heldMinor = disputes
      .filter(({ status }) => status !== 'won')
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return { ...payment, disputedMinor: Math.min(payment.capturedMinor, heldMinor) };
  });
};

const foldStatus = (order: Order, actions: readonly ShopAction[]): OrderStatus => {
  if (order.status === 'cancelled' || isWhollyCancelled(order, actions)) return 'cancelled';
  if (order.status !== 'delivered' && order.status !== 'partly-refunded') return order.status;
  const refundedMinor = refundedOf(order, actions);
  const capturedMinor = order.payments.reduce((sum, payment) => sum + payment.capturedMinor, 0);
  if (refundedMinor === 0) return order.status;
  return refundedMinor >= capturedMinor ? 'refunded' : 'partly-refunded';
};

/** A cancellation without lines cancels everything; several partial ones may add up to everything. */
const isWhollyCancelled = (order: Order, actions: readonly ShopAction[]): boolean => {
  const cancelled = new Map<string, number>();
  for (const action of actions) {
    if (action.kind !== 'cancellation') continue;
    if (action.lines === undefined) return true;
    for (const line of action.lines)
      cancelled.set(line.lineId, (cancelled.get(line.lineId) ?? 0) + line.quantity);
  }
  return cancelled.size > 0 && order.lines.every((line) => (cancelled.get(line.id) ?? 0) >= line.quantity);
};

/** Failed and reversed refunds gave nothing back; a bonus on top is on no payment and gives nothing of the order back. */
const refundedOf = (order: Order, actions: readonly ShopAction[]): number =>
  actions.reduce((sum, action) => {
    if (action.kind !== 'refund' || !order.payments.some((payment) => payment.id === action.paymentId))
      return sum;
    return action.status === 'pending' || action.status === 'succeeded' ? sum + action.amountMinor : sum;
  }, 0);
