import { afterEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/base/index.js';
import type { HandoffResponse, MessagesResponse, QueueResponse } from '../../../src/domain/wire.js';
import { signIn } from '../../support/desk-agent.js';
import { racePlaces } from '../../support/race-places.js';
import type { RunningServer } from '../../support/running-server.js';
import { makeShoppers } from '../../support/shoppers.js';
import { stripeSecret } from '../../support/stripe-protocol.js';
import { startStripeStandIn } from '../../support/stripe-stand-in.js';
import { get, openConversation, post } from '../web/web-customer.js';

const attempts = 50;

/** Proves who they are and says these words; answers the keys of everything that was said back. */
const talk = async (url: string, number: number, texts: readonly string[]): Promise<void> => {
  const customer = await openConversation(url);
  for (const text of [`robin.${number}@example.com, #${200_000 + number}`, ...texts]) {
    const answer = await (text === 'yes' ? customer.choose(text) : customer.say(text));
    expect(answer.status).toBe(200);
  }
};

describe.each(racePlaces)('the same refund, done by many at once, on $name', ({ open }) => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  const openShop = async () => {
    const standIn = await startStripeStandIn(systemClock);
    const place = await open({
      MAKEGOOD_STRIPE_KEY: 'sk_test_race',
      MAKEGOOD_STRIPE_WEBHOOK_SECRET: stripeSecret,
      MAKEGOOD_STRIPE_URL: standIn.url,
    });
    closing.push(place.close, standIn.close);
    const { shop } = makeShoppers(5, 'stripe', new Date());
    const { house } = place.servers[0].server;
    await house.records.putProducts(shop.products);
    await house.records.putCustomers(shop.customers);
    await house.records.putOrders(shop.orders);
    for (const { payments, currency } of shop.orders)
      for (const { providerPaymentId: id = '', capturedMinor: amount } of payments)
        standIn.addPayment({ id, amount, currency });
    return { ...place, house, standIn, orders: shop.orders };
  };
  const nth = (servers: readonly RunningServer[], index: number): RunningServer =>
    servers[index % servers.length] as RunningServer;

  test('leaves once when fifty workers send it', async () => {
    const { servers, house, standIn, orders } = await openShop();
    // Goods that travel back: the money is reserved and nobody has sent it yet.
    await talk(servers[0].url, 4, ['I want to send back the oak tray', 'I changed my mind', 'yes']);
    const [intent] = await house.ledger.holdingIntents(orders[4]?.id ?? '');
    expect(intent?.status).toBe('reserved');
    const id = intent?.id ?? '';
    const outcomes = await Promise.all(
      Array.from({ length: attempts }, (_, index) => nth(servers, index).server.house.saga.submit(id)),
    );
    expect(outcomes.filter((outcome) => outcome !== 'skipped')).toEqual(['succeeded']);
    expect(standIn.refunds.map(({ amount }) => amount)).toEqual([intent?.amountMinor]);
    expect((await house.ledger.intent(id))?.attempts).toBe(1);
  });

  test('is approved once when fifty people approve it in ten cases about one order', async () => {
    const { servers, house, standIn, orders } = await openShop();
    const [order] = orders;
    const cases = 10;
    const agents = await Promise.all(servers.map(async (server) => signIn(await server.deskLink('Dana'))));
    // Late and yet here: no rule settles that, so a colleague has to.
    for (let number = 0; number < cases; number += 1)
      await talk(nth(servers, number).url, 0, ['my stoneware mug arrived far too late, I want a refund']);
    const headersOf = (index: number) => agents[index % agents.length]?.headers ?? {};
    const queue = await get<QueueResponse>(`${servers[0].url}/desk/api/queue`, headersOf(0));
    const waiting = queue.body.handoffs;
    expect(waiting).toHaveLength(cases);
    const claimed = await Promise.all(
      waiting.map(({ id, version }, index) =>
        post<HandoffResponse>(
          `${nth(servers, index).url}/desk/api/handoffs/${id}/claim`,
          { version },
          headersOf(index),
        ),
      ),
    );
    const mostMinor = claimed[0]?.body.mostRefundableMinor ?? 0;
    expect(mostMinor).toBeGreaterThan(0);
    const answers = await Promise.all(
      Array.from({ length: attempts }, (_, index) => {
        const { handoff } = (claimed[index % cases] as (typeof claimed)[number]).body;
        // The server changes with each ten, so that the same case is approved on both.
        const at = index + Math.floor(index / cases);
        return post<MessagesResponse>(
          `${nth(servers, at).url}/desk/api/handoffs/${handoff.id}/approve`,
          { version: handoff.version, amountMinor: mostMinor, reason: 'came too late' },
          headersOf(at),
        );
      }),
    );
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    await house.settle();
    const intents = await house.ledger.holdingIntents(order?.id ?? '');
    expect(intents.map(({ status, amountMinor }) => [status, amountMinor])).toEqual([
      ['succeeded', mostMinor],
    ]);
    expect(standIn.refunds.map(({ amount }) => amount)).toEqual([mostMinor]);
  });
});
