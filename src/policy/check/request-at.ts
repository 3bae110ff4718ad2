import {
  type DecisionFacts,
  decisionFactsSchema,
  type GoodsCondition,
  type Order,
  orderSchema,
  paymentMethodKinds,
} from '../../domain/index.js';
import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { dayOfDate } from '../facts/calendar.js';
import type { WindowStart } from '../facts/line-context.js';
import { exampleDates, momentOn } from './example-dates.js';
import type { Point } from './pick-point.js';

/** Every example is asked on this day, so that the same fault gives the same example. A Wednesday. */
const askedOn = '2026-07-15';
const quantityUsual = 1;
const wholeShare = 10_000;

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
const numeric = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;
const known = <T>(name: string, value: T | null | undefined): Record<string, T> =>
  value === null || value === undefined ? {} : { [name]: value };

/** The payments a point names, else one that it does not exclude; none when it excludes all. */
const tendersAt = (point: Point): readonly string[] => {
  const named = point.tags('tenders');
  if (named.length > 0) return named;
  const absent = point.absentTags('tenders');
  return ['card', ...paymentMethodKinds].filter((kind) => !absent.includes(kind)).slice(0, 1);
};

const orderAt = (policy: CompiledPolicy, start: WindowStart, point: Point, today: number): Order => {
  const dates = exampleDates(policy, start, point, today);
  const { timeZone } = policy.calendar;
  const at = (day: number | null): string | undefined => (day === null ? undefined : momentOn(day, timeZone));
  const quantity = numeric(point.value('quantity'), quantityUsual);
  const price = point.value('price');
  const value = numeric(point.value('value'), numeric(price, 10_000) * quantity);
  const share = numeric(point.value('share'), wholeShare);
  const state = point.value('delivery') === undefined ? 'delivered' : point.value('delivery');
  const parcel = state === 'not-shipped' ? 'processed' : state === 'on-the-way' ? 'shipped' : 'delivered';
  const status = { processed: 'processed', shipped: 'shipped', delivered: 'delivered' }[parcel];
  const late = point.value('days-late');
  const sentOrToday = dates.shipped ?? today;
  const age = point.value('tender-age');
  const kinds = tendersAt(point);
  const line = (id: string, grossMinor: number, more: Record<string, unknown>) => ({
    id,
    productId: `product-${id}`,
    variantId: `variant-${id}`,
    name: id,
    quantity: 1,
    grossMinor,
    ...more,
  });
  const rest = share > 0 && share < wholeShare ? Math.ceil((value * (wholeShare - share)) / share) : 0;
  const lines = [
    line('item', value, {
      quantity: Math.max(1, quantity),
      category: text(point.value('category'), 'general'),
      tags: point.tags('tags'),
      ...known('sku', point.value('sku')),
      ...known('discountKind', point.value('discount')),
      ...known('digitalState', point.value('digital')),
      ...known('agentStage', point.value('agent-stage')),
      ...known('stockedInAt', at(dates.stockedIn)),
    }),
    ...(rest > 0 ? [line('other', rest, {})] : []),
  ];
  return orderSchema.parse({
    id: 'example',
    number: '#example',
    customerId: 'somebody',
    status: text(point.value('status'), state === null ? 'partly-delivered' : status),
    currency: point.currency,
    market: text(point.value('market'), 'US'),
    salesChannel: text(point.value('sales-channel'), 'web'),
    gift: point.value('gift') === true,
    placedAt: at(dates.placed),
    ...known('shipBy', typeof late === 'number' ? at(sentOrToday - late) : null),
    ...known('shippedAt', at(dates.shipped)),
    ...known('deliveredAt', at(dates.delivered)),
    lines,
    payments: kinds.map((kind, index) => ({
      id: `payment-${index + 1}`,
      methodId: `method-${index + 1}`,
      kind,
      label: kind,
      capturedMinor: index === 0 ? value + rest : 0,
      ...known('capturedAt', age === null ? null : at(today - numeric(age, 0))),
      ...(index === 0 && point.value('dispute') === true ? { disputedMinor: 1 } : {}),
    })),
    fulfilments:
      state === null
        ? []
        : [
            {
              id: 'parcel',
              status: parcel,
              ...known('shippedAt', at(dates.shipped)),
              ...known('deliveredAt', at(dates.delivered)),
              ...known('proof', point.value('proof')),
              lines: lines.map(({ id, quantity: units }) => ({ lineId: id, quantity: units })),
            },
          ],
  });
};

/** A concrete request that lies where the point says: what a fault of the policy shows as its example. */
export const requestAt = (policy: CompiledPolicy, start: WindowStart, point: Point): DecisionFacts => {
  const today = dayOfDate(askedOn);
  const { timeZone } = policy.calendar;
  const order = orderAt(policy, start, point, today);
  const cases = point.value('prior-cases');
  const refunds = point.value('prior-refunds');
  const counted = cases !== null && refunds !== null;
  const tenure = point.value('tenure');
  const replacement = {
    lineId: 'item',
    productId: 'product-item',
    variantId: 'another',
    priceMinor: 1,
    currentPriceMinor: 1,
    stock: 100_000,
  };
  return decisionFactsSchema.parse({
    kind: text(point.value('kind'), 'refund'),
    askedOn: momentOn(today, timeZone),
    order,
    lines: [{ lineId: 'item', quantity: order.lines[0]?.quantity ?? 1 }],
    reason: text(point.value('reason'), point.value('fault') === null ? 'other' : 'changed-mind'),
    ...known('fault', point.value('fault')),
    claims: {
      ...known('condition', point.value('condition') as GoodsCondition | null),
      ...known('seal', point.value('seal')),
    },
    evidence: point.tags('evidence').map((kind) => ({ kind })),
    customer: {
      tags: point.tags('customer-tags'),
      ...known('since', typeof tenure === 'number' ? momentOn(today - tenure, timeZone) : null),
      ...known('riskBand', point.value('risk')),
      ...(counted
        ? { history: { orders: 10, cases: numeric(cases, 0), refundedOrders: numeric(refunds, 0) } }
        : {}),
    },
    resolution: null,
    replacements: point.value('kind') === 'exchange' ? [replacement] : [],
    reserved: { payments: [], lines: [], shippingMinor: 0, dutiesMinor: 0 },
    refundToMethodId: null,
  });
};
