import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bonusPaymentId, type RefundIntent, type ShopAction } from '../../../src/domain/index.js';
import { testNow as at, testBackends } from '../../support/databases.js';
import { intentFor, mugOrder } from './stories.js';
import { openWorld, refundOf, type World } from './world.js';

describe.each(testBackends())('money and goods of an order on $name', (backend) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(backend);
  });
  afterAll(() => world.close());

  test('twenty reservations at once never exceed what was paid', async () => {
    const { conversationId, caseId, orderId } = await world.openCase();
    const conversations = await Promise.all(Array.from({ length: 20 }, () => world.begin()));
    const answers = await Promise.all(
      conversations.map((own, n) =>
        world.commit(own, {
          reservations: [
            intentFor(`r${n}_${caseId}`, caseId, orderId, {
              amountMinor: 1_500,
              lines: [],
              shippingMinor: 0,
            }),
          ],
        }),
      ),
    );
    // 80.00 on the card holds five times 15.00.
    expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
    expect(
      answers
        .filter((answer) => !answer.ok)
        .every((answer) => !answer.ok && answer.error.kind === 'remainder-changed'),
    ).toBe(true);
    const held = await world.ledger.holdingIntents(orderId);
    expect(held.reduce((sum, intent) => sum + intent.amountMinor, 0)).toBe(7_500);
    expect(conversationId).toBeDefined();
  });

  test.each([
    ['the last cent of a payment', { amountMinor: 8_000, lines: [] }, true],
    ['one cent more than a payment', { amountMinor: 8_001, lines: [] }, false],
    ['a payment that the order does not have', { paymentId: 'other', amountMinor: 1, lines: [] }, false],
    ['another currency', { currency: 'EUR' }, false],
    [
      'all units of a line',
      { lines: [{ lineId: 'l1', quantity: 10, grossMinor: 8_000, taxMinor: 0 }], amountMinor: 8_000 },
      true,
    ],
    [
      'one unit more than was bought',
      { lines: [{ lineId: 'l1', quantity: 11, grossMinor: 950, taxMinor: 0 }] },
      false,
    ],
    [
      'one cent more than a line cost',
      { lines: [{ lineId: 'l1', quantity: 10, grossMinor: 9_501, taxMinor: 0 }] },
      false,
    ],
    [
      'a line that the order does not have',
      { lines: [{ lineId: 'l9', quantity: 1, grossMinor: 1, taxMinor: 0 }] },
      false,
    ],
    ['the shipping', { amountMinor: 500, lines: [], shippingMinor: 500 }, true],
    ['one cent more than the shipping', { amountMinor: 501, lines: [], shippingMinor: 501 }, false],
  ])('reserving %s', async (_what, more, isAllowed) => {
    const { conversationId, caseId, orderId } = await world.openCase();
    const done = await world.commit(conversationId, {
      reservations: [intentFor(`i_${caseId}`, caseId, orderId, more)],
    });
    expect(done.ok).toBe(isAllowed);
  });

  test('of many who decided on the same order only one is written, and the others decide again', async () => {
    const { caseId, orderId } = await world.openCase();
    const conversations = await Promise.all(Array.from({ length: 8 }, () => world.begin()));
    const answers = await Promise.all(
      conversations.map((own, n) =>
        world.commit(own, {
          ordersAsRead: [{ orderId, taken: [] }],
          reservations: [intentFor(`read${n}_${caseId}`, caseId, orderId, { amountMinor: 500, lines: [] })],
        }),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.kind]))).toEqual(
      Array(7).fill('remainder-changed'),
    );
    const [held] = await world.ledger.holdingIntents(orderId);
    const again = await world.commit(await world.begin(), {
      ordersAsRead: [{ orderId, taken: [held?.id ?? ''] }],
      reservations: [intentFor(`again_${caseId}`, caseId, orderId, { amountMinor: 500, lines: [] })],
    });
    expect(again.ok).toBe(true);
  });

  test('duties are given back once, whether reserved or recorded', async () => {
    const { conversationId, caseId, orderId } = await world.openCase(() => ({ dutiesMinor: 700 }));
    const reserve = (id: string, dutiesMinor: number) =>
      world.commit(conversationId, {
        reservations: [
          intentFor(`${id}_${caseId}`, caseId, orderId, { amountMinor: dutiesMinor, lines: [], dutiesMinor }),
        ],
      });
    expect((await reserve('over', 701)).ok).toBe(false);
    expect((await reserve('part', 400)).ok).toBe(true);
    expect((await world.ledger.intent(`part_${caseId}`))?.dutiesMinor).toBe(400);
    await world.shop.appendAction({ ...refundOf(orderId, 'shop', 100), dutiesMinor: 100 } as ShopAction);
    expect((await reserve('again', 201)).ok).toBe(false);
    expect((await reserve('rest', 200)).ok).toBe(true);
  });

  test('what the bank disputes can not be reserved', async () => {
    const { conversationId, caseId, orderId } = await world.openCase((id) => ({
      payments: mugOrder(id).payments.map((payment) =>
        payment.id === 'card' ? { ...payment, disputedMinor: 7_000 } : payment,
      ),
    }));
    const reserve = (id: string, amountMinor: number) =>
      world.commit(conversationId, {
        reservations: [intentFor(`${id}_${caseId}`, caseId, orderId, { amountMinor, lines: [] })],
      });
    expect((await reserve('over', 1_001)).ok).toBe(false);
    expect((await reserve('rest', 1_000)).ok).toBe(true);
  });

  test('a bonus needs no payment behind it, but a refund that it comes on top of', async () => {
    const { conversationId, caseId, orderId } = await world.openCase();
    const refund = intentFor(`r_${caseId}`, caseId, orderId, { amountMinor: 950 });
    const bonus = (amountMinor: number) =>
      intentFor(`b_${caseId}`, caseId, orderId, { paymentId: bonusPaymentId, amountMinor, lines: [] });
    const reserve = (...reservations: RefundIntent[]) => world.commit(conversationId, { reservations });
    expect((await reserve(bonus(95))).ok).toBe(false);
    expect((await reserve(refund, bonus(951))).ok).toBe(false);
    expect((await reserve(refund, bonus(95))).ok).toBe(true);
  });

  test('what was taken of a discount stays on the intent', async () => {
    const { conversationId, caseId, orderId } = await world.openCase();
    const lines = [{ lineId: 'l1', quantity: 1, grossMinor: 950, taxMinor: 0, recalculatedMinor: -50 }];
    const own = intentFor(`i_${caseId}`, caseId, orderId, { amountMinor: 1_000, lines });
    expect((await world.commit(conversationId, { reservations: [own] })).ok).toBe(true);
    expect((await world.ledger.holdingIntents(orderId))[0]?.lines).toEqual(lines);
  });

  test('earlier refunds count, and one that we sent counts once beside its intent', async () => {
    const { conversationId, caseId, orderId } = await world.openCase((id) => ({
      actions: [refundOf(id, 'imported', 3_000)],
    }));
    const own = intentFor(`i_${caseId}`, caseId, orderId, { amountMinor: 2_000 });
    expect((await world.commit(conversationId, { reservations: [own] })).ok).toBe(true);
    expect(await world.shop.appendAction(refundOf(orderId, own.id, 2_000))).toBe(true);
    const rest = (id: string, amountMinor: number) =>
      world.commit(conversationId, {
        reservations: [intentFor(`${id}_${caseId}`, caseId, orderId, { amountMinor, lines: [] })],
      });
    expect((await rest('over', 3_001)).ok).toBe(false);
    expect((await rest('exact', 3_000)).ok).toBe(true);
    expect((await rest('cent', 1)).ok).toBe(false);
  });

  test('money of a refund that was refused or came back can be reserved again', async () => {
    const { conversationId, caseId, orderId } = await world.openCase();
    const own = intentFor(`i_${caseId}`, caseId, orderId, { amountMinor: 8_000, lines: [] });
    const again = (id: string) =>
      world.commit(conversationId, { reservations: [{ ...own, id: `${id}_${caseId}` }] });
    await world.commit(conversationId, { reservations: [own] });
    expect((await again('first')).ok).toBe(false);
    await world.shop.appendAction(refundOf(orderId, own.id, 8_000));
    await world.ledger.change({
      intentId: own.id,
      from: 'reserved',
      fromAttempts: 0,
      to: 'succeeded',
      attempts: 1,
      actor: 'provider',
      providerRefundId: 'p',
      at,
      caseEvents: [],
      jobs: [],
    });
    expect((await again('second')).ok).toBe(false);
    await world.ledger.change({
      intentId: own.id,
      from: 'succeeded',
      fromAttempts: 1,
      to: 'failed-late',
      attempts: 1,
      actor: 'provider',
      providerRefundId: 'p',
      at,
      caseEvents: [],
      jobs: [],
    });
    expect((await world.shop.order(orderId))?.actions).toMatchObject([{ id: own.id, status: 'failed' }]);
    expect((await again('third')).ok).toBe(true);
  });

  test('an intent changes only from the status it was seen in, and its case hears of it', async () => {
    const { conversationId, caseId, orderId } = await world.openCase();
    const own = intentFor(`i_${caseId}`, caseId, orderId);
    await world.commit(conversationId, { reservations: [own] });
    const submit = () =>
      world.ledger.change({
        intentId: own.id,
        from: 'reserved',
        fromAttempts: 0,
        to: 'submitted',
        attempts: 1,
        actor: 'system',
        providerRefundId: null,
        at: '2025-06-01T12:01:00.000Z',
        caseEvents: [
          { type: 'refund-moved', intentId: own.id, status: 'submitted', amountMinor: 950, currency: 'USD' },
        ],
        jobs: [{ name: 'look-up-refund', payload: { intentId: own.id } }],
      });
    const answers = await Promise.all([submit(), submit(), submit()]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, error: 'status-changed' });
    expect(await world.cases.entries(caseId)).toHaveLength(2);
    expect((await world.cases.case(caseId))?.intents).toEqual([
      { id: own.id, status: 'submitted', amountMinor: 950, currency: 'USD' },
    ]);
    const left = async (submitted: string): Promise<string[]> =>
      (await world.ledger.unsettled({ submitted, open: at })).map((intent) => intent.id);
    expect(await left('2025-06-01T12:01:00.000Z')).not.toContain(own.id);
    expect(await left('2025-06-01T12:01:00.001Z')).toContain(own.id);
    expect(
      await world.database.query(`select 1 from pgboss.job where data->>'intentId' = $1`, [own.id]),
    ).toHaveLength(1);
  });

  test.each([
    [
      'cancelled',
      (orderId: string, id: string): ShopAction => ({
        kind: 'cancellation',
        id,
        orderId,
        at,
        reason: 'changed-mind',
      }),
    ],
    [
      'returned',
      (orderId: string, id: string): ShopAction => ({
        kind: 'return',
        id,
        orderId,
        at,
        reason: 'changed-mind',
        lines: [{ lineId: 'l1', quantity: 6 }],
        status: 'requested',
      }),
    ],
    [
      'exchanged',
      (orderId: string, id: string): ShopAction => ({
        kind: 'exchange',
        id,
        orderId,
        at,
        items: [{ lineId: 'l1', quantity: 6, newVariantId: 'v2' }],
        differenceMinor: 0,
      }),
    ],
  ])('goods are %s once, whichever conversation is first', async (_what, action) => {
    const { caseId, orderId } = await world.openCase();
    const both = await Promise.all([world.begin(), world.begin()]);
    const answers = await Promise.all(
      both.map((own, n) => world.commit(own, { shopActions: [action(orderId, `${caseId}_${n}`)] })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect((await world.shop.order(orderId))?.actions).toHaveLength(1);
  });

  test('the same action committed again changes nothing', async () => {
    const { conversationId, caseId, orderId } = await world.openCase();
    const cancel: ShopAction = {
      kind: 'cancellation',
      id: `cancel_${caseId}`,
      orderId,
      at,
      reason: 'changed-mind',
    };
    expect((await world.commit(conversationId, { shopActions: [cancel] })).ok).toBe(true);
    expect((await world.commit(conversationId, { shopActions: [cancel] })).ok).toBe(true);
    expect(await world.shop.order(orderId)).toMatchObject({ status: 'cancelled', actions: [cancel] });
  });
});
