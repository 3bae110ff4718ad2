import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  HandoffResponse,
  MessagesResponse,
  OwnerEvent,
  QueueResponse,
} from '../../../src/domain/wire.js';
import { openTestServerDatabase, type TestServerDatabase } from '../../support/databases.js';
import { type SignedInAgent, signIn } from '../../support/desk-agent.js';
import { readEvents } from '../../support/event-reader.js';
import { type RunningServer, startServer } from '../../support/running-server.js';
import { get, openConversation, post } from '../web/web-customer.js';

const redisUrl = process.env.TEST_REDIS_URL;

(process.env.TEST_DATABASE_URL ? describe : describe.skip)('two replicas on one Postgres', () => {
  let kept: TestServerDatabase;
  let left: RunningServer;
  let right: RunningServer;
  let agent: SignedInAgent;
  beforeAll(async () => {
    kept = await openTestServerDatabase();
    const settings = {
      DATABASE_URL: kept.url,
      MAKEGOOD_MESSAGES_PER_MINUTE: '40',
      ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
    };
    left = await startServer(settings);
    right = await startServer(settings);
    agent = await signIn(await left.deskLink());
  });
  afterAll(async () => {
    await Promise.all([left?.stop(), right?.stop()]);
    await kept?.drop();
  });

  test('answer one conversation as one server would, whichever of them a message reaches', async () => {
    const customer = await openConversation(left.url);
    const path = `/v1/conversations/${customer.conversationId}`;
    const send = (server: RunningServer, text: string, clientMessageId: string) =>
      post<MessagesResponse>(
        `${server.url}${path}/messages`,
        { clientMessageId, text },
        customer.authorization,
      );
    const texts = ['one', 'two', 'three', 'four', 'five', 'six'];
    const answers = await Promise.all(
      texts.flatMap((text) => [send(left, text, text), send(right, text, text)]),
    );
    expect(answers.map(({ status }) => status)).toEqual(texts.flatMap(() => [200, 200]));
    for (const [index] of texts.entries()) {
      expect(answers[2 * index + 1]?.body.messages).toEqual(answers[2 * index]?.body.messages);
    }
    const { body } = await get<MessagesResponse>(`${right.url}${path}/messages`, customer.authorization);
    expect(body.messages.filter(({ role }) => role === 'customer')).toHaveLength(texts.length);
    expect(body.messages.map(({ seq }) => seq)).toEqual(body.messages.map((_, index) => index + 1));
  });

  test('tell each other at once: a customer here, an agent there', async () => {
    const customer = await openConversation(left.url);
    const events = await readEvents(`${customer.url}/events`, customer.authorization);
    const desk = await readEvents(`${right.url}/desk/api/events`, { cookie: agent.cookie });
    await desk.next(({ event }) => event === 'queue');
    const seen = desk.events.length;
    await customer.say('I want to talk to a person');
    await desk.next((event) => desk.events.indexOf(event) >= seen);
    const queue = await get<QueueResponse>(`${right.url}/desk/api/queue`, agent.headers);
    const handoff = queue.body.handoffs.find(
      ({ conversationId }) => conversationId === customer.conversationId,
    );
    const path = `${right.url}/desk/api/handoffs/${handoff?.id}`;
    const claimed = await post<HandoffResponse>(
      `${path}/claim`,
      { version: handoff?.version },
      agent.headers,
    );
    expect(claimed.status).toBe(200);
    const owner = await events.next(({ event, data }) => event === 'owner' && data.includes('person'));
    expect(JSON.parse(owner.data)).toEqual({ owner: 'person', agentName: 'Dana' } satisfies OwnerEvent);
    await post(
      `${path}/reply`,
      { clientMessageId: 'r-1', text: 'Hi, Dana here, on the other replica.' },
      agent.headers,
    );
    await events.next(({ data }) => data.includes('on the other replica'));
    events.close();
    desk.close();
  });

  test('count together what one conversation may send', async () => {
    const customer = await openConversation(left.url);
    const statuses: number[] = [];
    for (let sent = 0; sent < 41; sent += 1) {
      const server = sent % 2 === 0 ? left : right;
      const url = `${server.url}/v1/conversations/${customer.conversationId}/messages`;
      // Refused for what is in it, counted all the same.
      statuses.push((await post(url, { clientMessageId: 'x' }, customer.authorization)).status);
    }
    expect(statuses.slice(0, 40).every((status) => status === 400)).toBe(true);
    expect(statuses[40]).toBe(429);
  });
});
