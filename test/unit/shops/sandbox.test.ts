import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Order, orderStatuses, type ShopFile, shopFileSchema } from '../../../src/domain/index.js';
import { demoPeople, makeSandboxShop } from '../../../src/shops/index.js';

const now = new Date('2026-11-21T18:00:00.000Z');
const dayMs = 86_400_000;
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const inAnyShop = (check: (shop: ShopFile) => void): void =>
  fc.assert(
    fc.property(seeds, (seed) => check(makeSandboxShop({ seed, now }))),
    { numRuns: 6 },
  );

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const totalOf = (order: Order): number =>
  sum(order.lines.map((line) => line.grossMinor)) + order.shipping.grossMinor;
const capturedOf = (order: Order): number => sum(order.payments.map((payment) => payment.capturedMinor));
const orderIn = (shop: ShopFile, number: string): Order => {
  const found = shop.orders.find((order) => order.number === number);
  if (found === undefined) throw new Error(`no order ${number}`);
  return found;
};
const daysSince = (moment: string | undefined): number =>
  (now.getTime() - new Date(moment ?? 0).getTime()) / dayMs;

describe('the sandbox shop', () => {
  const shop = makeSandboxShop({ seed: 1, now });

  test('is the same shop for the same seed and moment, and another for another seed', () => {
    expect(makeSandboxShop({ seed: 1, now })).toEqual(shop);
    expect(makeSandboxShop({ seed: 2, now })).not.toEqual(shop);
  });

  test('has the size it promises, and no two rows with one id', () => {
    inAnyShop(({ products, customers, orders }) => {
      expect([products.length, customers.length, orders.length]).toEqual([64, 200, 1000]);
      for (const rows of [products, customers, orders])
        expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
      expect(new Set(orders.map((order) => order.number)).size).toBe(1000);
      const emails = customers.flatMap((customer) => customer.emails);
      expect(new Set(emails).size).toBe(emails.length);
    });
  });

  test('is a valid import file, unchanged by reading it', () => {
    expect(shopFileSchema.parse(structuredClone(shop))).toEqual(shop);
  });

  test('was paid for to the cent: lines and shipping sum to what was captured', () => {
    inAnyShop(({ orders }) => {
      for (const order of orders)
        expect([order.number, capturedOf(order)]).toEqual([order.number, totalOf(order)]);
    });
  });

  test('never gave back more than a payment took, nor more of a line than was bought', () => {
    inAnyShop(({ orders }) => {
      for (const order of orders) {
        const refunds = order.actions.filter((action) => action.kind === 'refund');
        for (const payment of order.payments) {
          const given = sum(
            refunds.filter((refund) => refund.paymentId === payment.id).map((refund) => refund.amountMinor),
          );
          expect(given).toBeLessThanOrEqual(payment.capturedMinor);
        }
        for (const refund of refunds) {
          if (refund.lines === undefined) continue;
          expect(sum(refund.lines.map((line) => line.grossMinor)) + (refund.shippingMinor ?? 0)).toBe(
            refund.amountMinor,
          );
        }
      }
    });
  });

  test('sold only what is in its catalogue, in one currency an order, to its own customers and their methods', () => {
    inAnyShop(({ products, customers, orders }) => {
      const variants = new Map(
        products.flatMap((product) => product.variants.map((variant) => [variant.id, { product, variant }])),
      );
      const people = new Map(customers.map((customer) => [customer.id, customer]));
      for (const order of orders) {
        for (const line of order.lines) {
          const sold = variants.get(line.variantId);
          expect(sold?.product.id).toBe(line.productId);
          expect(sold?.variant.currency).toBe(order.currency);
          expect(sold?.variant.options).toEqual(line.options);
        }
        const methods = people.get(order.customerId)?.paymentMethods.map((method) => method.id);
        for (const payment of order.payments) expect(methods).toContain(payment.methodId);
      }
    });
  });

  test('has orders whose moments are in order and never in the future', () => {
    inAnyShop(({ orders }) => {
      for (const order of orders) {
        const chains = order.fulfilments.map((parcel) => [
          order.placedAt,
          parcel.shippedAt,
          parcel.deliveredAt,
        ]);
        const acted = order.actions.map((action) => [order.placedAt, order.deliveredAt, action.at]);
        for (const chain of [...chains, ...acted, [order.placedAt, order.shippedAt, order.deliveredAt]]) {
          const moments = [...chain.filter((moment) => moment !== undefined), now.toISOString()];
          expect(moments).toEqual([...moments].sort());
        }
      }
    });
  });

  test('tells the same story by status and by parcels', () => {
    inAnyShop(({ orders }) => {
      for (const order of orders) {
        const reached = order.fulfilments.map((parcel) => parcel.status);
        const packed = order.lines.map((line) =>
          sum(
            order.fulfilments
              .flatMap((parcel) => parcel.lines)
              .filter((unit) => unit.lineId === line.id)
              .map((unit) => unit.quantity),
          ),
        );
        if (order.status === 'pending' || order.status === 'cancelled') expect(reached).toEqual([]);
        else expect(packed).toEqual(order.lines.map((line) => line.quantity));
        if (order.status === 'processed') expect(new Set(reached)).toEqual(new Set(['processed']));
        if (order.status === 'shipped') expect(new Set(reached)).toEqual(new Set(['shipped']));
        const arrived = order.status === 'delivered' || order.status === 'partly-refunded';
        if (arrived) expect(new Set(reached)).toEqual(new Set(['delivered']));
        if (order.status === 'partly-delivered') expect(new Set(reached).size).toBeGreaterThan(1);
        expect(order.deliveredAt !== undefined).toBe(arrived);
        expect(order.actions.some((action) => action.kind === 'cancellation')).toBe(
          order.status === 'cancelled',
        );
        expect(order.status === 'partly-refunded').toBe(
          order.status !== 'cancelled' && order.actions.some((action) => action.kind === 'refund'),
        );
      }
    });
  });

  test('has every kind of order a support desk meets', () => {
    inAnyShop(({ orders, products, customers }) => {
      for (const status of orderStatuses.filter((candidate) => candidate !== 'refunded')) {
        expect([status, orders.filter((order) => order.status === status).length > 4]).toEqual([
          status,
          true,
        ]);
      }
      const some = (count: number): void => expect(count).toBeGreaterThan(4);
      some(orders.filter((order) => order.payments.length > 1).length);
      some(orders.filter((order) => order.lines.some((line) => line.discountMinor > 0)).length);
      some(orders.filter((order) => order.lines.some((line) => line.quantity > 1)).length);
      some(orders.filter((order) => order.lines.some((line) => line.taxes.length > 0)).length);
      some(orders.filter((order) => order.shipping.grossMinor > 0).length);
      some(orders.filter((order) => order.gift).length);
      some(orders.filter((order) => order.currency === 'CNY').length);
      some(customers.filter((customer) => customer.emails.length === 2).length);
      some(
        customers.filter((customer) =>
          customer.paymentMethods.some((method) => method.balanceMinor !== undefined),
        ).length,
      );
      for (const tag of ['final-sale', 'hygiene', 'perishable', 'custom-made', 'digital']) {
        expect(orders.some((order) => order.lines.some((line) => line.tags.includes(tag)))).toBe(true);
      }
      expect(products.flatMap((product) => product.variants).some((variant) => variant.stock === 0)).toBe(
        true,
      );
    });
  });

  test('gives a later order a higher number', () => {
    inAnyShop(({ orders }) => {
      for (const market of ['US', 'CN']) {
        const here = orders
          .filter((order) => order.market === market)
          .sort((a, b) => Number(a.number.slice(1)) - Number(b.number.slice(1)));
        const placed = here.map((order) => order.placedAt);
        expect(placed).toEqual([...placed].sort());
      }
    });
  });
});

