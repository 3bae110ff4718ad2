import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RefundIntent, RefundIntentStatus } from '../../../src/domain/index.js';
import type { IntentChange } from '../../../src/refunds/index.js';
import { createReconciliations } from '../../../src/storage/index.js';
import { testNow as at, testBackends } from '../../support/databases.js';
import { intentFor, mugOrder } from './stories.js';
import { openWorld, refundOf, type World } from './world.js';

const later = (minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString();

describe.each(testBackends())('changes of refunds on $name', (backend) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(backend);
  });
  afterAll(() => world.close());

  const reserved = async (more: Partial<RefundIntent> = {}): Promise<RefundIntent> => {
    const { conversationId, caseId, orderId } = await world.openCase();
    const intent = intentFor(`i_${caseId}`, caseId, orderId, { amountMinor: 8_000, lines: [], ...more });
    await world.commit(conversationId, { reservations: [intent] });
    return intent;
  };
  const change = (
    intentId: string,
    from: RefundIntentStatus,
    to: RefundIntentStatus,
    more: Partial<IntentChange> = {},
  ) =>
    world.ledger.change({
      intentId,
      from,
      fromAttempts: from === 'reserved' ? 0 : 1,
      to,
      attempts: 1,
      providerRefundId: null,
      at,
      actor: 'system',
      caseEvents: [],
      jobs: [],
      ...more,
    });

  test('an answer to the first call changes nothing once a second is made', async () => {
    const { id } = await reserved();
    await change(id, 'reserved', 'submitted');
    await change(id, 'submitted', 'unknown');
    await change(id, 'unknown', 'submitted', { attempts: 2 });
    expect(await change(id, 'submitted', 'rejected')).toEqual({ ok: false, error: 'status-changed' });
    expect((await change(id, 'submitted', 'succeeded', { fromAttempts: 2, attempts: 2 })).ok).toBe(true);
  });

  test('the first call is remembered, and a second does not renew it', async () => {
    const { id } = await reserved();
    const firstOf = async () => (await world.ledger.intent(id))?.firstSubmittedAt;
    expect(await firstOf()).toBeNull();
    await change(id, 'reserved', 'submitted', { at: later(1) });
    await change(id, 'submitted', 'unknown', { at: later(2) });
    await change(id, 'unknown', 'submitted', { attempts: 2, at: later(60) });
    expect(await firstOf()).toBe(later(1));
  });

  test('what no longer fits its order is not sent, and stays as it was', async () => {
    const own = await reserved();
    const order = await world.shop.order(own.orderId);
    await world.shop.appendAction({
      kind: 'chargeback',
      id: 'dispute-1',
      orderId: own.orderId,
      at,
      disputeId: 'dp_1',
      paymentId: 'card',
      amountMinor: 1,
      status: 'open',
    });
    expect(order?.payments.find(({ id }) => id === 'card')?.capturedMinor).toBe(8_000);
    expect(await change(own.id, 'reserved', 'submitted')).toEqual({ ok: false, error: 'exceeds-remainder' });
    expect(await world.ledger.intent(own.id)).toMatchObject({
      status: 'reserved',
      attempts: 0,
      firstSubmittedAt: null,
    });
    // For a person it may go, with its money held.
    expect((await change(own.id, 'reserved', 'manual', { attempts: 0 })).ok).toBe(true);
    expect((await world.ledger.forPerson()).map(({ id }) => id)).toContain(own.id);
  });

  test('a refund that the shop recorded meanwhile counts before the next call', async () => {
    const own = await reserved();
    await world.shop.appendAction(refundOf(own.orderId, 'elsewhere', 1));
    expect((await change(own.id, 'reserved', 'submitted')).ok).toBe(false);
  });

  test("one's own refund, found in the shop's records, does not count twice", async () => {
    const own = await reserved();
    await change(own.id, 'reserved', 'submitted');
    await world.shop.appendAction(refundOf(own.orderId, own.id, 8_000));
    await change(own.id, 'submitted', 'unknown');
    expect((await change(own.id, 'unknown', 'submitted', { attempts: 2 })).ok).toBe(true);
  });

  test("money that is there stands in the shop's records once, whoever moved it, and follows its intent", async () => {
    const own = await reserved({ mover: 'stripe' });
    await change(own.id, 'reserved', 'submitted');
    await change(own.id, 'submitted', 'succeeded', {
      providerRefundId: 're_1',
      actor: 'provider',
      at: later(3),
    });
    const refunds = async () => (await world.shop.order(own.orderId))?.actions;
    expect(await refunds()).toMatchObject([
      { kind: 'refund', id: own.id, amountMinor: 8_000, status: 'succeeded', at: later(3) },
    ]);
    await change(own.id, 'succeeded', 'failed-late', { providerRefundId: 're_1' });
    expect(await refunds()).toMatchObject([{ id: own.id, status: 'failed' }]);
    await change(own.id, 'failed-late', 'succeeded', { providerRefundId: 're_1' });
    expect(await refunds()).toMatchObject([{ id: own.id, status: 'succeeded' }]);
    expect(await world.ledger.intentByProviderRefund('stripe', 're_1')).toMatchObject({ id: own.id });
    expect(await world.ledger.intentByProviderRefund('records', 're_1')).toBeNull();
  });

  test('who moved it stands in the case', async () => {
    const own = await reserved();
    await change(own.id, 'reserved', 'manual', { attempts: 0 });
    const { id: intentId, amountMinor, currency } = own;
    await change(own.id, 'manual', 'succeeded', {
      fromAttempts: 0,
      actor: 'agent:dana',
      caseEvents: [
        { type: 'refund-moved', intentId, status: 'succeeded', amountMinor, currency, reason: 'In cash' },
      ],
    });
    expect((await world.cases.entries(own.caseId)).at(-1)).toMatchObject({
      actor: 'agent:dana',
      event: { status: 'succeeded', reason: 'In cash' },
    });
  });

  test('the payment is told as the records have it, and its day as the order has it where they do not say', async () => {
    const own = await reserved();
    const order = mugOrder(own.orderId);
    expect(await world.ledger.payment(own)).toEqual({
      capturedMinor: 8_000,
      disputedMinor: 0,
      capturedAt: order.payments.find(({ id }) => id === 'card')?.capturedAt ?? order.placedAt,
    });
    expect(await world.ledger.payment({ ...own, paymentId: 'gone' })).toBeNull();
  });

  test('unknown and pending refunds are taken up after long, reserved ones only when their case says that money moves', async () => {
    const unknown = await reserved();
    await change(unknown.id, 'reserved', 'submitted');
    await change(unknown.id, 'submitted', 'unknown');
    const waiting = await reserved();
    const moving = await reserved();
    await world.database.query(`update cases set status = 'refunding' where id = $1`, [moving.caseId]);
    const left = async (open: string) =>
      (await world.ledger.unsettled({ submitted: at, open })).map(({ id }) => id);
    expect(await left(at)).not.toContain(unknown.id);
    const all = await left(later(1));
    expect(all).toEqual(expect.arrayContaining([unknown.id, moving.id]));
    expect(all).not.toContain(waiting.id);
  });

  test('a turn and a refund that meet at one order wait for each other', async () => {
    const { conversationId, caseId, orderId } = await world.openCase();
    const ids = Array.from({ length: 8 }, (_, n) => `meet_${n}_${caseId}`);
    await world.commit(conversationId, {
      reservations: ids.map((id) => intentFor(id, caseId, orderId, { amountMinor: 100, lines: [] })),
    });
    const noted = (n: number) =>
      world.commit(conversationId, {
        caseEvents: [{ caseId, actor: 'system', event: { type: 'noted', text: `${n}` } }],
        reservations: [intentFor(`more_${n}_${caseId}`, caseId, orderId, { amountMinor: 10, lines: [] })],
      });
    const moved = (intentId: string) =>
      change(intentId, 'reserved', 'submitted', {
        caseEvents: [
          { type: 'refund-moved', intentId, status: 'submitted', amountMinor: 100, currency: 'USD' },
        ],
      });
    const done = await Promise.all(ids.flatMap((id, n) => [moved(id), noted(n)]));
    expect(done.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('a run of the reconciliation reads what was first sent since, and what the list names', async () => {
    const store = createReconciliations(world.database);
    const early = await reserved({ mover: 'listed' });
    await change(early.id, 'reserved', 'submitted', { at: later(-60) });
    const recent = await reserved({ mover: 'listed' });
    await change(recent.id, 'reserved', 'submitted', { at: later(60), providerRefundId: 're_recent' });
    const other = await reserved({ mover: 'another' });
    await change(other.id, 'reserved', 'submitted', { at: later(60) });
    const read = async (intentIds: string[], providerRefundIds: string[], since = at) =>
      (await store.intents({ mover: 'listed', since, intentIds, providerRefundIds }))
        .map(({ id }) => id)
        .toSorted();
    expect(await read([], [])).toEqual([recent.id]);
    expect(await read([early.id, other.id], [])).toEqual([early.id, recent.id].toSorted());
    expect(await read([], ['re_recent'], later(90))).toEqual([recent.id]);
  });
});
