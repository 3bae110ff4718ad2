import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testNow as at, testBackends } from '../../support/databases.js';
import { handoffFor, inboundOf } from './stories.js';
import { openWorld, type World } from './world.js';

describe.each(testBackends())('hand-offs on $name', (backend) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(backend);
  });
  afterAll(() => world.close());

  test('a conversation has one open hand-off at a time', async () => {
    const conversationId = await world.begin();
    const open = (id: string) =>
      world.commit(conversationId, { openHandoff: handoffFor(`${id}_${conversationId}`, conversationId) });
    const answers = await Promise.all([open('a'), open('b')]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, error: { kind: 'handoff-changed' } });
    const first = await world.handoffs.openHandoffOf(conversationId);
    if (first === null) throw new Error('none is open');
    const closed = { ...first, status: 'closed' as const, closedAt: at };
    expect(
      (await world.commit(conversationId, { changeHandoff: { id: first.id, fromVersion: 0, to: closed } }))
        .ok,
    ).toBe(true);
    expect(await world.handoffs.handoff(first.id)).toEqual({ ...closed, version: 1 });
    expect((await open('c')).ok).toBe(true);
  });

  test('of two agents who claim the same hand-off the second is told', async () => {
    const conversationId = await world.begin();
    const waiting = handoffFor(`claim_${conversationId}`, conversationId);
    await world.commit(conversationId, { openHandoff: waiting });
    const claim = (agentId: string) =>
      world.commit(conversationId, {
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
    expect(await world.handoffs.handoff(waiting.id)).toMatchObject({ status: 'claimed', version: 1 });
  });

  test('the open hand-off comes with the next turn', async () => {
    const conversationId = await world.begin();
    const waiting = handoffFor(`with_${conversationId}`, conversationId);
    await world.commit(conversationId, { openHandoff: waiting, owner: { to: 'queue', fromVersion: 0 } });
    await world.conversations.receive(
      conversationId,
      `in_${conversationId}`,
      inboundOf(conversationId, 'e1', 'Hello?'),
    );
    expect(await world.conversations.takeTurn(conversationId, 'lease', at, 1_000)).toMatchObject({
      handoff: waiting,
      conversation: { owner: 'queue' },
    });
  });

  test('the queue begins with the most urgent and then the oldest, and tells how long people wait', async () => {
    const before = (await world.handoffs.queue()).length;
    const minute = (n: number): string => new Date(Date.parse(at) + n * 60_000).toISOString();
    const open = async (id: string, priority: number, openedAt: string) => {
      const conversationId = await world.begin();
      await world.commit(conversationId, {
        openHandoff: handoffFor(id, conversationId, { priority, openedAt }),
      });
      return conversationId;
    };
    const conversationId = await open('late-urgent', 1, minute(10));
    await open('early-calm', 4, minute(-10));
    await open('early-urgent', 1, minute(5));
    const queue = (await world.handoffs.queue()).map((handoff) => handoff.id);
    expect(queue).toHaveLength(before + 3);
    expect(queue.slice(0, 2)).toEqual(['early-urgent', 'late-urgent']);
    expect(queue.at(-1)).toBe('early-calm');
    expect(await world.handoffs.position('late-urgent')).toMatchObject({ ahead: 1 });
    const urgent = await world.handoffs.handoff('late-urgent');
    if (urgent === null) throw new Error('not there');
    await world.commit(conversationId, {
      changeHandoff: {
        id: urgent.id,
        fromVersion: 0,
        to: { ...urgent, status: 'claimed', agentId: 'ana', claimedAt: minute(17) },
      },
    });
    expect((await world.handoffs.position('early-calm')).medianMinutes).toBeGreaterThanOrEqual(1);
  });
});
