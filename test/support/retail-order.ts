import { type DecisionFacts, type Order, type OrderLine, orderSchema } from '../../src/domain/index.js';

type LineInput = Partial<Omit<OrderLine, 'taxes'>> & {
  readonly id: string;
  readonly grossMinor: number;
  readonly taxMinor?: number;
};

/** One order line; one unit, no tax and nothing special unless said otherwise. */
export const retailLine = ({ taxMinor = 0, ...line }: LineInput): Record<string, unknown> => ({
  productId: `product-${line.id}`,
  variantId: `variant-${line.id}`,
  name: `Item ${line.id}`,
  quantity: 1,
  taxes: taxMinor === 0 ? [] : [{ name: 'Tax', taxMinor }],
  ...line,
});

/** A delivered order paid by one card for exactly what it costs, unless said otherwise. */
export const retailOrder = (
  changes: Partial<Omit<Order, 'lines'>> & { readonly lines?: readonly Record<string, unknown>[] } = {},
): Order => {
  const lines = changes.lines ?? [retailLine({ id: 'a', grossMinor: 10_000 })];
  const shippingMinor = changes.shipping?.grossMinor ?? 0;
  const totalMinor = lines.reduce((sum, line) => sum + Number(line.grossMinor), shippingMinor);
  return orderSchema.parse({
    id: 'order-1',
    number: '#10001',
    customerId: 'customer-1',
    status: 'delivered',
    currency: 'USD',
    placedAt: '2026-11-01T15:00:00Z',
    shippedAt: '2026-11-02T15:00:00Z',
    deliveredAt: '2026-11-05T15:00:00Z',
    payments: [
      { id: 'pay-1', methodId: 'card-1', kind: 'card', label: 'Visa ··4021', capturedMinor: totalMinor },
    ],
    ...changes,
    lines,
  });
};

/** A refund for a change of mind of everything on the order, on 21 November, unless said otherwise. */
export const retailFacts = (changes: Partial<DecisionFacts> = {}): DecisionFacts => {
  const order = changes.order ?? retailOrder();
  return {
    kind: 'refund',
    askedOn: '2026-11-21T15:00:00Z',
    order,
    lines: order.lines.map((line) => ({ lineId: line.id, quantity: line.quantity })),
    reason: 'changed-mind',
    evidence: [],
    customer: { tags: [] },
    resolution: null,
    replacements: [],
    reserved: { payments: [], lines: [], shippingMinor: 0 },
    refundToMethodId: null,
    ...changes,
  };
};
