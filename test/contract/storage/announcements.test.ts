import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { frozenClock, silentLogger } from '../../../src/base/index.js';
import type { TranscriptMessage } from '../../../src/domain/index.js';
import {
  createAnnouncements,
  createConversationStore,
  type Database,
  openDatabase,
} from '../../../src/storage/index.js';
import { openTestServerDatabase, testBackends, testNow } from '../../support/databases.js';
import { commitOf, newConversation, said } from './stories.js';

const speak = async (
  database: Database,
  conversationId: string,
  ids: readonly string[],
): Promise<readonly TranscriptMessage[]> => {
  const store = createConversationStore(database);
  const messages = ids.map((id) => said(id, 'assistant', `Hello ${id}`));
  const committed = await store.commit(commitOf(null, { conversationId, state: undefined, messages }));
  return committed.ok ? committed.value.messages : [];
};

describe.each(testBackends())('announcements on $name', (backend) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await backend.open());
  });
  afterAll(() => close());

  test('whoever watches hears it at once, and nobody else', async () => {
    const store = createConversationStore(database);
    await store.create(newConversation('c1'));
    const announcements = await createAnnouncements(database, store);
    const heard: unknown[] = [];
    const stop = [
      announcements.onMessages('c1', (messages) => heard.push(messages.map((message) => message.id))),
      announcements.onMessages('c2', () => heard.push('other conversation')),
      announcements.onOwner('c1', (owner, agentName) => heard.push([owner, agentName])),
      announcements.onQueue(() => heard.push('queue')),
    ];
    announcements.messages('c1', await speak(database, 'c1', ['m1', 'm2']));
    announcements.owner('c1', 'person', 'Ana');
    announcements.queueChanged();
    expect(heard).toEqual([['m1', 'm2'], ['person', 'Ana'], 'queue']);
    for (const one of stop) one();
    announcements.queueChanged();
    announcements.owner('c1', 'assistant', null);
    expect(heard).toHaveLength(3);
    await announcements.close();
  });
});

(process.env.TEST_DATABASE_URL ? describe : describe.skip)('announcements between two replicas', () => {
  test('each hears what the other committed, also after its connection broke', async () => {
    const { database: here, url, drop } = await openTestServerDatabase();
    const there = await openDatabase({ url, logger: silentLogger, clock: frozenClock(testNow) });
    const [own, other] = await Promise.all(
      [here, there].map((database) => createAnnouncements(database, createConversationStore(database))),
    );
    if (own === undefined || other === undefined) throw new Error('not opened');
    await createConversationStore(here).create(newConversation('c1'));

    const heard: number[] = [];
    const told = { messages: () => {}, owner: (_: string) => {}, queue: () => {} };
    const next = <K extends keyof typeof told>(kind: K) =>
      new Promise<string>((resolve) => {
        told[kind] = (value?: string) => resolve(value ?? '');
      });
    other.onMessages('c1', (messages) => {
      heard.push(...messages.map((message) => message.seq));
      told.messages();
    });
    other.onOwner('c1', (owner) => told.owner(owner));
    other.onQueue(() => told.queue());

    const first = next('messages');
    own.messages('c1', await speak(here, 'c1', ['m1', 'm2']));
    await first;
    expect(heard).toEqual([1, 2]);

    const owner = next('owner');
    own.owner('c1', 'queue', null);
    expect(await owner).toBe('queue');

    // What is committed while the replica hears nothing reaches it when it is back.
    const caughtUp = next('messages');
    await here.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'makegood-listen' and datname = current_database()`,
    );
    await speak(here, 'c1', ['m3']);
    await caughtUp;
    expect(heard).toEqual([1, 2, 3]);

    await Promise.all([own.close(), other.close()]);
    await there.close();
    await drop();
  });
});
