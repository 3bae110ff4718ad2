import { afterEach, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import type { Order } from '../../../src/domain/index.js';
import type { MessagesResponse } from '../../../src/domain/wire.js';
import { racePlaces } from '../../support/race-places.js';
import type { RunningServer } from '../../support/running-server.js';
import { makeShoppers } from '../../support/shoppers.js';
import { type Answer, openConversation } from '../web/web-customer.js';

const secret = 'a-long-random-secret-of-32-characters-or-more';
/** What each line comes to can't be shared evenly by its units, so a cent that two rush for would show. */
const goods = [
  { words: 'one of the stoneware mugs', quantity: 7, grossMinor: 12_607 },
  { words: 'one of the beeswax candles', quantity: 5, grossMinor: 6_252 },
  { words: 'one of the oak trays', quantity: 3, grossMinor: 11_708 },
] as const;
const shippingMinor = 495;
const units = goods.reduce((sum, { quantity }) => sum + quantity, 0);
const paidMinor = goods.reduce((sum, { grossMinor }) => sum + grossMinor, shippingMinor);

const contestedShop = () => {
  const { shop } = makeShoppers(1, 'records', new Date());
  const [one] = shop.orders as [Order];
  const lines = one.lines.map((line, index) => {
    const { quantity, grossMinor } = goods[index] as (typeof goods)[number];
    return {
      ...line,
      quantity,
      grossMinor,
      taxes: [{ name: 'Sales tax', taxMinor: Math.floor(grossMinor / 11) }],
    };
  });
  const order: Order = {
    ...one,
    lines,
    shipping: { grossMinor: shippingMinor, taxMinor: 0 },
    payments: one.payments.map((payment) => ({ ...payment, capturedMinor: paidMinor })),
    fulfilments: one.fulfilments.map((parcel) => ({
      ...parcel,
      lines: lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
    })),
  };
  return { ...shop, orders: [order], order };
};

const keysOf = ({ body }: Answer<MessagesResponse>): (string | null)[] => body.messages.map(({ key }) => key);

describe.each(racePlaces)('many who ask for the same money, on $name', ({ clients, open }) => {
  let close = async (): Promise<void> => {};
  afterEach(() => close());

  test('are given exactly what remains, to the unit and the cent, and everybody an honest answer', async () => {
    const place = await open({ MAKEGOOD_IDENTITY_SECRET: secret });
    close = place.close;
    const { servers } = place;
    const { records, ledger, settle } = servers[0].server.house;
    const { order, ...shop } = contestedShop();
    await records.putProducts(shop.products);
    await records.putCustomers(shop.customers);
    await records.putOrders(shop.orders);
    const identityToken = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(order.customerId)
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(secret));

    const customers = await Promise.all(
      Array.from({ length: clients }, async (_, index) => {
        const { url } = servers[index % servers.length] as RunningServer;
        const customer = await openConversation(url, { identityToken });
        const { words } = goods[index % goods.length] as (typeof goods)[number];
        const shown = await customer.say(`${words} was missing from my parcel, I want my money back for it`);
        expect(keysOf(shown)).toContain('settlement');
        return customer;
      }),
    );

    // All say yes at once; whoever is shown another sum, because somebody was faster, says yes to that one.
    const ends = await Promise.all(
      customers.map(async (customer) => {
        for (let yeses = 1; ; yeses += 1) {
          const answer = await customer.choose('yes');
          expect(answer.status).toBe(200);
          const keys = keysOf(answer);
          if (!keys.includes('settlement')) return { keys, yeses };
        }
      }),
    );

    const filed = ends.filter(({ keys }) => keys.includes('filed'));
    const refused = ends.filter(({ keys }) => !keys.includes('filed'));
    expect(filed).toHaveLength(units);
    expect(refused.filter(({ keys }) => !keys.includes('denied'))).toEqual([]);
    await settle();
    const intents = await ledger.holdingIntents(order.id);
    expect(intents.map(({ status }) => status)).toEqual(intents.map(() => 'succeeded'));
    expect(intents.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(paidMinor);
    for (const [index, { quantity, grossMinor }] of goods.entries()) {
      const parts = intents
        .flatMap(({ lines }) => lines)
        .filter(({ lineId }) => lineId === order.lines[index]?.id);
      expect(parts.reduce((sum, part) => sum + part.quantity, 0)).toBe(quantity);
      expect(parts.reduce((sum, part) => sum + part.grossMinor, 0)).toBe(grossMinor);
    }
  });
});
