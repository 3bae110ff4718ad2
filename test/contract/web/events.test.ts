import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { OwnerEvent, WireMessage } from '../../../src/domain/wire.js';
import { type EventReader, readEvents } from '../../support/event-reader.js';
import { type RunningServer, startServer } from '../../support/running-server.js';
import { openConversation } from './web-customer.js';

let running: RunningServer;
const readers: EventReader[] = [];
beforeAll(async () => {
  running = await startServer();
});
afterAll(() => running.stop());
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});

const follow = async (url: string, headers: Record<string, string>): Promise<EventReader> => {
  const reader = await readEvents(`${url}/events`, headers);
  readers.push(reader);
  return reader;
};
const messagesOf = (reader: EventReader): WireMessage[] =>
  reader.events.filter(({ event }) => event === 'message').map(({ data }) => JSON.parse(data) as WireMessage);

describe('the events of a conversation', () => {
  test('say who owns it and what was said so far, then what is said from now on', async () => {
    const customer = await openConversation(running.url);
    const reader = await follow(customer.url, customer.authorization);
    await reader.next(({ id }) => id === '1');
    expect(JSON.parse(reader.events.find(({ event }) => event === 'owner')?.data ?? '')).toEqual({
      owner: 'assistant',
      agentName: null,
    } satisfies OwnerEvent);
    await customer.say('hello');
    const { body } = await customer.read();
    await reader.next(({ id }) => id === String(body.messages.length));
    expect(messagesOf(reader)).toEqual(body.messages);
  });

  test('replay what was missed after Last-Event-ID, each message once and in order, however reading and writing overlap', async () => {
    const customer = await openConversation(running.url);
    await customer.say('first');
    const seen = (await customer.read()).body.messages.length;
    const writing = Promise.all(Array.from({ length: 12 }, (_, index) => customer.say(`message ${index}`)));
    const opened = await Promise.all(
      Array.from({ length: 4 }, () =>
        follow(customer.url, { ...customer.authorization, 'last-event-id': String(seen) }),
      ),
    );
    await writing;
    const expected = (await customer.read(seen)).body.messages;
    for (const reader of opened) {
      await reader.next(({ event, id }) => event === 'message' && id === String(expected.at(-1)?.seq));
      expect(messagesOf(reader)).toEqual(expected);
    }
  });

  test('go to those alone who have the token', async () => {
    const [mine, other] = [await openConversation(running.url), await openConversation(running.url)];
    expect((await follow(mine.url, {})).status).toBe(401);
    expect((await follow(mine.url, other.authorization)).status).toBe(403);
    const reader = await follow(other.url, other.authorization);
    await reader.next(({ id }) => id === '1');
    await mine.say('this is mine');
    await other.say('this is theirs');
    await reader.next(({ data }) => data.includes('this is theirs'));
    expect(JSON.stringify(reader.events)).not.toContain('this is mine');
  });

  test('can be followed by a few pages at once, not by a flood of them', async () => {
    const customer = await openConversation(running.url);
    const opened = await Promise.all(
      Array.from({ length: 25 }, () => follow(customer.url, customer.authorization)),
    );
    const statuses = opened.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  });

  test('refuse a Last-Event-ID that is not a number', async () => {
    const customer = await openConversation(running.url);
    const reader = await follow(customer.url, { ...customer.authorization, 'last-event-id': 'abc' });
    expect(reader.status).toBe(400);
  });
});
