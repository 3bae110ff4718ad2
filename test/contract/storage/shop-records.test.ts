import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  customerSchema,
  productSchema,
  type ShopAction,
  type ShopRecords,
} from '../../../src/domain/index.js';
import { createShopRecords } from '../../../src/storage/index.js';
import { testNow as at, testBackends } from '../../support/databases.js';
import { mugOrder } from './stories.js';

const customer = (id: string, more: Record<string, unknown> = {}) =>
  customerSchema.parse({
    id,
    firstName: 'José',
    lastName: "O'Neil",
    emails: [`${id}@Example.com`],
    postcode: 'SW1A 1AA',
    ...more,
  });
const cancellation = (orderId: string, id: string): ShopAction => ({
  kind: 'cancellation',
  id,
  orderId,
  at,
  reason: 'late',
});

describe.each(testBackends())('the shop tables on $name', (backend) => {
  let close: () => Promise<void>;
  let shop: ShopRecords;
  beforeAll(async () => {
    const opened = await backend.open();
    close = opened.close;
    shop = createShopRecords(opened.database);
  });
  afterAll(() => close());

  test('people are found by e-mail in any case, all of those who share it', async () => {
    const shared = ['a@example.com', 'Family@Example.com'];
    await shop.putCustomers([
      customer('c1', { emails: shared }),
      customer('c2', { emails: ['family@example.com'] }),
    ]);
    expect((await shop.customersByEmail(' FAMILY@example.com ')).map((one) => one.id)).toEqual(['c1', 'c2']);
    expect(await shop.customersByEmail('nobody@example.com')).toEqual([]);
    expect(await shop.customer('c1')).toEqual(customer('c1', { emails: shared }));
  });

  test.each([
    ['jose oneil', 'sw1a1aa'],
    ['O’Neil, José', 'SW1A-1AA'],
    ['ONEIL JOSE', 'ｓｗ１ａ 1aa'],
    ['Pepe O.', 'SW1A 1AA'],
  ])('%s at %s is found', async (name, postcode) => {
    await shop.putCustomers([customer('c3', { otherNames: ['Pepe O'] })]);
    expect((await shop.customersByNameAndPostcode(name, postcode)).map((one) => one.id)).toContain('c3');
  });

  test('a name is found in Chinese and as it is spoken, last name first or last', async () => {
    await shop.putCustomers([
      customer('c4', { firstName: '娜', lastName: '李', otherNames: ['Li Na'], postcode: '200001' }),
    ]);
    for (const name of ['李娜', '李 娜', 'Li Na', 'lina']) {
      expect((await shop.customersByNameAndPostcode(name, '200001')).map((one) => one.id)).toEqual(['c4']);
    }
  });

  test('nobody is found by an empty postcode', async () => {
    await shop.putCustomers([customer('c5', { postcode: '' })]);
    expect(await shop.customersByNameAndPostcode('José O’Neil', ' - ')).toEqual([]);
  });

  test('an order is found by its number however it is written, newest first among a customer’s', async () => {
    await shop.putOrders([
      mugOrder('o1', { number: '#W 1001', customerId: 'c6', placedAt: '2025-05-01T10:00:00+08:00' }),
      mugOrder('o2', { number: '#W1002', customerId: 'c6', placedAt: '2025-05-01T03:00:00Z' }),
    ]);
    expect((await shop.orderByNumber('w1001'))?.id).toBe('o1');
    expect((await shop.orderByNumber('＃W１００２'))?.id).toBe('o2');
    expect((await shop.ordersOf('c6')).map((order) => order.id)).toEqual(['o2', 'o1']);
    expect(await shop.order('o1')).toEqual(
      mugOrder('o1', { number: '#W 1001', customerId: 'c6', placedAt: '2025-05-01T10:00:00+08:00' }),
    );
    expect(await shop.order('unknown')).toBeNull();
  });

  test('what was done to an order stays when the file is read again', async () => {
    const imported = { ...cancellation('o3', 'from-file'), lines: [{ lineId: 'l1', quantity: 1 }] };
    await shop.putOrders([mugOrder('o3', { actions: [imported] })]);
    expect(await shop.appendAction({ ...cancellation('o3', 'later'), at: '2025-06-02T00:00:00.000Z' })).toBe(
      true,
    );
    await shop.putOrders([mugOrder('o3', { number: '#changed', actions: [imported] })]);
    const order = await shop.order('o3');
    expect(order).toMatchObject({ number: '#changed', status: 'cancelled' });
    expect(order?.actions.map((action) => action.id)).toEqual(['from-file', 'later']);
  });

  test('an action is appended once and can be asked for by its id', async () => {
    await shop.putOrders([mugOrder('o4')]);
    const both = await Promise.all([
      shop.appendAction(cancellation('o4', 'x4')),
      shop.appendAction(cancellation('o4', 'x4')),
    ]);
    expect(both.sort()).toEqual([false, true]);
    expect(await shop.action('x4')).toEqual(cancellation('o4', 'x4'));
    expect(await shop.action('unknown')).toBeNull();
    await expect(shop.appendAction(cancellation('missing', 'x5'))).rejects.toMatchObject({
      code: 'order-not-found',
    });
  });

  test('a large batch goes in whole, and a broken one not at all', async () => {
    const before = await shop.counts();
    await shop.putOrders(Array.from({ length: 600 }, (_, n) => mugOrder(`bulk_${n}`)));
    expect(await shop.counts()).toEqual({ ...before, orders: before.orders + 600 });
    const astray = mugOrder('bulk_b', { actions: [cancellation('elsewhere', 'astray')] });
    await expect(shop.putOrders([mugOrder('bulk_a'), astray])).rejects.toMatchObject({
      code: 'order-not-found',
    });
    expect(await shop.order('bulk_a')).toBeNull();
  });

  test('the same row twice in one batch keeps the last', async () => {
    const product = (name: string) =>
      productSchema.parse({
        id: 'p1',
        name,
        variants: [{ id: 'v1', options: {}, priceMinor: 1, currency: 'USD', stock: 1 }],
      });
    await shop.putProducts([product('Old'), product('New')]);
    expect(await shop.product('p1')).toEqual(product('New'));
    expect(await shop.products()).toEqual([product('New')]);
    expect((await shop.allCustomers()).map((one) => one.id)).toEqual(
      (await shop.allCustomers()).map((one) => one.id).sort(),
    );
    expect((await shop.allOrders()).length).toBe((await shop.counts()).orders);
  });
});
