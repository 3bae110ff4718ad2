import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { frozenClock } from '../../../src/base/index.js';
import type { RefundIntent } from '../../../src/domain/index.js';
import type { MoneyMover } from '../../../src/refunds/index.js';
import {
  createByHandMover,
  createMoverRegistry,
  createRecordsMover,
  createStoreCreditMover,
} from '../../../src/shops/index.js';
import { createStripeMover, openStripe, stripeApiVersion } from '../../../src/shops/stripe/index.js';
import { createShopRecords, createStoreCreditLedger } from '../../../src/storage/index.js';
import { openTestDatabase } from '../../support/databases.js';
import { retailOrder } from '../../support/retail-order.js';
import { type StripeStandIn, startStripeStandIn } from '../../support/stripe-stand-in.js';
import { contractNow, describeMover, intentOn } from './mover-contract.js';

const orders = (more: { readonly mover?: string } = {}) =>
  [1, 2, 3, 4, 5, 6].map((n) =>
    retailOrder({
      id: `order-${n}`,
      number: `#${n}`,
      payments: [
        {
          id: `pay-${n}`,
          methodId: 'card-1',
          kind: 'card',
          label: 'Visa ··4021',
          capturedMinor: 10_000,
          ...(more.mover === undefined ? {} : { mover: more.mover, providerPaymentId: `pi_${n}` }),
        },
      ],
    }),
  );

const recordsWith = async (mover?: string) => {
  const clock = frozenClock(contractNow);
  const database = await openTestDatabase({ clock });
  const records = createShopRecords(database);
  await records.putOrders(orders(mover === undefined ? {} : { mover }));
  return { clock, database, records };
};

describeMover('records', async () => {
  const { clock, database, records } = await recordsWith();
  return { mover: createRecordsMover(records, { clock }), close: () => database.close() };
});

describeMover(
  'store-credit',
  async () => {
    const { clock, database, records } = await recordsWith();
    const mover = createStoreCreditMover(createStoreCreditLedger(database), records, { clock });
    return { mover, close: () => database.close() };
  },
  { countsPayments: false },
);

const openStripeWorld = async () => {
  const { clock, database, records } = await recordsWith('stripe');
  const standIn = await startStripeStandIn(clock);
  for (const n of [1, 2, 3, 4, 5, 6]) standIn.addPayment({ id: `pi_${n}`, amount: 10_000, currency: 'USD' });
  const mover = createStripeMover({ stripe: openStripe({ key: 'sk_test_1', url: standIn.url }), records });
  const close = async (): Promise<void> => {
    await standIn.close();
    await database.close();
  };
  return { clock, standIn, records, mover, close };
};

describeMover('stripe', openStripeWorld);

describe('mover: by-hand', () => {
  test('can neither repeat a call nor be looked at, and is never called', async () => {
    const mover = createByHandMover();
    expect(mover.capabilities).toMatchObject({ idempotent: false, lookUp: false, list: false });
    await expect(mover.refund(intentOn(1))).rejects.toThrow();
    await expect(mover.lookUp(intentOn(1))).rejects.toThrow();
    await expect(mover.list(contractNow, null)).rejects.toThrow();
  });
});

describe('the registry of movers', () => {
  test('knows a mover by its name alone, and gives no other in its place', () => {
    const registry = createMoverRegistry([createByHandMover()]);
    expect(registry.mover('by-hand')?.name).toBe('by-hand');
    expect(registry.mover('stripe')).toBeNull();
  });

  test('refuses two movers of one name', () => {
    expect(() => createMoverRegistry([createByHandMover(), createByHandMover()])).toThrow();
  });
});

