import type { Order, ShopAction } from '../../domain/index.js';

/**
 * Whether more was cancelled, returned or exchanged than was bought, each of these by itself. A cancellation
 * without lines takes all that is left, so nothing can be cancelled after it.
 */
export const exceedsOrder = (order: Order): boolean =>
  cancelsAfterEverything(order.actions) ||
  (['cancellation', 'return', 'exchange'] as const).some((kind) => {
    const units = new Map<string, number>();
    for (const action of order.actions) {
      if (action.kind !== kind) continue;
      for (const { lineId, quantity } of unitsOf(action))
        units.set(lineId, (units.get(lineId) ?? 0) + quantity);
    }
    const bought = new Map(order.lines.map((line) => [line.id, line.quantity]));
    return [...units].some(([lineId, quantity]) => quantity > (bought.get(lineId) ?? 0));
  });

const unitsOf = (action: ShopAction): readonly { lineId: string; quantity: number }[] => {
  if (action.kind === 'exchange') return action.items;
  return action.kind === 'cancellation' || action.kind === 'return' ? (action.lines ?? []) : [];
};

const cancelsAfterEverything = (actions: readonly ShopAction[]): boolean => {
  const cancellations = actions.filter((action) => action.kind === 'cancellation');
  const first = cancellations.findIndex((action) => action.lines === undefined);
  return first >= 0 && first < cancellations.length - 1;
};
