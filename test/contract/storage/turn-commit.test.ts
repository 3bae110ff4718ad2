import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseEvent, ShopAction } from '../../../src/domain/index.js';
import {
  createCaseStore,
  createConversationStore,
  createHandoffStore,
  createRefundLedger,
  createShopRecords,
  type Database,
} from '../../../src/storage/index.js';
import type { TurnCommit } from '../../../src/turns/ports.js';
import { testNow as at, testBackends } from '../../support/databases.js';
import {
  commitOf,
  handoffFor,
  inboundOf,
  intentFor,
  mugOrder,
  newConversation,
  opened,
  said,
} from './stories.js';

describe.each(testBackends())('what a turn commits on $name', (backend) => {
  let database: Database;
  let close: () => Promise<void>;
  let stores: {
    conversations: ReturnType<typeof createConversationStore>;
    cases: ReturnType<typeof createCaseStore>;
    handoffs: ReturnType<typeof createHandoffStore>;
    ledger: ReturnType<typeof createRefundLedger>;
    shop: ReturnType<typeof createShopRecords>;
  };
  let counter = 0;
  const begin = async (): Promise<string> => {
    counter += 1;
    const id = `conv_${counter}`;
    await stores.conversations.create(newConversation(id));
    return id;
  };
  const commit = (conversationId: string, more: Partial<TurnCommit>) =>
    stores.conversations.commit(commitOf(null, { conversationId, state: undefined, ...more }));
  /** A conversation with an order and an open case about it, all named after one number. */
  const openCase = async (orderMore: Record<string, unknown> = {}) => {
    const conversationId = await begin();
    const [caseId, orderId] = [`case_${counter}`, `order_${counter}`];
    await stores.shop.putOrders([mugOrder(orderId, orderMore)]);
    const done = await commit(conversationId, {
      openedCases: [{ id: caseId, reference: `RF-${String(counter).padStart(4, 'A')}-22` }],
      caseEvents: [
        {
          caseId,
          actor: 'customer',
          event: opened(orderId, { conversationId, customerId: `customer_${counter}` }),
        },
      ],
    });
    expect(done).toMatchObject({ ok: true });
    return { conversationId, caseId, orderId };
  };
  const refundOf = (orderId: string, id: string, amountMinor: number): ShopAction => ({
    kind: 'refund',
    id,
    orderId,
    at,
    paymentId: 'card',
    amountMinor,
    status: 'succeeded',
    lines: [{ lineId: 'l1', quantity: 1, grossMinor: amountMinor, taxMinor: 0 }],
  });

  beforeAll(async () => {
    ({ database, close } = await backend.open());
    stores = {
      conversations: createConversationStore(database),
      cases: createCaseStore(database),
      handoffs: createHandoffStore(database),
      ledger: createRefundLedger(database),
      shop: createShopRecords(database),
    };
  }, 60_000);
  afterAll(() => close());

  test('a case is found by its reference in any case, by its id and by its customer', async () => {
    const { caseId } = await openCase();
    const found = await stores.cases.case(caseId);
    expect(found).toMatchObject({ id: caseId, status: 'open', version: 1, openedAt: at });
    expect(await stores.cases.caseByReference(`${found?.reference.toLowerCase()} `)).toEqual(found);
    expect(await stores.cases.casesOf(found?.customerId ?? '')).toEqual([found]);
    expect(await stores.cases.caseByReference('RF-NONE-22')).toBeNull();
  });

  test('entries of a case are numbered without a gap, whoever appends at once', async () => {
    const { conversationId, caseId } = await openCase();
    const note = (text: string): CaseEvent => ({ type: 'noted', text });
    const notes = Array.from({ length: 6 }, (_, n) =>
      commit(conversationId, {
        caseEvents: [
          { caseId, actor: 'agent:ana', event: note(`${n}a`) },
          { caseId, actor: 'agent:ana', event: note(`${n}b`) },
        ],
      }),
    );
    expect((await Promise.all(notes)).every((done) => done.ok)).toBe(true);
    const entries = await stores.cases.entries(caseId);
    expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: 13 }, (_, n) => n + 1));
    expect(entries[1]).toMatchObject({ caseId, at, actor: 'agent:ana' });
    expect(await stores.cases.case(caseId)).toMatchObject({ version: 13 });
  });

  test('nobody can rewrite what happened in a case or to an order', async () => {
    const { caseId } = await openCase();
    await expect(
      database.query(`update case_entries set actor = 'system' where case_id = $1`, [caseId]),
    ).rejects.toMatchObject({
      details: { sqlState: '23001' },
    });
    await expect(database.query('delete from shop_actions')).rejects.toMatchObject({
      details: { sqlState: '23001' },
    });
  });

  test('a commit that is refused leaves nothing behind', async () => {
    const { conversationId, caseId, orderId } = await openCase();
    await stores.conversations.receive(
      conversationId,
      `in_${caseId}`,
      inboundOf(conversationId, 'e1', 'Refund me'),
    );
    const turn = await stores.conversations.takeTurn(conversationId, 'lease', at, 1_000);
    const whole = commitOf(turn, {
      state: { step: 9 },
      owner: { to: 'queue', fromVersion: 0 },
      messages: [said(`m_${caseId}`, 'assistant', 'Done')],
      record: { commands: [] },
      openedCases: [{ id: `${caseId}_2`, reference: `RF-${caseId}-2` }],
      caseEvents: [{ caseId: `${caseId}_2`, actor: 'customer', event: opened(orderId) }],
      shopActions: [
        {
          kind: 'return',
          id: `return_${caseId}`,
          orderId,
          at,
          reason: 'damaged',
          lines: [{ lineId: 'l1', quantity: 1 }],
          status: 'requested',
        },
      ],
      openHandoff: handoffFor(`handoff_${caseId}`, conversationId),
      jobs: [{ name: 'refund', payload: { intentId: `intent_${caseId}` } }],
    });
    const tooMuch = [
      intentFor(`intent_${caseId}`, caseId, orderId),
      intentFor(`more_${caseId}`, caseId, orderId, { amountMinor: 8_000 }),
    ];
    expect(await stores.conversations.commit({ ...whole, reservations: tooMuch })).toEqual({
      ok: false,
      error: { kind: 'remainder-changed' },
    });
    expect(await stores.conversations.messages(conversationId, 0)).toEqual([]);
    expect(await stores.conversations.conversation(conversationId)).toMatchObject({
      owner: 'assistant',
      ownerVersion: 0,
      state: { step: 0 },
    });
    expect(await stores.conversations.records(conversationId)).toEqual([]);
    expect(await stores.cases.case(`${caseId}_2`)).toBeNull();
    expect((await stores.shop.order(orderId))?.actions).toEqual([]);
    expect(await stores.handoffs.openHandoffOf(conversationId)).toBeNull();
    expect(await stores.ledger.holdingIntents(orderId)).toEqual([]);
    expect(
      await database.query(`select 1 from pgboss.job where data->>'intentId' = $1`, [`intent_${caseId}`]),
    ).toEqual([]);
    expect(await stores.conversations.isHandled(`in_${caseId}`)).toBe(false);

    expect(await stores.conversations.commit({ ...whole, reservations: tooMuch.slice(0, 1) })).toMatchObject({
      ok: true,
    });
    expect(await stores.ledger.intent(`intent_${caseId}`)).toEqual(
      intentFor(`intent_${caseId}`, caseId, orderId),
    );
    expect(await stores.handoffs.openHandoffOf(conversationId)).toEqual(
      handoffFor(`handoff_${caseId}`, conversationId),
    );
    expect(
      await database.query(`select 1 from pgboss.job where data->>'intentId' = $1`, [`intent_${caseId}`]),
    ).toHaveLength(1);
  });

  test('twenty reservations at once never exceed what was paid', async () => {
    const { conversationId, caseId, orderId } = await openCase();
    const conversations = await Promise.all(Array.from({ length: 20 }, () => begin()));
    const answers = await Promise.all(
      conversations.map((own, n) =>
        commit(own, {
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
    const held = await stores.ledger.holdingIntents(orderId);
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
    const { conversationId, caseId, orderId } = await openCase();
    const done = await commit(conversationId, {
      reservations: [intentFor(`i_${caseId}`, caseId, orderId, more)],
    });
    expect(done.ok).toBe(isAllowed);
  });

  test('earlier refunds count, and one that we sent counts once beside its intent', async () => {
    const { conversationId, caseId, orderId } = await openCase({
      actions: [refundOf('x', 'imported', 3_000)].map((action) => ({
        ...action,
        orderId: `order_${counter + 1}`,
      })),
    });
    const own = intentFor(`i_${caseId}`, caseId, orderId, { amountMinor: 2_000 });
    expect((await commit(conversationId, { reservations: [own] })).ok).toBe(true);
    expect(await stores.shop.appendAction(refundOf(orderId, own.id, 2_000))).toBe(true);
    const rest = (id: string, amountMinor: number) =>
      commit(conversationId, {
        reservations: [intentFor(`${id}_${caseId}`, caseId, orderId, { amountMinor, lines: [] })],
      });
    expect((await rest('over', 3_001)).ok).toBe(false);
    expect((await rest('exact', 3_000)).ok).toBe(true);
    expect((await rest('cent', 1)).ok).toBe(false);
  });

  test('money of a refund that was refused or came back can be reserved again', async () => {
    const { conversationId, caseId, orderId } = await openCase();
    const own = intentFor(`i_${caseId}`, caseId, orderId, { amountMinor: 8_000, lines: [] });
    const again = (id: string) =>
      commit(conversationId, { reservations: [{ ...own, id: `${id}_${caseId}` }] });
    await commit(conversationId, { reservations: [own] });
    expect((await again('first')).ok).toBe(false);
    await stores.shop.appendAction(refundOf(orderId, own.id, 8_000));
    await stores.ledger.change({
      intentId: own.id,
      from: 'reserved',
      to: 'succeeded',
      attempts: 1,
      providerRefundId: 'p',
      at,
      caseEvents: [],
      jobs: [],
    });
    expect((await again('second')).ok).toBe(false);
    await stores.ledger.change({
      intentId: own.id,
      from: 'succeeded',
      to: 'failed-late',
      attempts: 1,
      providerRefundId: 'p',
      at,
      caseEvents: [],
      jobs: [],
    });
    expect((await stores.shop.order(orderId))?.actions).toMatchObject([{ id: own.id, status: 'failed' }]);
    expect((await again('third')).ok).toBe(true);
  });

  test('an intent changes only from the status it was seen in, and its case hears of it', async () => {
    const { conversationId, caseId, orderId } = await openCase();
    const own = intentFor(`i_${caseId}`, caseId, orderId);
    await commit(conversationId, { reservations: [own] });
    const submit = () =>
      stores.ledger.change({
        intentId: own.id,
        from: 'reserved',
        to: 'submitted',
        attempts: 1,
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
    expect(await stores.cases.entries(caseId)).toHaveLength(2);
    expect((await stores.cases.case(caseId))?.intents).toEqual([
      { id: own.id, status: 'submitted', amountMinor: 950, currency: 'USD' },
    ]);
    expect((await stores.ledger.stale('2025-06-01T12:01:00.000Z')).map((intent) => intent.id)).not.toContain(
      own.id,
    );
    expect((await stores.ledger.stale('2025-06-01T12:01:00.001Z')).map((intent) => intent.id)).toContain(
      own.id,
    );
    expect(
      await database.query(`select 1 from pgboss.job where data->>'intentId' = $1`, [own.id]),
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
    const { caseId, orderId } = await openCase();
    const both = await Promise.all([begin(), begin()]);
    const answers = await Promise.all(
      both.map((own, n) => commit(own, { shopActions: [action(orderId, `${caseId}_${n}`)] })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect((await stores.shop.order(orderId))?.actions).toHaveLength(1);
  });

  test('the same action committed again changes nothing', async () => {
    const { conversationId, caseId, orderId } = await openCase();
    const cancel: ShopAction = {
      kind: 'cancellation',
      id: `cancel_${caseId}`,
      orderId,
      at,
      reason: 'changed-mind',
    };
    expect((await commit(conversationId, { shopActions: [cancel] })).ok).toBe(true);
    expect((await commit(conversationId, { shopActions: [cancel] })).ok).toBe(true);
    expect(await stores.shop.order(orderId)).toMatchObject({ status: 'cancelled', actions: [cancel] });
  });

  test('a conversation has one open hand-off at a time', async () => {
    const conversationId = await begin();
    const open = (id: string) =>
      commit(conversationId, { openHandoff: handoffFor(`${id}_${conversationId}`, conversationId) });
    const answers = await Promise.all([open('a'), open('b')]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, error: { kind: 'handoff-changed' } });
    const first = await stores.handoffs.openHandoffOf(conversationId);
    if (first === null) throw new Error('none is open');
    const closed = { ...first, status: 'closed' as const, closedAt: at };
    expect(
      (await commit(conversationId, { changeHandoff: { id: first.id, fromVersion: 0, to: closed } })).ok,
    ).toBe(true);
    expect(await stores.handoffs.handoff(first.id)).toEqual({ ...closed, version: 1 });
    expect((await open('c')).ok).toBe(true);
  });

  test('of two agents who claim the same hand-off the second is told', async () => {
    const conversationId = await begin();
    const waiting = handoffFor(`claim_${conversationId}`, conversationId);
    await commit(conversationId, { openHandoff: waiting });
    const claim = (agentId: string) =>
      commit(conversationId, {
        changeHandoff: {
          id: waiting.id,
          fromVersion: 0,
          to: { ...waiting, status: 'claimed', agentId, agentName: agentId, claimedAt: at, version: 1 },
        },
      });
    const answers = await Promise.all([claim('ana'), claim('bo')]);
    expect(answers.filter((answer) => !answer.ok)).toEqual([
      { ok: false, error: { kind: 'handoff-changed' } },
    ]);
    expect(await stores.handoffs.handoff(waiting.id)).toMatchObject({ status: 'claimed', version: 1 });
  });

  test('the open hand-off comes with the next turn', async () => {
    const conversationId = await begin();
    const waiting = handoffFor(`with_${conversationId}`, conversationId);
    await commit(conversationId, { openHandoff: waiting, owner: { to: 'queue', fromVersion: 0 } });
    await stores.conversations.receive(
      conversationId,
      `in_${conversationId}`,
      inboundOf(conversationId, 'e1', 'Hello?'),
    );
    expect(await stores.conversations.takeTurn(conversationId, 'lease', at, 1_000)).toMatchObject({
      handoff: waiting,
      conversation: { owner: 'queue' },
    });
  });

  test('the queue begins with the most urgent and then the oldest, and tells how long people wait', async () => {
    const before = (await stores.handoffs.queue()).length;
    const minute = (n: number): string => new Date(Date.parse(at) + n * 60_000).toISOString();
    const open = async (id: string, priority: number, openedAt: string) => {
      const conversationId = await begin();
      await commit(conversationId, { openHandoff: handoffFor(id, conversationId, { priority, openedAt }) });
      return conversationId;
    };
    const conversationId = await open('late-urgent', 1, minute(10));
    await open('early-calm', 4, minute(-10));
    await open('early-urgent', 1, minute(5));
    const queue = (await stores.handoffs.queue()).map((handoff) => handoff.id);
    expect(queue).toHaveLength(before + 3);
    expect(queue.slice(0, 2)).toEqual(['early-urgent', 'late-urgent']);
    expect(queue.at(-1)).toBe('early-calm');
    expect(await stores.handoffs.position('late-urgent')).toMatchObject({ ahead: 1 });
    const urgent = await stores.handoffs.handoff('late-urgent');
    if (urgent === null) throw new Error('not there');
    await commit(conversationId, {
      changeHandoff: {
        id: urgent.id,
        fromVersion: 0,
        to: { ...urgent, status: 'claimed', agentId: 'ana', claimedAt: minute(17) },
      },
    });
    expect((await stores.handoffs.position('early-calm')).medianMinutes).toBeGreaterThanOrEqual(1);
  });
});