describe('money that moves through Stripe', () => {
  let world: Awaited<ReturnType<typeof openStripeWorld>>;
  let standIn: StripeStandIn;
  let mover: MoneyMover;
  let made = 0;
  beforeAll(async () => {
    world = await openStripeWorld();
    ({ standIn, mover } = world);
  });
  afterAll(() => world.close());
  const anIntent = (more: Partial<RefundIntent> = {}): RefundIntent => {
    made += 1;
    return intentOn(1, { id: `own-${made}`, amountMinor: 100, ...more });
  };

  test("carries the intent's id as key and as metadata, at the pinned version, for the provider's own payment", async () => {
    const intent = anIntent();
    await mover.refund(intent);
    expect(standIn.calls.at(-1)).toEqual({
      call: 'POST /v1/refunds',
      key: intent.id,
      version: stripeApiVersion,
      parameters: { payment_intent: 'pi_1', amount: '100', 'metadata[makegood_intent]': intent.id },
    });
  });

  test.each(['lost-before', 'lost-after', 409, 429, 500, 401] as const)(
    'an answer that is %s is no refusal',
    async (fault) => {
      const intent = anIntent();
      standIn.failNext(fault);
      await expect(mover.refund(intent)).rejects.toThrow();
      expect((await mover.lookUp(intent)).kind).toBe(fault === 'lost-after' ? 'succeeded' : 'absent');
      expect((await mover.refund(intent)).kind).toBe('succeeded');
      expect(standIn.refunds.filter(({ metadata }) => metadata.makegood_intent === intent.id)).toHaveLength(
        1,
      );
    },
  );

  test('a key that was used for another amount is no refusal', async () => {
    const intent = anIntent();
    await mover.refund(intent);
    await expect(mover.refund({ ...intent, amountMinor: 101 })).rejects.toThrow();
  });

  test.each([
    ['pending', 'pending'],
    ['requires_action', 'pending'],
    ['succeeded', 'succeeded'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ] as const)('a refund that Stripe calls %s is %s', async (status, kind) => {
    const intent = anIntent();
    await mover.refund(intent);
    const own = standIn.refunds.at(-1);
    standIn.setStatus(own?.id ?? '', status);
    expect(await mover.lookUp(intent)).toMatchObject({ kind, providerRefundId: own?.id });
  });

  test('a refund that fails at once is a refusal, and one that begins pending is not there yet', async () => {
    standIn.beginAs('failed');
    expect((await mover.refund(anIntent())).kind).toBe('rejected');
    standIn.beginAs('pending');
    expect((await mover.refund(anIntent())).kind).toBe('pending');
    standIn.beginAs('succeeded');
  });

  test('a look-up that Stripe does not answer says nothing', async () => {
    standIn.failReading(500);
    await expect(mover.lookUp(anIntent())).rejects.toThrow();
    await expect(mover.list(contractNow, null)).rejects.toThrow();
    standIn.failReading(null);
  });

  test('a payment that Stripe would not know is never sent', async () => {
    const calls = standIn.calls.length;
    expect(await mover.refund(anIntent({ paymentId: 'pay-9' }))).toEqual({
      kind: 'rejected',
      code: 'payment-unknown',
    });
    expect(standIn.calls).toHaveLength(calls);
  });

  test("finds a refund that a person made at Stripe's own pages by its id, and lists it as nobody's", async () => {
    const refund = standIn.makeByHand('pi_2', 300);
    expect(await mover.lookUp(anIntent({ amountMinor: 300, providerRefundId: refund.id }))).toEqual({
      kind: 'succeeded',
      providerRefundId: refund.id,
    });
    const { refunds } = await mover.list(contractNow, null);
    expect(refunds.find(({ providerRefundId }) => providerRefundId === refund.id)).toMatchObject({
      intentId: null,
      providerPaymentId: 'pi_2',
    });
  });

  test('finds a refund behind any number of later ones of its payment, and says absent only at the end of the list', async () => {
    const intent = anIntent({ orderId: 'order-5', paymentId: 'pay-5' });
    await mover.refund(intent);
    for (let n = 0; n < 230; n += 1) standIn.makeByHand('pi_5', 10);
    expect((await mover.lookUp(intent)).kind).toBe('succeeded');
    expect((await mover.lookUp({ ...intent, id: 'never-sent' })).kind).toBe('absent');
  });

  test('shows every dispute of the account, page by page, and none that there is not', async () => {
    for (let n = 0; n < 130; n += 1)
      standIn.dispute({ id: `dp_${n}`, payment_intent: 'pi_3', amount: 10, status: 'needs_response' });
    standIn.dispute({ id: 'dp_7', payment_intent: 'pi_3', amount: 10, status: 'lost' });
    const { disputes } = mover;
    const first = await disputes?.list('2026-11-21T00:00:00Z', null);
    const second = await disputes?.list('2026-11-21T00:00:00Z', first?.next ?? null);
    expect([first?.disputes.length, second?.disputes.length, second?.next]).toEqual([100, 30, null]);
    expect((await disputes?.list('2026-11-22T00:00:00Z', null))?.disputes).toEqual([]);
    expect(await disputes?.find('dp_7')).toEqual({
      disputeId: 'dp_7',
      providerPaymentIds: ['pi_3'],
      amountMinor: 10,
      currency: 'USD',
      state: 'lost',
    });
    expect(await disputes?.find('dp_none')).toBeNull();
    standIn.failReading(500);
    await expect(disputes?.find('dp_7')).rejects.toThrow();
    standIn.failReading(null);
  });

  test("knows an order by Stripe's name for its payment", async () => {
    const found = await world.records.orderByProviderPayment('stripe', 'pi_3');
    expect([found?.order.id, found?.paymentId]).toEqual(['order-3', 'pay-3']);
    expect(await world.records.orderByProviderPayment('stripe', 'pi_99')).toBeNull();
    expect(await world.records.orderByProviderPayment('other', 'pi_3')).toBeNull();
  });
});
