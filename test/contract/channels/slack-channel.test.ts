import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AppError, frozenClock, silentLogger } from '../../../src/base/index.js';
import {
  createSlackChannel,
  createSlackOutbox,
  createSlackPoster,
  type SlackPoster,
} from '../../../src/channels/slack/index.js';
import { inboundMessageSchema } from '../../../src/domain/index.js';
import { createInbox } from '../../../src/server/wiring/create-inbox.js';
import { type RecordingInbox, recordingInbox } from '../../support/recording-inbox.js';
import { serveRouter } from '../../support/serve-router.js';
import {
  directMessage,
  pressed,
  type SlackSender,
  type SlackStandIn,
  slackSender,
  startSlackStandIn,
} from '../../support/slack-stand-in.js';
import { conversationAt, transcriptMessage } from '../../support/transcript-message.js';

const signingSecret = 'slack-signing-secret';
const address = { team: 'T1', channel: 'D1', user: 'U1' };

let slack: SlackStandIn;
let inbox: RecordingInbox;
let poster: SlackPoster;
let server: { url: string; close(): Promise<void> };
let sender: SlackSender;
const wallClock = frozenClock('2025-11-20T10:00:00Z');

beforeEach(async () => {
  slack = await startSlackStandIn();
  inbox = recordingInbox();
  poster = createSlackPoster({
    botToken: 'xoxb-1',
    apiUrl: slack.url,
    logger: silentLogger,
    wallClock,
    wait: async (ms) => wallClock.advance(ms),
  });
  const channel = createSlackChannel({
    signingSecret,
    botToken: 'xoxb-1',
    inbox,
    poster,
    logger: silentLogger,
    clock: frozenClock('2025-11-20T10:00:00Z'),
  });
  server = await serveRouter('/slack/events', channel.router);
  sender = slackSender(server.url, signingSecret);
});
afterEach(async () => {
  await server.close();
  await slack.close();
});

describe('what Slack sends', () => {
  test('answers the challenge when the address is set up', async () => {
    const response = await sender.event({ type: 'url_verification', challenge: 'c-1', token: 't' });
    expect([response.status, await response.json()]).toEqual([200, { challenge: 'c-1' }]);
  });

  test('hands a direct message over as the port describes it, under the event id of Slack', async () => {
    const response = await sender.event(directMessage('Ev1', 'my kettle leaks &amp; hisses'));
    expect(response.status).toBe(200);
    expect(inbox.messages).toHaveLength(1);
    const message = inboundMessageSchema.parse(inbox.messages[0]);
    expect(message).toMatchObject({
      channel: 'slack',
      threadKey: 'T1:D1',
      eventId: 'Ev1',
      text: 'my kettle leaks & hisses',
      choiceId: null,
      address,
    });
  });

  test('keeps the first answer when Slack delivers the same event twice', async () => {
    await sender.event(directMessage('Ev1', 'hello'));
    const again = await sender.event(directMessage('Ev1', 'hello'), {
      headers: { 'x-slack-retry-num': '1' },
    });
    expect(again.status).toBe(200);
    expect(inbox.messages).toHaveLength(1);
  });

  test('is acknowledged as soon as the message is stored, while its turn still runs', async () => {
    const stored: string[] = [];
    let finish = (): void => {};
    const slow = createInbox({
      store: { conversationByThread: async () => conversationAt('slack', address) },
      turns: {
        start: async () => ({ conversationId: 'conv_1', messages: [] }),
        store: async (_, message) => {
          stored.push(message.eventId);
          return { inboundId: 'in_1', duplicate: false };
        },
        resume: () =>
          new Promise((resolve) => {
            finish = resolve;
          }),
      },
      locale: 'en',
      logger: silentLogger,
    });
    const { router } = createSlackChannel({
      signingSecret,
      botToken: 'xoxb-1',
      inbox: slow,
      poster,
      logger: silentLogger,
      clock: wallClock,
    });
    const slowServer = await serveRouter('/slack/events', router);
    const response = await slackSender(slowServer.url, signingSecret).event(directMessage('Ev1', 'hello'));
    expect([response.status, stored]).toEqual([200, ['Ev1']]);
    finish();
    await slow.settled();
    await slowServer.close();
  });

  test('takes a retry when the first delivery never got through', async () => {
    inbox.failNext(new AppError('storage-unavailable'));
    expect((await sender.event(directMessage('Ev1', 'hello'))).status).toBe(500);
    expect(
      (await sender.event(directMessage('Ev1', 'hello'), { headers: { 'x-slack-retry-num': '1' } })).status,
    ).toBe(200);
    expect(inbox.messages.map((message) => message.eventId)).toEqual(['Ev1']);
  });

  test('sees the e-mail address that Slack wraps in a link', async () => {
    await sender.event(directMessage('Ev1', '<mailto:mei.lin@example.com|mei.lin@example.com>, 98101'));
    expect(inbox.messages[0]?.text).toBe('mei.lin@example.com, 98101');
  });

  test('takes a photo along with the words', async () => {
    const files = [{ id: 'F1', name: 'crack.jpg', mimetype: 'image/jpeg' }];
    await sender.event(directMessage('Ev1', 'see', { subtype: 'file_share', files }));
    expect(inbox.messages[0]?.attachments).toEqual([
      { kind: 'photo', name: 'crack.jpg', ref: 'slack-file:F1' },
    ]);
  });

  test.each([
    ['its own messages', { bot_id: 'B1' }],
    ['edits', { subtype: 'message_changed' }],
    ['deletions', { subtype: 'message_deleted' }],
    ['messages in channels', { channel: 'C1', channel_type: 'channel' }],
  ])('does not answer %s', async (_, more) => {
    expect((await sender.event(directMessage('Ev1', 'hello', more))).status).toBe(200);
    expect(inbox.messages).toEqual([]);
  });
});

