import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseEvent } from '../../../src/domain/index.js';
import { testNow as at, testBackends } from '../../support/databases.js';
import { commitOf, handoffFor, inboundOf, intentFor, opened, said } from './stories.js';
import { openWorld, type World } from './world.js';

describe.each(testBackends())('what a turn commits on $name', (backend) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(backend);
  });
  afterAll(() => world.close());

  test('a case is found by its reference in any case, by its id and by its customer', async () => {
    const { caseId } = await world.openCase();
    const found = await world.cases.case(caseId);
    expect(found).toMatchObject({ id: caseId, status: 'open', version: 1, openedAt: at });
    expect(await world.cases.caseByReference(`${found?.reference.toLowerCase()} `)).toEqual(found);
    expect(await world.cases.casesOf(found?.customerId ?? '')).toEqual([found]);
    expect(await world.cases.caseByReference('RF-NONE-22')).toBeNull();
  });

  test('the cases of a customer are counted from a moment on, that moment included', async () => {
    const { caseId } = await world.openCase();
    const customerId = (await world.cases.case(caseId))?.customerId ?? '';
    const after = new Date(Date.parse(at) + 1).toISOString();
    expect(await world.cases.countCases(customerId, '2024-06-01T12:00:00.000Z')).toBe(1);
    expect(await world.cases.countCases(customerId, at)).toBe(1);
    expect(await world.cases.countCases(customerId, after)).toBe(0);
    expect(await world.cases.countCases('nobody', at)).toBe(0);
  });

  test('entries of a case are numbered without a gap, whoever appends at once', async () => {
    const { conversationId, caseId } = await world.openCase();
    const note = (text: string): CaseEvent => ({ type: 'noted', text });
    const notes = Array.from({ length: 6 }, (_, n) =>
      world.commit(conversationId, {
        caseEvents: [
          { caseId, actor: 'agent:ana', event: note(`${n}a`) },
          { caseId, actor: 'agent:ana', event: note(`${n}b`) },
        ],
      }),
    );
    expect((await Promise.all(notes)).every((done) => done.ok)).toBe(true);
    const entries = await world.cases.entries(caseId);
    expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: 13 }, (_, n) => n + 1));
    expect(entries[1]).toMatchObject({ caseId, at, actor: 'agent:ana' });
    expect(await world.cases.case(caseId)).toMatchObject({ version: 13 });
  });

  test('what the table of who may do what forbids is never written', async () => {
    const { conversationId, caseId } = await world.openCase();
    const before = await world.cases.entries(caseId);
    const appealed = { caseId, actor: 'customer', event: { type: 'appealed', words: 'no' } } as const;
    // Without a version it may be that the case has moved on since it was read: that is for the caller to find out.
    expect(await world.commit(conversationId, { caseEvents: [appealed] })).toEqual({
      ok: false,
      error: { kind: 'case-changed' },
    });
    const knowing = world.commit(conversationId, {
      caseEvents: [appealed],
      caseVersions: [{ caseId, version: 1 }],
    });
    await expect(knowing).rejects.toMatchObject({
      code: 'transition-invalid',
      details: { status: 'open', event: 'appealed', party: 'customer' },
    });
    const never = world.commit(conversationId, {
      caseEvents: [{ caseId, actor: 'customer', event: { type: 'closed' } }],
    });
    await expect(never).rejects.toMatchObject({ code: 'transition-invalid' });
    expect(await world.cases.entries(caseId)).toEqual(before);
  });

  test('nobody can rewrite what happened in a case or to an order', async () => {
    const { caseId } = await world.openCase();
    await expect(
      world.database.query(`update case_entries set actor = 'system' where case_id = $1`, [caseId]),
    ).rejects.toMatchObject({
      details: { sqlState: '23001' },
    });
    await expect(world.database.query('delete from shop_actions')).rejects.toMatchObject({
      details: { sqlState: '23001' },
    });
  });

  test('a commit that is refused leaves nothing behind', async () => {
    const { conversationId, caseId, orderId } = await world.openCase();
    await world.conversations.receive(
      conversationId,
      `in_${caseId}`,
      inboundOf(conversationId, 'e1', 'Refund me'),
    );
    const turn = await world.conversations.takeTurn(conversationId, 'lease', at, 1_000);
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
    expect(await world.conversations.commit({ ...whole, reservations: tooMuch })).toEqual({
      ok: false,
      error: { kind: 'remainder-changed' },
    });
    expect(await world.conversations.messages(conversationId, 0)).toEqual([]);
    expect(await world.conversations.conversation(conversationId)).toMatchObject({
      owner: 'assistant',
      ownerVersion: 0,
      state: { step: 0 },
    });
    expect(await world.conversations.records(conversationId)).toEqual([]);
    expect(await world.cases.case(`${caseId}_2`)).toBeNull();
    expect((await world.shop.order(orderId))?.actions).toEqual([]);
    expect(await world.handoffs.openHandoffOf(conversationId)).toBeNull();
    expect(await world.ledger.holdingIntents(orderId)).toEqual([]);
    expect(
      await world.database.query(`select 1 from pgboss.job where data->>'intentId' = $1`, [
        `intent_${caseId}`,
      ]),
    ).toEqual([]);
    expect(await world.conversations.isHandled(`in_${caseId}`)).toBe(false);

    expect(await world.conversations.commit({ ...whole, reservations: tooMuch.slice(0, 1) })).toMatchObject({
      ok: true,
    });
    expect(await world.ledger.intent(`intent_${caseId}`)).toEqual(
      intentFor(`intent_${caseId}`, caseId, orderId),
    );
    expect(await world.handoffs.openHandoffOf(conversationId)).toEqual(
      handoffFor(`handoff_${caseId}`, conversationId),
    );
    expect(
      await world.database.query(`select 1 from pgboss.job where data->>'intentId' = $1`, [
        `intent_${caseId}`,
      ]),
    ).toHaveLength(1);
  });
});
