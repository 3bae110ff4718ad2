import fc from 'fast-check';
import { allocate } from '../../src/base/index.js';
import type { LineSelection, Order } from '../../src/domain/index.js';
import { retailLine, retailOrder } from './retail-order.js';

const currencies = fc.constantFrom('USD', 'JPY', 'KWD');
const tenderKinds = ['gift-card', 'wallet', 'card'] as const;
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 12 }),
  listMinor: fc.integer({ min: 0, max: 250_000 }),
  discountShare: fc.integer({ min: 0, max: 60 }),
  taxShares: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }),
});

/**
 * Orders of 1–6 lines with discounts, up to three tax rates, taxed shipping, duties and 1–3 tenders, in currencies of
 * zero, two and three decimals. Units are worth at least one minor unit: less can't be given back unit by unit.
 */
export const randomOrders: fc.Arbitrary<Order> = fc
  .record({
    currency: currencies,
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    shippingMinor: fc.integer({ min: 0, max: 2_000 }),
    shippingTaxShare: fc.integer({ min: 0, max: 100 }),
    dutiesMinor: fc.option(fc.integer({ min: 0, max: 30_000 }), { nil: undefined }),
    tenders: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 3 }),
    minimumShare: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
  })
  .map((drawn) => {
    const lines = drawn.lines.map(({ quantity, listMinor, discountShare, taxShares }, i) => {
      const listed = Math.max(quantity, listMinor);
      const grossMinor = Math.max(quantity, listed - Math.floor((listed * discountShare) / 100));
      return {
        id: `l${i}`,
        quantity,
        grossMinor,
        discountMinor: listed - grossMinor,
        taxes: taxShares.map((share, rate) => ({
          name: `rate ${rate}`,
          taxMinor: Math.floor((grossMinor * share) / 100),
        })),
      };
    });
    const discountMinor = sum(lines.map((entry) => entry.discountMinor));
    const goodsMinor = sum(lines.map((entry) => entry.grossMinor));
    const { currency, shippingMinor, shippingTaxShare, dutiesMinor, minimumShare } = drawn;
    const totalMinor = goodsMinor + shippingMinor + (dutiesMinor ?? 0);
    return retailOrder({
      currency,
      lines: lines.map(({ taxes, ...entry }) => ({ ...retailLine(entry), taxes })),
      shipping: { grossMinor: shippingMinor, taxMinor: Math.floor((shippingMinor * shippingTaxShare) / 100) },
      ...(dutiesMinor === undefined ? {} : { dutiesMinor }),
      ...(minimumShare === undefined
        ? {}
        : {
            thresholdDiscount: {
              minimumMinor: Math.ceil(((goodsMinor + discountMinor) * minimumShare) / 100),
              amountMinor: discountMinor,
            },
          }),
      payments: allocate(totalMinor, drawn.tenders).map((capturedMinor, i) => ({
        id: `p${i}`,
        methodId: `m${i}`,
        kind: tenderKinds[i] ?? 'card',
        label: `Tender ${i}`,
        capturedMinor,
      })),
    });
  });

export interface Split {
  readonly order: Order;
  /** Every unit of the order exactly once, in parts of some units each. */
  readonly parts: readonly (readonly LineSelection[])[];
}

/** Everything an order holds, given back in parts, in any order. */
export const randomSplits = (orders: fc.Arbitrary<Order> = randomOrders): fc.Arbitrary<Split> =>
  orders.chain((order) => {
    const units = order.lines.flatMap((entry) => Array.from({ length: entry.quantity }, () => entry.id));
    return fc
      .record({
        shuffled: fc.shuffledSubarray(units, { minLength: units.length }),
        sizes: fc.array(fc.integer({ min: 1, max: 12 }), {
          minLength: units.length,
          maxLength: units.length,
        }),
      })
      .map(({ shuffled, sizes }) => {
        const parts: LineSelection[][] = [];
        for (let from = 0, n = 0; from < shuffled.length; from += sizes[n] ?? 1, n += 1) {
          const counted = new Map<string, number>();
          for (const id of shuffled.slice(from, from + (sizes[n] ?? 1)))
            counted.set(id, (counted.get(id) ?? 0) + 1);
          parts.push([...counted].map(([lineId, quantity]) => ({ lineId, quantity })));
        }
        return { order, parts };
      });
  });
