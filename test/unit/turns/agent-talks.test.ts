import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { dana, omar, openAgentWorld } from '../../support/agent-world.js';
import { testNow } from '../../support/databases.js';

describe('a person in a conversation', () => {
  let world: Awaited<ReturnType<typeof openAgentWorld>>;
  beforeAll(async () => {
    world = await openAgentWorld();
  });
  afterAll(() => world.close());
  beforeEach(() => {
    for (const heard of [world.told, world.owners, world.nudged]) heard.length = 0;
    world.desks.failing = false;
  });

  test('claims a waiting conversation, and the transcript says where the human stretch begins', async () => {
    const { handoffId, conversationId } = await world.waiting();
    const claim = await world.actions.claim(handoffId, dana, 1);
    expect(claim).toMatchObject({
      ok: true,
      value: { status: 'claimed', agentName: 'Dana', claimedAt: testNow },
    });
    expect(claim.ok && claim.value).toEqual(await world.handoffs.handoff(handoffId));
    expect(await world.store.conversation(conversationId)).toMatchObject({
      owner: 'person',
      state: { step: 7 },
    });
    expect(await world.transcript(conversationId)).toEqual([
      ['system', null, 'Dana has joined the conversation.'],
    ]);
    expect(world.owners).toEqual([[conversationId, 'person', 'Dana']]);
    expect(world.told.map((handoff) => handoff.version)).toEqual([2, 2]);
  });

  test('of two agents who claim at once, one gets it and the other is told', async () => {
    const { handoffId, conversationId } = await world.waiting();
    const both = await Promise.all([
      world.actions.claim(handoffId, dana, 1),
      world.actions.claim(handoffId, omar, 1),
    ]);
    expect(both.map((claim) => claim.ok).sort()).toEqual([false, true]);
    expect(both.find((claim) => !claim.ok)).toEqual({ ok: false, error: { kind: 'owner-changed' } });
    expect((await world.transcript(conversationId)).length).toBe(1);
  });

  test('claiming twice is claiming once', async () => {
    const { handoffId, conversationId } = await world.waiting();
    const both = await Promise.all([
      world.actions.claim(handoffId, dana, 1),
      world.actions.claim(handoffId, dana, 1),
    ]);
    expect((await world.actions.claim(handoffId, dana, 1)).ok).toBe(true);
    expect(both.some((claim) => claim.ok)).toBe(true);
    expect((await world.transcript(conversationId)).length).toBe(1);
  });

  test('does not know a hand-off that is not there', async () => {
    expect(await world.actions.claim('handoff-0', dana, 1)).toEqual({
      ok: false,
      error: { kind: 'not-found' },
    });
  });

  test('says what the agent writes, word for word and under their name', async () => {
    const { handoffId, conversationId } = await world.claimed();
    const said = await world.actions.reply(handoffId, dana, 'm1', 'Hi <b>Sam</b> 👋');
    expect(said).toMatchObject({
      ok: true,
      value: { role: 'person', author: 'Dana', text: 'Hi <b>Sam</b> 👋', delivery: 'none', key: null },
    });
    expect((await world.transcript(conversationId)).at(-1)).toEqual(['person', 'Dana', 'Hi <b>Sam</b> 👋']);
    expect(world.nudged).toEqual([]);
  });

  test('says a reply once however often the page sends it', async () => {
    const { handoffId, conversationId } = await world.claimed();
    const sent = await Promise.all([1, 2, 3].map(() => world.actions.reply(handoffId, dana, 'm1', 'Hello')));
    const [first] = sent;
    for (const again of [...sent, await world.actions.reply(handoffId, dana, 'm1', 'Hello')])
      expect(again).toEqual(first);
    expect((await world.transcript(conversationId)).filter(([role]) => role === 'person').length).toBe(1);
  });

  test('loses no reply when an agent sends several at once', async () => {
    const { handoffId, conversationId } = await world.claimed();
    const sent = await Promise.all(
      ['a', 'b', 'c', 'd'].map((text) => world.actions.reply(handoffId, dana, text, text)),
    );
    expect(sent.map((one) => one.ok)).toEqual([true, true, true, true]);
    const person = (await world.transcript(conversationId)).filter(([role]) => role === 'person');
    expect(new Set(person.map(([, , text]) => text))).toEqual(new Set(['a', 'b', 'c', 'd']));
  });

  test('delivers to channels that have to be called, and asks for it in the same commit', async () => {
    const { handoffId } = await world.claimed({ channel: 'slack' });
    const said = await world.actions.reply(handoffId, dana, 'm1', 'Hello');
    expect(said).toMatchObject({ ok: true, value: { delivery: 'waiting' } });
    expect(world.nudged).toEqual(['deliver', 'deliver']);
  });

  test('lets nobody else speak, approve, decline, give back or close', async () => {
    const { handoffId, version, conversationId } = await world.claimed();
    const refused = { ok: false, error: { kind: 'owner-changed' } };
    expect(await world.actions.reply(handoffId, omar, 'm', 'Hi')).toEqual(refused);
    expect(await world.actions.approve(handoffId, omar, version, 100, 'kind')).toEqual(refused);
    expect(await world.actions.decline(handoffId, omar, version, 'no')).toEqual(refused);
    expect(await world.actions.giveBack(handoffId, omar, version)).toEqual(refused);
    expect(await world.actions.close(handoffId, omar, version)).toEqual(refused);
    expect((await world.transcript(conversationId)).length).toBe(1);
  });

  test('does nothing on a hand-off that changed since the agent saw it', async () => {
    const { handoffId, version } = await world.claimed();
    const refused = { ok: false, error: { kind: 'owner-changed' } };
    expect(await world.actions.approve(handoffId, dana, version - 1, 100, 'kind')).toEqual(refused);
    expect(await world.actions.close(handoffId, dana, version - 1)).toEqual(refused);
  });

  test.each([
    [
      'giveBack',
      'given-back',
      [
        ['system', null, 'Dana has left the conversation; the assistant is back.'],
        ['assistant', null, 'Is there anything else I can do for you?'],
      ],
    ],
    ['close', 'closed', [['system', null, 'Dana has closed the conversation.']]],
  ] as const)('%s ends the human stretch and the assistant answers again', async (action, status, lines) => {
    const { handoffId, version, conversationId } = await world.claimed();
    const ended = await world.actions[action](handoffId, dana, version);
    expect(ended).toMatchObject({ ok: true, value: { status, closedAt: testNow } });
    expect((await world.store.conversation(conversationId))?.owner).toBe('assistant');
    expect((await world.transcript(conversationId)).slice(-lines.length)).toEqual(lines);
    expect(world.owners.at(-1)).toEqual([conversationId, 'assistant', null]);
    expect(await world.handoffs.openHandoffOf(conversationId)).toBeNull();
    expect(await world.actions.reply(handoffId, dana, 'late', 'One more thing')).toEqual({
      ok: false,
      error: { kind: 'owner-changed' },
    });
  });

  test('a reply that meets a closing door is refused or said before it, never after', async () => {
    const { handoffId, version, conversationId } = await world.claimed();
    const [said, closed] = await Promise.all([
      world.actions.reply(handoffId, dana, 'm', 'Wait'),
      world.actions.close(handoffId, dana, version),
    ]);
    expect(closed.ok).toBe(true);
    const roles = (await world.transcript(conversationId)).map(([role]) => role);
    expect(roles).toEqual(said.ok ? ['system', 'person', 'system'] : ['system', 'system']);
  });

  test('a desk that is down does not undo what an agent did', async () => {
    world.desks.failing = true;
    const { handoffId, version } = await world.claimed();
    expect((await world.actions.close(handoffId, dana, version)).ok).toBe(true);
    expect(world.told.length).toBe(4);
  });
});
