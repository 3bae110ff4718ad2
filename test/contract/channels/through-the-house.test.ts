import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { silentLogger } from '../../../src/base/index.js';
import type { MessagesResponse, StartConversationResponse } from '../../../src/domain/wire.js';
import { type BuiltServer, build } from '../../../src/server/build.js';
import { readConfig } from '../../../src/server/config/index.js';
import {
  type BotFrameworkStandIn,
  messageActivity,
  startBotFrameworkStandIn,
} from '../../support/botframework-stand-in.js';
import {
  directMessage,
  pressed,
  type SlackCall,
  type SlackSender,
  type SlackStandIn,
  slackSender,
  startSlackStandIn,
  threadMessage,
  triageChannel,
} from '../../support/slack-stand-in.js';

let slack: SlackStandIn;
let service: BotFrameworkStandIn;
let server: BuiltServer;
let address: string;
let sender: SlackSender;

beforeAll(async () => {
  slack = await startSlackStandIn();
  service = await startBotFrameworkStandIn();
  const config = readConfig({
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: '0',
    MAKEGOOD_DATA: 'memory',
    SLACK_SIGNING_SECRET: 'signing-secret-of-slack',
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_TRIAGE_CHANNEL: triageChannel,
    SLACK_API_URL: slack.url,
    MAKEGOOD_BOTFRAMEWORK_ANONYMOUS: 'on',
  });
  server = await build({ ...config, port: 0 }, { logger: silentLogger });
  address = await server.start();
  sender = slackSender(`${address}/slack/events`, 'signing-secret-of-slack');
});
afterAll(async () => {
  await server?.stop();
  await slack.close();
  await service.close();
});

const postsTo = (channel: string): SlackCall[] =>
  slack.calls.filter((call) => call.method === 'chat.postMessage' && call.body.channel === channel);
const until = async (found: () => SlackCall | undefined): Promise<SlackCall> => {
  for (;;) {
    const call = found();
    if (call !== undefined) return call;
    await slack.until(
      'chat.postMessage',
      slack.calls.filter((one) => one.method === 'chat.postMessage').length + 1,
    );
  }
};

describe('a customer in Slack', () => {
  test('is answered in the direct message, once for each event', async () => {
    expect((await sender.event(directMessage('Ev1', 'I would like a refund'))).status).toBe(200);
    await server.house.inbox.settled();
    await server.house.settle();
    expect(postsTo('D1').length).toBeGreaterThan(0);
    const before = postsTo('D1').length;
    await sender.event(directMessage('Ev1', 'I would like a refund'));
    await server.house.inbox.settled();
    await server.house.settle();
    expect(postsTo('D1')).toHaveLength(before);
  });
});

describe('a customer in the Bot Framework', () => {
  test('is answered in their conversation', async () => {
    const response = await fetch(`${address}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(messageActivity(service.serviceUrl)),
    });
    expect(response.status).toBe(200);
    await server.house.inbox.settled();
    await server.house.settle();
    expect(service.calls[0]).toMatchObject({
      path: '/v3/conversations/thread-1/activities',
      body: { type: 'message', recipient: { id: 'user-1' } },
    });
  });
});

describe('a customer on the web who asks for a person', () => {
  test('talks with a colleague who stays in Slack', async () => {
    const { conversationId, token } = await call<StartConversationResponse>('/v1/conversations', {});
    const path = `/v1/conversations/${conversationId}/messages`;
    let sent = 0;
    const write = (words: { text: string } | { choice: string }): Promise<MessagesResponse> => {
      sent += 1;
      return call<MessagesResponse>(path, { clientMessageId: `m${sent}`, ...words }, token);
    };

    expect((await write({ choice: 'talk-to-person' })).owner).toBe('queue');
    const card = await until(() => postsTo(triageChannel).find((post) => post.body.thread_ts === undefined));
    const cardTs = String(card.answer.ts);
    const claim = { action_id: 'triage:claim', value: buttonValue(card), label: 'Claim' };
    expect((await sender.interaction(pressed(card, cardTs, claim, 'U9'))).status).toBe(200);

    await sender.event(threadMessage('Ev2', cardTs, 'Hello, this is Grace. What happened?'));
    const read = await call<MessagesResponse>(`${path}?after=0`, null, token);
    expect(read.owner).toBe('person');
    expect(read.messages.at(-1)).toMatchObject({
      role: 'person',
      author: 'Grace',
      text: 'Hello, this is Grace. What happened?',
    });

    expect((await write({ text: 'My kettle leaks' })).messages).toEqual([]);
    const told = await until(() =>
      postsTo(triageChannel).find((post) => JSON.stringify(post.body.blocks).includes('My kettle leaks')),
    );
    expect(told.body.thread_ts).toBe(cardTs);

    const update = await slack.until('chat.update');
    const giveBack = { action_id: 'triage:give-back', value: buttonValue(update.at(-1)), label: 'Give back' };
    await sender.interaction(pressed(card, cardTs, giveBack, 'U9'));
    expect((await call<MessagesResponse>(`${path}?after=0`, null, token)).owner).toBe('assistant');
  });
});

const buttonValue = (message: SlackCall | undefined): string => {
  const blocks = (message?.body.blocks ?? []) as { type: string; elements?: { value?: string }[] }[];
  return blocks.find((block) => block.type === 'actions')?.elements?.[0]?.value ?? '';
};

async function call<T>(path: string, body: unknown, token?: string): Promise<T> {
  const response = await fetch(`${address}${path}`, {
    ...(body === null ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
