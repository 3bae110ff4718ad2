import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ShopFile } from '../../../src/domain/index.js';
import { makeSandboxShop } from '../../../src/shops/index.js';
import type { Shop } from '../../../src/turns/index.js';

export const contractNow = new Date('2026-11-21T18:00:00.000Z');

/** What every shop behind a conversation keeps to. `open` answers a shop that holds exactly this file. */
export const describeShop = (
  name: string,
  open: (file: ShopFile) => Promise<{ readonly shop: Shop; close(): Promise<void> }>,
): void => {
  describe(`shop: ${name}`, () => {
    const file = makeSandboxShop({ seed: 11, now: contractNow });
    let opened: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      opened = await open(file);
    });
    afterAll(() => opened.close());

    test('finds an order however the customer writes its number', async () => {
      for (const written of ['#10482', '10482', ' 1 0482 ']) {
        expect((await opened.shop.orderByNumber(written))?.id).toBe('order-10482');
      }
      expect(await opened.shop.orderByNumber('1048')).toBeNull();
    });

    test('finds people by e-mail without regard to case, by either of their addresses', async () => {
      for (const email of ['TBecker@example.org', 'tom.becker@EXAMPLE.com']) {
        expect((await opened.shop.customersByEmail(email)).map((customer) => customer.id)).toEqual([
          'tom-becker',
        ]);
      }
      expect(await opened.shop.customersByEmail('nobody@example.com')).toEqual([]);
    });

    test.each([
      ['Mei Lin', '98101', 'mei-lin'],
      ['mei lin', '98101', 'mei-lin'],
      ['李娜', '200031', 'li-na'],
      ['Li Na', '200 031', 'li-na'],
    ])('finds %s at %s by name and postcode', async (fullName, postcode, id) => {
      expect(
        (await opened.shop.customersByNameAndPostcode(fullName, postcode)).map((customer) => customer.id),
      ).toEqual([id]);
    });

    test('finds nobody by a name with another postcode, or with none', async () => {
      expect(await opened.shop.customersByNameAndPostcode('Mei Lin', '98102')).toEqual([]);
      expect(await opened.shop.customersByNameAndPostcode('Mei Lin', '')).toEqual([]);
    });

    test('gives a customer’s own orders, newest first, and nobody else’s', async () => {
      const orders = await opened.shop.ordersOf('mei-lin');
      expect(orders.map((order) => order.number)).toEqual(['#10482', '#10471', '#10455', '#10398']);
      expect(new Set(orders.map((order) => order.customerId))).toEqual(new Set(['mei-lin']));
      expect(await opened.shop.ordersOf('no-such-customer')).toEqual([]);
    });

    test('gives every order back as the file had it', async () => {
      for (const order of file.orders.slice(0, 60))
        expect(await opened.shop.orderByNumber(order.number)).toEqual(order);
    });

    test('gives products with their variants and stock, and customers with their methods', async () => {
      const headphones = file.products.find((product) => product.id === 'aria-headphones');
      expect(await opened.shop.product('aria-headphones')).toEqual(headphones);
      expect(await opened.shop.product('gone')).toBeNull();
      expect((await opened.shop.customer('mei-lin'))?.paymentMethods.map((method) => method.brand)).toEqual([
        'Visa',
        'PayPal',
        'Gift card',
      ]);
      expect(await opened.shop.customer('gone')).toBeNull();
    });
  });
};