describe('who may speak as Slack', () => {
  const now = (): number => Math.floor(Date.now() / 1000);

  test.each([
    ['a wrong secret', () => ({ secret: 'another-secret' })],
    ['a timestamp of six minutes ago', () => ({ timestamp: now() - 360 })],
    ['a timestamp six minutes ahead', () => ({ timestamp: now() + 360 })],
    [
      'a signature of another moment',
      () => ({ headers: { 'x-slack-request-timestamp': String(now() - 1) } }),
    ],
    ['no signature at all', () => ({ headers: { 'x-slack-signature': '' } })],
  ])('refuses %s', async (_, options) => {
    expect((await sender.event(directMessage('Ev1', 'hello'), options())).status).toBe(401);
    expect(inbox.messages).toEqual([]);
  });

  test('accepts a clock that is four minutes ahead', async () => {
    expect((await sender.event(directMessage('Ev1', 'hello'), { timestamp: now() + 240 })).status).toBe(200);
  });

  test('refuses a body that is not JSON without a stack trace', async () => {
    const body = '{"type":';
    const { createHmac } = await import('node:crypto');
    const timestamp = now();
    const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const response = await fetch(server.url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': `v0=${signature}`,
      },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/ at |node_modules/);
  });
});

describe('choices', () => {
  const asked = transcriptMessage({
    text: 'Shall I go ahead?',
    choices: [
      { id: 'yes:42', label: 'Yes' },
      { id: 'no:42', label: 'No' },
    ],
  });

  const clickFirst = async (): Promise<Record<string, unknown>> => {
    await createSlackOutbox({ poster }).deliver(conversationAt('slack', address), asked);
    const [call] = await slack.until('chat.postMessage');
    if (call === undefined) throw new Error('nothing was posted');
    const actions = (
      call.body.blocks as {
        type: string;
        elements: { action_id: string; value: string; text: { text: string } }[];
      }[]
    ).find((block) => block.type === 'actions');
    const button = actions?.elements[0];
    return pressed(call, '1700000000.000001', {
      action_id: button?.action_id ?? '',
      value: button?.value ?? '',
      label: button?.text.text ?? '',
    });
  };

  test('come back as the choice that was offered', async () => {
    expect((await sender.interaction(await clickFirst())).status).toBe(200);
    expect(inbox.messages[0]).toMatchObject({ threadKey: 'T1:D1', choiceId: 'yes:42', text: 'Yes', address });
  });

  test('stay readable once chosen, without buttons', async () => {
    await sender.interaction(await clickFirst());
    const [update] = await slack.until('chat.update');
    const blocks = update?.body.blocks as { type: string }[];
    expect(blocks.map((block) => block.type)).toEqual(['section', 'context']);
    expect(JSON.stringify(blocks)).toContain('✓ Yes');
  });

  test('count once when double-clicked', async () => {
    const click = await clickFirst();
    await Promise.all([sender.interaction(click), sender.interaction(click)]);
    expect(inbox.messages).toHaveLength(1);
  });

  test('are taken even when the old message can no longer be changed', async () => {
    slack.failNext('chat.update', { error: 'message_not_found' });
    expect((await sender.interaction(await clickFirst())).status).toBe(200);
    expect(inbox.messages).toHaveLength(1);
  });
});
