import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { AppError, frozenClock } from '../../../src/base/index.js';
import {
  type BotFrameworkChannel,
  createBotFrameworkChannel,
} from '../../../src/channels/botframework/index.js';
import { inboundMessageSchema } from '../../../src/domain/index.js';
import {
  type BotFrameworkStandIn,
  messageActivity,
  startBotFrameworkStandIn,
} from '../../support/botframework-stand-in.js';
import { type RecordingInbox, recordingInbox } from '../../support/recording-inbox.js';
import { serveRouter } from '../../support/serve-router.js';
import { conversationAt, transcriptMessage } from '../../support/transcript-message.js';

const appId = '11111111-2222-3333-4444-555555555555';
const clock = frozenClock('2025-11-20T10:00:00Z');
let service: BotFrameworkStandIn;
let inbox: RecordingInbox;
let channel: BotFrameworkChannel;
let server: { url: string; close(): Promise<void> };

type Credentials = NonNullable<Parameters<typeof createBotFrameworkChannel>[0]['credentials']>;

/** Stands for Microsoft's login: the library's own client takes https only, so a test cannot answer it. */
const credentials: Credentials = {
  isValidAppId: async (id) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
      request.headers.set('authorization', 'Bearer token-of-the-bot');
      return request as never;
    },
  }),
};

const start = async (isAnonymous: boolean): Promise<void> => {
  inbox = recordingInbox();
  channel = createBotFrameworkChannel({
    inbox,
    clock,
    allowAnonymousLoopback: isAnonymous,
    ...(isAnonymous
      ? {}
      : {
          appId,
          appPassword: 'unused',
          credentials,
          cloud: {
            ToBotFromChannelTokenIssuer: service.issuer,
            ToBotFromChannelOpenIdMetadataUrl: service.openIdMetadataUrl,
            ToBotFromEmulatorOpenIdMetadataUrl: service.openIdMetadataUrl,
            ToChannelFromBotLoginUrl: 'https://login.example/common',
            ToChannelFromBotOAuthScope: 'https://api.botframework.com',
            OAuthUrl: 'https://token.example',
            ValidateAuthority: false,
          },
        }),
  });
  server = await serveRouter('/api/messages', channel.router);
};
const send = (activity: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.url, {
    method: 'POST',
    body: typeof activity === 'string' ? activity : JSON.stringify(activity),
    headers: { 'content-type': 'application/json', ...headers },
  });

beforeEach(async () => {
  service = await startBotFrameworkStandIn();
  // The library prints refused tokens' keys to the console.
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.close();
  await service.close();
});

describe('who may speak as the Bot Framework', () => {
  beforeEach(() => start(false));
  const bearer = async (claims: Partial<Parameters<BotFrameworkStandIn['token']>[0]> = {}) => ({
    authorization: `Bearer ${await service.token({ audience: appId, ...claims })}`,
  });

  test('takes a message whose token the service signed for us', async () => {
    expect((await send(messageActivity(service.serviceUrl), await bearer())).status).toBe(200);
    expect(inbox.messages).toHaveLength(1);
  });

  test.each([
    ['without a token', async () => ({})],
    ['with a token for another bot', () => bearer({ audience: 'another-app' })],
    ['with a token of another issuer', () => bearer({ issuer: 'https://issuer.example' })],
    ['with a token signed by another key', () => bearer({ forged: true })],
    ['with a token that ended six minutes ago', () => bearer({ expiresInSeconds: -360 })],
    ['with a token for another service address', () => bearer({ serviceUrl: 'https://elsewhere.example/' })],
    ['with something that is no token', async () => ({ authorization: 'Bearer x.y.z' })],
  ])('refuses a message %s', async (_, headers) => {
    const response = await send(messageActivity(service.serviceUrl), await headers());
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: { code: 'signature-invalid' } });
    expect(inbox.messages).toEqual([]);
  });

  test('refuses an activity that names no service address, which the library lets pass', async () => {
    const activity = messageActivity(service.serviceUrl);
    delete activity.serviceUrl;
    expect((await send(activity, await bearer())).status).toBe(400);
    expect(inbox.messages).toEqual([]);
  });

  test('allows five minutes of clock', async () => {
    expect(
      (await send(messageActivity(service.serviceUrl), await bearer({ expiresInSeconds: -240 }))).status,
    ).toBe(200);
  });

  test('asks for another try when the signing keys cannot be read', async () => {
    service.hideKeys();
    expect((await send(messageActivity(service.serviceUrl), await bearer())).status).toBe(502);
  });

  test('signs what it says with the token of the bot', async () => {
    await send(messageActivity(service.serviceUrl), await bearer());
    const address = inbox.messages[0]?.address ?? {};
    await channel.outbox.deliver(conversationAt('botframework', address), transcriptMessage());
    expect(service.calls[0]?.authorization).toBe('Bearer token-of-the-bot');
  });
});

describe('without an app id', () => {
  test('does not start unless development says so', () => {
    server = { url: '', close: async () => {} };
    expect(() =>
      createBotFrameworkChannel({ inbox: recordingInbox(), clock, allowAnonymousLoopback: false }),
    ).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });

  test('takes messages from this machine, and answers only to this machine', async () => {
    await start(true);
    expect((await send(messageActivity(service.serviceUrl))).status).toBe(200);
    expect((await send(messageActivity('https://elsewhere.example/'))).status).toBe(401);
    expect(inbox.messages).toHaveLength(1);
  });

  test('refuses what came through a proxy, where everybody seems local', async () => {
    await start(true);
    expect(
      (await send(messageActivity(service.serviceUrl), { 'x-forwarded-for': '203.0.113.9' })).status,
    ).toBe(401);
  });
});

