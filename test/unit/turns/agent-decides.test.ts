import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { makeIntents } from '../../../src/cases/index.js';
import { dana, openAgentWorld } from '../../support/agent-world.js';
import { testNow } from '../../support/databases.js';

describe('a person who decides a case', () => {
  let world: Awaited<ReturnType<typeof openAgentWorld>>;
  beforeAll(async () => {
    world = await openAgentWorld();
  });
  afterAll(() => world.close());
  beforeEach(() => {
    for (const heard of [world.told, world.owners, world.nudged]) heard.length = 0;
    world.desks.failing = false;
  });

  test('approves an amount: decision, reservation and job in one commit, gift card first', async () => {
    const story = await world.claimed();
    const approved = await world.actions.approve(story.handoffId, dana, story.version, 12_600, 'wear scale');
    expect(approved).toMatchObject({ ok: true, value: { version: story.version + 1, status: 'claimed' } });
    const intents = await world.ledger.holdingIntents(story.orderId);
    const amounts = intents
      .map(({ paymentId, amountMinor, status }) => [paymentId, amountMinor, status])
      .sort();
    expect(amounts).toEqual([
      ['card', 7600, 'reserved'],
      ['gift', 5000, 'reserved'],
    ]);
    expect((await world.eventTypes(story.caseId)).slice(-3)).toEqual([
      ['agent:dana', 'approved-by-person'],
      ['system', 'refund-moved'],
      ['system', 'refund-moved'],
    ]);
    expect((await world.cases.case(story.caseId))?.totalMinor).toBe(12_600);
    expect(world.nudged).toEqual(['refund', 'refund']);
    expect((await world.transcript(story.conversationId)).at(-1)).toEqual([
      'system',
      null,
      `Dana approved $126.00 for case RF-${story.n}-22.`,
    ]);
  });

  test('approves once when the button is clicked twice', async () => {
    const { handoffId, version, orderId } = await world.claimed();
    const both = await Promise.all(
      [1, 2].map(() => world.actions.approve(handoffId, dana, version, 1000, 'kind')),
    );
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
    const intents = await world.ledger.holdingIntents(orderId);
    expect(intents.reduce((sum, intent) => sum + intent.amountMinor, 0)).toBe(1000);
  });

  test('approves what remains of the case’s goods, and refuses one minor unit more', async () => {
    const { handoffId, version, orderId } = await world.claimed();
    expect(await world.actions.approve(handoffId, dana, version, 18_001, 'kind')).toEqual({
      ok: false,
      error: { kind: 'amount-exceeds-remainder', mostMinor: 18_000 },
    });
    expect(await world.ledger.holdingIntents(orderId)).toEqual([]);
    expect((await world.actions.approve(handoffId, dana, version, 18_000, 'kind')).ok).toBe(true);
  });

  test('counts what another refund of the order holds as gone', async () => {
    const { handoffId, version, conversationId, caseId, orderId } = await world.claimed();
    const conversation = await world.store.conversation(conversationId);
    const refunded = [{ lineId: 'boots', quantity: 0, grossMinor: 10_000, taxMinor: 0 }];
    const tender = { paymentId: 'card', methodId: 'c', label: 'Visa', kind: 'card', amountMinor: 10_000 };
    const breakdown = {
      currency: 'USD',
      lines: [],
      totalMinor: 10_000,
      tenders: [tender],
      refundedLines: refunded,
      shippingMinor: 0,
      dutiesMinor: 0,
    };
    await world.store.commit({
      conversationId,
      leaseToken: null,
      inboundId: null,
      at: testNow,
      state: undefined,
      locale: 'en',
      owner: { to: 'person', fromVersion: conversation?.ownerVersion ?? 0 },
      messages: [],
      record: null,
      openedCases: [],
      caseEvents: [],
      shopActions: [],
      reservations: makeIntents({
        caseId,
        orderId,
        currency: 'USD',
        breakdown,
        payments: [],
        ids: world.ids,
        at: testNow,
      }),
      openHandoff: null,
      changeHandoff: null,
      jobs: [],
    });
    expect(await world.actions.approve(handoffId, dana, version, 8001, 'kind')).toEqual({
      ok: false,
      error: { kind: 'amount-exceeds-remainder', mostMinor: 8000 },
    });
    expect((await world.actions.approve(handoffId, dana, version, 8000, 'kind')).ok).toBe(true);
  });

  test('does not decide again while the money approved first is on its way', async () => {
    const { handoffId, version } = await world.claimed();
    await world.actions.approve(handoffId, dana, version, 100, 'kind');
    const again = world.actions.approve(handoffId, dana, version + 1, 100, 'more');
    await expect(again).rejects.toMatchObject({ code: 'transition-invalid' });
  });

  test('needs a case to decide, and none to talk', async () => {
    const { handoffId, version } = await world.claimed({ withCase: false });
    const refused = { ok: false, error: { kind: 'no-case' } };
    expect(await world.actions.approve(handoffId, dana, version, 100, 'kind')).toEqual(refused);
    expect(await world.actions.decline(handoffId, dana, version, 'no')).toEqual(refused);
    expect((await world.actions.reply(handoffId, dana, 'm', 'Hi')).ok).toBe(true);
  });

  test('does not decide a case that is past a decision', async () => {
    const { handoffId, version } = await world.claimed({ events: [{ type: 'withdrawn' }] });
    await expect(world.actions.approve(handoffId, dana, version, 100, 'kind')).rejects.toMatchObject({
      code: 'transition-invalid',
    });
    await expect(world.actions.decline(handoffId, dana, version, 'no')).rejects.toMatchObject({
      code: 'transition-invalid',
    });
  });

  test('declines with a reason that the customer reads', async () => {
    const { handoffId, version, caseId, conversationId, n } = await world.claimed();
    expect((await world.actions.decline(handoffId, dana, version, 'The sole was cut.')).ok).toBe(true);
    expect((await world.eventTypes(caseId)).at(-1)).toEqual(['agent:dana', 'declined-by-person']);
    expect((await world.cases.case(caseId))?.status).toBe('denied');
    expect((await world.transcript(conversationId)).at(-1)?.[2]).toBe(
      `Dana decided on case RF-${n}-22: The sole was cut.`,
    );
  });
});
