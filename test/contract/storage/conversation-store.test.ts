import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createConversationStore, type Database } from '../../../src/storage/index.js';
import type { ConversationStore } from '../../../src/turns/ports.js';
import { testBackends } from '../../support/databases.js';
import { commitOf, inboundOf, newConversation, reply, said } from './stories.js';

const at = '2025-06-01T12:00:00.000Z';
const leaseMs = 30_000;
const later = (ms: number): string => new Date(Date.parse(at) + ms).toISOString();

describe.each(testBackends())('conversations on $name', (backend) => {
  let database: Database;
  let close: () => Promise<void>;
  let store: ConversationStore;
  let counter = 0;
  const begin = async (): Promise<string> => {
    counter += 1;
    const id = `conv_${counter}`;
    await store.create(newConversation(id));
    return id;
  };
  const write = (conversationId: string, eventId: string, text = 'Hello') =>
    store.receive(conversationId, `${conversationId}:${eventId}`, inboundOf(conversationId, eventId, text));

  beforeAll(async () => {
    ({ database, close } = await backend.open());
    store = createConversationStore(database);
  });
  afterAll(() => close());

  test('a new conversation greets, belongs to the assistant and opens with its own token only', async () => {
    const greeting = await store.create({
      ...newConversation('conv_a'),
      messages: [said('greet_a', 'assistant', 'Hi')],
    });
    expect(greeting).toEqual(await store.messages('conv_a', 0));
    expect(greeting[0]).toMatchObject({ seq: 1, role: 'assistant', text: 'Hi', delivery: 'none', at });
    expect(await store.conversation('conv_a')).toMatchObject({
      owner: 'assistant',
      ownerVersion: 0,
      state: { step: 0 },
      createdAt: at,
    });
    expect(await store.conversationByThread('web', 'thread-conv_a')).toMatchObject({ id: 'conv_a' });
    expect(await store.tokenOpens('conv_a', 'hash-conv_a')).toBe(true);
    expect(await store.tokenOpens('conv_a', 'hash-conv_b')).toBe(false);
    expect(await store.conversation('conv_unknown')).toBeNull();
  });

  test('a thread keeps its first conversation when two are begun at once', async () => {
    const both = ['conv_t1', 'conv_t2'].map((id) => ({
      ...newConversation(id),
      threadKey: 'T1:D1',
      messages: [said(`greet_${id}`, 'assistant', 'Hi')],
    }));
    const greetings = await Promise.all(both.map((one) => store.create(one)));
    const kept = await store.conversationByThread('web', 'T1:D1');
    expect(greetings.map((messages) => messages[0]?.conversationId)).toEqual([kept?.id, kept?.id]);
  });

  test('the same event twice is stored once and answers the first id', async () => {
    const id = await begin();
    expect(await write(id, 'e1')).toEqual({ kind: 'stored', inboundId: `${id}:e1` });
    expect(await store.receive(id, 'another', inboundOf(id, 'e1', 'Hello again'))).toEqual({
      kind: 'duplicate',
      inboundId: `${id}:e1`,
    });
    const together = await Promise.all(
      ['x', 'y', 'z'].map((own) => store.receive(id, own, inboundOf(id, 'e2', 'Hi'))),
    );
    expect(together.filter((answer) => answer.kind === 'stored')).toHaveLength(1);
    expect(new Set(together.map((answer) => answer.inboundId)).size).toBe(1);
  });

  test('a message for a conversation that does not exist is refused', async () => {
    await expect(write('conv_missing', 'e1')).rejects.toMatchObject({ code: 'conversation-not-found' });
  });

  test('text that the database cannot hold arrives without the unreadable signs', async () => {
    const id = await begin();
    const text = 'zero\u0000 half\ud83d whole😀 \\u0000';
    await store.receive(id, `${id}:odd`, inboundOf(id, 'e\u0000', text));
    const turn = await store.takeTurn(id, 'lease', at, leaseMs);
    expect(turn?.inbound.message.text).toBe('zero half\ufffd whole😀 \\u0000');
    const committed = await store.commit(
      commitOf(turn, { messages: [said('m_odd', 'customer', text, turn?.inbound.id)] }),
    );
    expect(committed).toMatchObject({ ok: true });
    expect((await store.message('m_odd'))?.text).toBe('zero half\ufffd whole😀 \\u0000');
  });

  test('when two workers want a turn only one gets it', async () => {
    const id = await begin();
    await write(id, 'e1');
    const turns = await Promise.all(
      ['a', 'b', 'c', 'd'].map((worker) => store.takeTurn(id, worker, at, leaseMs)),
    );
    expect(turns.filter((turn) => turn !== null)).toHaveLength(1);
  });

  test('there is no turn to take when nothing waits', async () => {
    expect(await store.takeTurn(await begin(), 'lease', at, leaseMs)).toBeNull();
  });

  test('messages are handled in the order of their arrival', async () => {
    const id = await begin();
    for (const event of ['e1', 'e2', 'e3']) await write(id, event);
    const first = await store.takeTurn(id, 'lease', at, leaseMs);
    expect(first?.inbound.id).toBe(`${id}:e1`);
    const committed = await store.commit(commitOf(first));
    expect(committed).toMatchObject({
      ok: true,
      value: { next: { inbound: { id: `${id}:e2` }, leaseToken: 'lease' } },
    });
    expect(await store.isHandled(`${id}:e1`)).toBe(true);
    expect(await store.isHandled(`${id}:e2`)).toBe(false);
  });

  test('the turn is free again once everything is handled', async () => {
    const id = await begin();
    await write(id, 'e1');
    const turn = await store.takeTurn(id, 'lease', at, leaseMs);
    expect(await store.commit(commitOf(turn))).toMatchObject({ ok: true, value: { next: null } });
    expect(await store.takeTurn(id, 'other', at, leaseMs)).toBeNull();
    await write(id, 'e2');
    expect(await store.takeTurn(id, 'other', at, leaseMs)).toMatchObject({ inbound: { id: `${id}:e2` } });
  });

  test('a turn whose worker crashed is taken over, and the crashed one cannot commit any more', async () => {
    const id = await begin();
    await write(id, 'e1');
    const crashed = await store.takeTurn(id, 'crashed', at, leaseMs);
    expect(await store.unhandled(later(leaseMs - 1), leaseMs)).not.toContain(id);
    expect(await store.takeTurn(id, 'early', later(leaseMs - 1), leaseMs)).toBeNull();
    expect(await store.unhandled(later(leaseMs), leaseMs)).toContain(id);
    const taken = await store.takeTurn(id, 'second', later(leaseMs), leaseMs);
    expect(taken?.inbound.id).toBe(`${id}:e1`);
    expect(await store.commit(commitOf(crashed))).toEqual({ ok: false, error: { kind: 'lease-lost' } });
    expect(await store.commit(commitOf(taken))).toMatchObject({ ok: true });
    expect(await store.commit(commitOf(taken))).toEqual({ ok: false, error: { kind: 'lease-lost' } });
  });

  test('a turn that is given back keeps its message for the next worker', async () => {
    const id = await begin();
    await write(id, 'e1');
    await store.takeTurn(id, 'first', at, leaseMs);
    await store.releaseTurn(id, 'somebody else');
    expect(await store.takeTurn(id, 'second', at, leaseMs)).toBeNull();
    await store.releaseTurn(id, 'first');
    expect(await store.takeTurn(id, 'second', at, leaseMs)).toMatchObject({ inbound: { id: `${id}:e1` } });
  });

  test('the transcript is numbered without a gap, whoever writes at once', async () => {
    const id = await begin();
    await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        store.commit({
          ...commitOf(null, { conversationId: id }),
          messages: [said(`${id}_p${n}a`, 'person', 'Hi'), said(`${id}_p${n}b`, 'person', 'Hi')],
        }),
      ),
    );
    expect((await store.messages(id, 0)).map((message) => message.seq)).toEqual(
      Array.from({ length: 16 }, (_, n) => n + 1),
    );
    expect((await store.messages(id, 14)).map((message) => message.seq)).toEqual([15, 16]);
  });

  test('what was said is read back as it was committed, and found by what it answers', async () => {
    const id = await begin();
    await write(id, 'e1');
    const turn = await store.takeTurn(id, 'lease', at, leaseMs);
    const messages = [
      said(`${id}_in`, 'customer', 'My mug is broken', `${id}:e1`),
      {
        ...said(`${id}_out`, 'assistant', 'Sorry!', `${id}:e1`),
        reply: reply('Sorry!', {
          choices: [{ id: 'yes', label: 'Yes' }],
          card: {
            kind: 'case',
            title: 'Case',
            reference: 'RF-1',
            status: 'open',
            rows: [{ label: 'a', value: 'b' }],
          },
        }),
        delivery: 'waiting' as const,
      },
    ];
    const committed = await store.commit(
      commitOf(turn, { messages, state: { step: 7 }, locale: 'zh', record: { commands: ['x'] } }),
    );
    if (!committed.ok) throw new Error('refused');
    expect(committed.value.messages).toEqual(await store.messages(id, 0));
    expect((await store.repliesTo(`${id}:e1`)).map((message) => message.id)).toEqual([`${id}_out`]);
    expect(await store.conversation(id)).toMatchObject({ state: { step: 7 }, locale: 'zh' });
    expect(await store.records(id)).toEqual([{ commands: ['x'] }]);
    expect(await store.message(`${id}_out`)).toMatchObject({ delivery: 'waiting' });
    await store.markDelivery(`${id}_out`, 'sent');
    expect(await store.message(`${id}_out`)).toMatchObject({ delivery: 'sent', text: 'Sorry!' });
  });

  test('an agent who changes the owner first makes the other one too late', async () => {
    const id = await begin();
    const claim = (to: 'person' | 'queue') =>
      store.commit({ ...commitOf(null, { conversationId: id }), owner: { to, fromVersion: 0 } });
    const answers = await Promise.all([claim('person'), claim('queue')]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, error: { kind: 'owner-changed' } });
    expect(await store.conversation(id)).toMatchObject({ ownerVersion: 1 });
  });

  test('a turn thought out before the owner changed is not said', async () => {
    const id = await begin();
    await write(id, 'e1');
    const turn = await store.takeTurn(id, 'lease', at, leaseMs);
    await store.commit({
      ...commitOf(null, { conversationId: id }),
      owner: { to: 'person', fromVersion: 0 },
    });
    expect(await store.commit(commitOf(turn))).toEqual({ ok: false, error: { kind: 'owner-changed' } });
    await store.releaseTurn(id, 'lease');
    const again = await store.takeTurn(id, 'lease', at, leaseMs);
    expect(again?.conversation.owner).toBe('person');
    expect(await store.commit(commitOf(again, { owner: { to: 'assistant', fromVersion: 1 } }))).toMatchObject(
      { ok: true },
    );
  });

  test('words of an agent leave the state of the dialog alone', async () => {
    const id = await begin();
    await store.commit({
      ...commitOf(null, { conversationId: id, state: undefined }),
      messages: [said(`${id}_p`, 'person', 'Hi')],
    });
    expect(await store.conversation(id)).toMatchObject({ state: { step: 0 } });
  });

  test.each(['transcript', 'turn_records'])('nobody can rewrite what is in %s', async (table) => {
    await expect(database.query(`delete from ${table}`)).rejects.toMatchObject({
      details: { sqlState: '23001' },
    });
    await expect(database.query(`update ${table} set at = now()`)).rejects.toMatchObject({
      code: 'unexpected',
    });
  });
});