describe('what the Bot Framework sends', () => {
  beforeEach(() => start(true));

  test('hands a message over as the port describes it', async () => {
    await send(messageActivity(service.serviceUrl, { locale: 'zh-Hans-CN', text: ' 退款 ' }));
    expect(inboundMessageSchema.parse(inbox.messages[0])).toMatchObject({
      channel: 'botframework',
      threadKey: 'directline:thread-1',
      eventId: 'act-1',
      text: '退款',
      locale: 'zh',
      choiceId: null,
    });
  });

  test('keeps the first answer when the same activity comes twice', async () => {
    await send(messageActivity(service.serviceUrl));
    expect((await send(messageActivity(service.serviceUrl))).status).toBe(200);
    expect(inbox.messages).toHaveLength(1);
  });

  test('knows the same message again on a channel that gives no ids', async () => {
    const activity = messageActivity(service.serviceUrl);
    delete activity.id;
    await send(activity);
    await send(activity);
    await send({ ...activity, timestamp: '2025-11-20T10:00:01.000Z' });
    expect(inbox.messages).toHaveLength(2);
  });

  test('opens the conversation when the bot is added, so that it can greet first', async () => {
    const added = {
      type: 'conversationUpdate',
      text: null,
      membersAdded: [{ id: 'bot-1' }, { id: 'user-1' }],
    };
    expect((await send(messageActivity(service.serviceUrl, added))).status).toBe(200);
    expect(inbox.threads).toMatchObject([{ threadKey: 'directline:thread-1', locale: 'en' }]);
    await send(messageActivity(service.serviceUrl, { ...added, membersAdded: [{ id: 'user-2' }] }));
    expect(inbox.threads).toHaveLength(1);
  });

  test('says nothing about orders in a group', async () => {
    await send(messageActivity(service.serviceUrl, { conversation: { id: 'group-1', isGroup: true } }));
    expect(inbox.messages).toEqual([]);
  });

  test('takes note of photos by their address', async () => {
    const attachments = [
      { contentType: 'image/png', contentUrl: 'https://files.example/1', name: 'crack.png' },
      { contentType: 'text/html', content: '<p>hi</p>' },
    ];
    await send(messageActivity(service.serviceUrl, { attachments }));
    expect(inbox.messages[0]?.attachments).toEqual([
      { kind: 'photo', name: 'crack.png', ref: 'https://files.example/1' },
    ]);
  });

  test.each([
    ['half a document', '{"type":', 400, 'request-malformed'],
    ['a list', '[]', 400, 'request-invalid'],
    ['an activity without sender', '{"type":"message"}', 400, 'request-invalid'],
    [
      'a very long text',
      JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) }),
      413,
      'request-too-large',
    ],
  ])('answers nonsense with a code: %s', async (_, body, status, code) => {
    const response = await send(body);
    expect([response.status, await response.json()]).toEqual([status, { error: { code } }]);
  });

  test('lets the service try again when a message could not be stored', async () => {
    inbox.failNext(new AppError('storage-unavailable'));
    expect((await send(messageActivity(service.serviceUrl))).status).toBe(503);
    expect((await send(messageActivity(service.serviceUrl))).status).toBe(200);
    expect(inbox.messages).toHaveLength(1);
  });
});

describe('what it says', () => {
  const asked = transcriptMessage({
    text: 'Refund **$96.34**.\nShall I go ahead?',
    choices: [
      { id: 'yes:42', label: 'Yes' },
      { id: 'no:42', label: 'No' },
    ],
  });
  const deliver = async (channelId = 'directline'): Promise<Record<string, unknown>> => {
    await start(true);
    await send(messageActivity(service.serviceUrl, { channelId }));
    await channel.outbox.deliver(conversationAt('botframework', inbox.messages[0]?.address ?? {}), asked);
    return service.calls[0]?.body ?? {};
  };

  test('arrives in the conversation of the customer, long after the request', async () => {
    const body = await deliver();
    expect(service.calls[0]?.path).toBe('/v3/conversations/thread-1/activities');
    expect(body).toMatchObject({
      type: 'message',
      text: 'Refund **$96.34**.\n\nShall I go ahead?',
      from: { id: 'bot-1' },
      recipient: { id: 'user-1' },
    });
  });

  test('offers choices whose click comes back as the choice', async () => {
    const body = await deliver();
    const [yes] = (body.suggestedActions as { actions: { title: string; text: string; value: unknown }[] })
      .actions;
    await send(messageActivity(service.serviceUrl, { id: 'act-2', text: yes?.text, value: yes?.value }));
    expect(inbox.messages.at(-1)).toMatchObject({ choiceId: 'yes:42', text: 'Yes' });
  });

  test('offers choices on a card in Teams, which forgets the value of suggested actions', async () => {
    const body = await deliver('msteams');
    expect(body.suggestedActions).toBeUndefined();
    expect(JSON.stringify(body.attachments)).toContain('yes:42');
  });

  test.each([
    [503, 'channel-unavailable'],
    [429, 'channel-unavailable'],
    [403, 'channel-refused'],
  ])('tells a fault that passes from one that does not: %i', async (status, code) => {
    await start(true);
    await send(messageActivity(service.serviceUrl));
    service.failNext(status);
    const delivery = channel.outbox.deliver(
      conversationAt('botframework', inbox.messages[0]?.address ?? {}),
      asked,
    );
    await expect(delivery).rejects.toMatchObject({ code });
    expect(service.calls).toHaveLength(1);
  });
});