describe('the people a page may name', () => {
  test('have their orders in every sandbox, and no orders beside them', () => {
    inAnyShop((shop) => {
      for (const person of demoPeople) {
        const numbers = shop.orders
          .filter((order) => order.customerId === person.customerId)
          .map((order) => order.number);
        expect(new Set(numbers)).toEqual(new Set(person.orderNumbers));
      }
    });
  });

  const shop = makeSandboxShop({ seed: 7, now });

  test('Mei Lin has headphones for $89.00 and $7.34 tax on Visa ··4021, delivered seven days ago', () => {
    const order = orderIn(shop, '#10482');
    expect(order).toMatchObject({ status: 'delivered', currency: 'USD', shipping: { grossMinor: 0 } });
    expect(order.lines).toMatchObject([
      {
        name: 'Aria Wireless Headphones',
        options: { color: 'black' },
        grossMinor: 9634,
        taxes: [{ taxMinor: 734 }],
      },
    ]);
    expect(order.payments).toMatchObject([{ label: 'Visa ··4021', capturedMinor: 9634 }]);
    expect(daysSince(order.deliveredAt)).toBe(7);
  });

  test('Mei Lin can cancel $64.90 paid by gift card, and return a $120.00 skateboard paid by PayPal', () => {
    const pending = orderIn(shop, '#10455');
    expect([pending.status, capturedOf(pending)]).toEqual(['pending', 6490]);
    expect(pending.payments).toMatchObject([{ kind: 'gift-card' }]);
    const delivered = orderIn(shop, '#10398');
    expect(delivered.lines.map((line) => [line.name, line.grossMinor])).toEqual([
      ['Skateboard', 12_000],
      ['Electric Kettle', 3900],
    ]);
    expect(delivered.payments).toMatchObject([{ label: 'PayPal' }]);
    expect(daysSince(delivered.deliveredAt)).toBe(12);
    expect(orderIn(shop, '#10471').status).toBe('shipped');
  });

  test('Li Na has two cups at ¥58.00 and ¥8.00 shipping on Alipay, delivered six days ago', () => {
    const order = orderIn(shop, '#20817');
    expect(order).toMatchObject({ currency: 'CNY', market: 'CN', shipping: { grossMinor: 800 } });
    expect(order.lines).toMatchObject([{ names: { zh: '手工陶瓷杯' }, quantity: 2, grossMinor: 11_600 }]);
    expect(order.payments).toMatchObject([{ label: 'Alipay', capturedMinor: 12_400 }]);
    expect(daysSince(order.deliveredAt)).toBe(6);
  });

  test('Sam Carter has $180.00 boots delivered 226 days ago', () => {
    const order = orderIn(shop, '#9917');
    expect([order.lines[0]?.grossMinor, daysSince(order.deliveredAt)]).toEqual([18_000, 226]);
  });

  test('Tom Becker paid with a gift card and a card and has one throw refunded already', () => {
    const order = orderIn(shop, '#10440');
    expect(order.payments.map((payment) => payment.kind)).toEqual(['gift-card', 'card']);
    expect(order.status).toBe('partly-refunded');
    expect(order.actions).toMatchObject([{ kind: 'refund', lines: [{ quantity: 1 }] }]);
  });

  test('the others show a final sale, a parcel under way, a part delivery, a gift and a cancellable order', () => {
    expect(orderIn(shop, '#10491').lines.map((line) => line.tags.includes('final-sale'))).toEqual([
      true,
      false,
    ]);
    expect(orderIn(shop, '#10503').status).toBe('shipped');
    expect(orderIn(shop, '#10478').status).toBe('partly-delivered');
    expect(orderIn(shop, '#10485').gift).toBe(true);
    expect(orderIn(shop, '#20858').status).toBe('pending');
  });
});
