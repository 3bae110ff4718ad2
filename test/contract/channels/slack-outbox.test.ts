import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { frozenClock, silentLogger } from '../../../src/base/index.js';
import { createSlackOutbox, createSlackPoster } from '../../../src/channels/slack/index.js';
import type { Outbox } from '../../../src/turns/index.js';
import { type SlackStandIn, startSlackStandIn } from '../../support/slack-stand-in.js';
import { conversationAt, transcriptMessage } from '../../support/transcript-message.js';

const conversation = conversationAt('slack', { team: 'T1', channel: 'D1', user: 'U1' });
const wallClock = frozenClock('2025-11-20T10:00:00Z');
let slack: SlackStandIn;
let outbox: Outbox;
let waits: number[];

beforeEach(async () => {
  slack = await startSlackStandIn();
  waits = [];
  const poster = createSlackPoster({
    botToken: 'xoxb-1',
    apiUrl: slack.url,
    logger: silentLogger,
    wallClock,
    wait: async (ms) => {
      waits.push(ms);
      wallClock.advance(ms);
    },
  });
  outbox = createSlackOutbox({ poster });
});
afterEach(() => slack.close());

const posts = () => slack.calls.filter((call) => call.method === 'chat.postMessage');

test('speaks in the direct message of the customer, with the token of the bot', async () => {
  await outbox.deliver(conversation, transcriptMessage({ text: 'Refund: **$96.34** <soon>' }));
  expect(posts()).toHaveLength(1);
  expect(posts()[0]).toMatchObject({
    token: 'Bearer xoxb-1',
    body: { channel: 'D1', text: 'Refund: *$96.34* &lt;soon&gt;' },
  });
});

test('posts at most one message a second to a channel', async () => {
  for (const id of ['m1', 'm2', 'm3']) await outbox.deliver(conversation, transcriptMessage({ id }));
  expect(waits).toEqual([1000, 1000]);
});

test('splits what Slack finds too long and loses no word', async () => {
  const text = Array.from({ length: 900 }, (_, n) => `word${n}&`).join(' ');
  await outbox.deliver(conversation, transcriptMessage({ text }));
  const sections = posts().flatMap((call) => call.body.blocks as { text: { text: string } }[]);
  expect(sections.length).toBeGreaterThan(1);
  for (const section of sections) expect(section.text.text.length).toBeLessThanOrEqual(3000);
  expect(
    sections
      .map((section) => section.text.text)
      .join(' ')
      .replaceAll('&amp;', '&'),
  ).toBe(text);
});

test('goes on where it stopped when a part of a long message fails', async () => {
  const message = transcriptMessage({ text: Array.from({ length: 1000 }, (_, n) => `w${n}`).join(' ') });
  slack.failNext('chat.postMessage', 'ok');
  slack.failNext('chat.postMessage', { status: 500 });
  await expect(outbox.deliver(conversation, message)).rejects.toMatchObject({ code: 'channel-unavailable' });
  await outbox.deliver(conversation, message);
  await outbox.deliver(conversation, message);
  const texts = posts().map((call) => String(call.body.text));
  expect(texts[1]).toBe(texts[2]);
  expect([texts[0], ...texts.slice(2)].join(' ')).toBe(message.text);
});

test('asks for another try after the seconds that Slack names, and keeps quiet until then', async () => {
  slack.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 30 });
  await expect(outbox.deliver(conversation, transcriptMessage())).rejects.toMatchObject({
    code: 'channel-unavailable',
    details: { retryAfterSeconds: 30 },
  });
  await expect(outbox.deliver(conversation, transcriptMessage())).rejects.toMatchObject({
    code: 'channel-unavailable',
  });
  expect(posts()).toHaveLength(1);
  wallClock.advance(30_000);
  await outbox.deliver(conversation, transcriptMessage());
  expect(posts()).toHaveLength(2);
});

test.each([
  ['channel-unavailable', { status: 503 }],
  ['channel-unavailable', { error: 'internal_error' }],
  ['channel-refused', { error: 'channel_not_found' }],
  ['channel-refused', { error: 'account_inactive' }],
])('tells a fault that passes from one that does not: %s for %o', async (code, failure) => {
  slack.failNext('chat.postMessage', failure);
  await expect(outbox.deliver(conversation, transcriptMessage())).rejects.toMatchObject({ code });
});

test('shows a decision as rows that anybody can add up', async () => {
  const card = {
    kind: 'decision' as const,
    title: 'Refund',
    orderNumber: '10482',
    rows: [
      { label: 'Goods', amount: '$89.00', total: false },
      { label: 'Tax', amount: '$7.34', total: false },
      { label: 'Total', amount: '$96.34', total: true },
    ],
    notes: ['3 to 5 business days'],
    clause: { id: '4.2', text: 'Faulty goods' },
    breakdown: null,
  };
  await outbox.deliver(conversation, transcriptMessage({ text: 'Here is the sum.', card }));
  const blocks = JSON.stringify(posts()[0]?.body.blocks);
  for (const shown of ['Goods', '$89.00', '*Total*', '*$96.34*', '4.2: Faulty goods'])
    expect(blocks).toContain(shown);
});

test('lets nobody forge a mention or a link through what is quoted', async () => {
  await outbox.deliver(
    conversation,
    transcriptMessage({ text: 'You wrote: <!channel> <https://evil.example|bank>' }),
  );
  expect(JSON.stringify(posts()[0]?.body)).not.toMatch(/<!channel>|<https/);
});
