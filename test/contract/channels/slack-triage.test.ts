import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { frozenClock, silentLogger } from '../../../src/base/index.js';
import { createSlackChannel, createSlackPoster } from '../../../src/channels/slack/index.js';
import { createSlackTriageDesk, type SlackTriageDesk } from '../../../src/desks/index.js';
import type { DeskThread } from '../../../src/handoff/index.js';
import { handoffThat } from '../../support/handoff.js';
import { memoryDeskThreads } from '../../support/memory-desk-threads.js';
import { type AgentDesk, agentDesk } from '../../support/recording-agent-actions.js';
import { type RecordingInbox, recordingInbox } from '../../support/recording-inbox.js';
import { serveRouter } from '../../support/serve-router.js';
import {
  pressed,
  type SlackCall,
  type SlackSender,
  type SlackStandIn,
  slackSender,
  startSlackStandIn,
  threadMessage,
  triageChannel,
} from '../../support/slack-stand-in.js';
import { transcriptMessage } from '../../support/transcript-message.js';

const cardTs = '1700000000.000001';
const waitingHandoff = handoffThat();
let slack: SlackStandIn;
let agents: AgentDesk;
let desk: SlackTriageDesk;
let inbox: RecordingInbox;
let links: DeskThread[];
let sender: SlackSender;
let server: { url: string; close(): Promise<void> };

beforeEach(async () => {
  slack = await startSlackStandIn();
  agents = agentDesk(waitingHandoff);
  inbox = recordingInbox();
  links = [];
  const clock = frozenClock('2025-11-20T10:00:00Z');
  const poster = createSlackPoster({
    botToken: 'xoxb-1',
    apiUrl: slack.url,
    logger: silentLogger,
    wallClock: clock,
    wait: async (ms) => clock.advance(ms),
  });
  desk = createSlackTriageDesk({
    channel: triageChannel,
    poster,
    actions: agents.actions,
    threads: memoryDeskThreads(links),
    handoffs: { handoff: async () => agents.handoff, queue: async () => [agents.handoff] },
    conversations: {
      messages: async () => [transcriptMessage({ role: 'customer', text: 'a person please' })],
    },
    logger: silentLogger,
    wait: async (ms) => clock.advance(ms),
  });
  const channel = createSlackChannel({
    signingSecret: 'secret',
    botToken: 'xoxb-1',
    inbox,
    poster,
    triage: desk,
    logger: silentLogger,
    clock,
  });
  server = await serveRouter('/slack/events', channel.router);
  sender = slackSender(server.url, 'secret');
});
afterEach(async () => {
  await server.close();
  await slack.close();
});

type Block = { type: string; elements?: { action_id?: string; value?: string }[] };
const buttonsOf = (call: SlackCall | undefined) =>
  ((call?.body.blocks ?? []) as Block[])
    .filter((block) => block.type === 'actions')
    .flatMap((block) => block.elements ?? []);

const press = async (card: SlackCall | undefined, action: string, user = 'U9'): Promise<Response> => {
  const button = buttonsOf(card).find((candidate) => candidate.action_id === action);
  if (card === undefined || button === undefined) throw new Error(`no button ${action}`);
  return sender.interaction(
    pressed(card, cardTs, { action_id: action, value: button.value ?? '', label: action }, user),
  );
};
const claim = async (user = 'U9'): Promise<SlackCall | undefined> => {
  await desk.opened(waitingHandoff);
  const [card] = await slack.until('chat.postMessage');
  await press(card, 'triage:claim', user);
  const updates = await slack.until('chat.update');
  return updates.at(-1);
};

describe('the card', () => {
  test('tells who waits, what they want and what is known, and quotes nobody as a mention', async () => {
    await desk.opened(waitingHandoff);
    const [card, transcript] = await slack.until('chat.postMessage', 2);
    const shown = JSON.stringify(card?.body.blocks);
    for (const word of [
      'Mei Lin',
      'crackling',
      '10482',
      'RF-7K3M-92',
      'Third refund this month',
      'Mood: angry',
    ])
      expect(shown).toContain(word);
    expect(card?.body.channel).toBe(triageChannel);
    expect(card?.body.text).not.toContain('<!channel>');
    expect(shown).not.toContain('"type":"mrkdwn"');
    expect(transcript?.body).toMatchObject({ thread_ts: cardTs });
    expect(JSON.stringify(transcript?.body.blocks)).toContain('Customer: a person please');
  });

  test('is posted once, however often the desk is told', async () => {
    await desk.opened(waitingHandoff);
    await desk.opened(waitingHandoff);
    const cards = slack.calls.filter(
      (call) => call.method === 'chat.postMessage' && call.body.thread_ts === undefined,
    );
    expect(cards).toHaveLength(1);
  });

  test('comes later when Slack was away, and is not posted again once it stands', async () => {
    for (let failure = 0; failure < 4; failure += 1) slack.failNext('chat.postMessage', { status: 503 });
    await expect(desk.opened(waitingHandoff)).rejects.toMatchObject({ code: 'channel-unavailable' });
    expect(await desk.catchUp()).toBe(1);
    expect(await desk.catchUp()).toBe(0);
  });

  test('waits as long as Slack asks and is posted then', async () => {
    slack.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 30 });
    await desk.opened(waitingHandoff);
    expect(slack.calls.filter((call) => call.method === 'chat.postMessage')).toHaveLength(3);
  });

  test('never falls back to an older state', async () => {
    await claim();
    await desk.changed(waitingHandoff);
    const updates = await slack.until('chat.update', 2);
    expect(JSON.stringify(updates.at(-1)?.body.blocks)).toContain('Claimed by Grace');
  });

  test('is claimed by its button, under the name of whoever pressed it', async () => {
    const claimed = await claim();
    expect(agents.handoff).toMatchObject({ status: 'claimed', agentId: 'slack-U9', agentName: 'Grace' });
    expect(JSON.stringify(claimed?.body.blocks)).toContain('Claimed by Grace at 2025-11-20 10:05');
    expect(buttonsOf(claimed).map((button) => button.action_id)).toEqual([
      'triage:give-back',
      'triage:close',
    ]);
  });

  test('shows a claim that was made at another desk', async () => {
    await desk.opened(waitingHandoff);
    await desk.changed(handoffThat({ status: 'claimed', agentName: 'Ada', version: 2 }));
    const [update] = await slack.until('chat.update');
    expect(JSON.stringify(update?.body.blocks)).toContain('Claimed by Ada');
    expect(buttonsOf(update).map((button) => button.action_id)).not.toContain('triage:claim');
  });

  test('refuses the second of two claims, tells only them, and shows how it stands', async () => {
    await desk.opened(waitingHandoff);
    const [card] = await slack.until('chat.postMessage');
    agents.handoff = handoffThat({ status: 'claimed', agentId: 'agent_1', agentName: 'Ada', version: 2 });
    expect((await press(card, 'triage:claim')).status).toBe(200);
    const [whisper] = await slack.until('chat.postEphemeral');
    expect(whisper?.body).toMatchObject({ user: 'U9', thread_ts: cardTs });
    const [update] = await slack.until('chat.update');
    expect(JSON.stringify(update?.body.blocks)).toContain('Claimed by Ada');
    expect(agents.handoff.agentId).toBe('agent_1');
  });

  test('is claimed even when Slack cannot tell the name in time', async () => {
    slack.failNext('users.info', { status: 500 });
    await claim();
    expect(agents.handoff.agentName).toBe('U9');
  });

  test.each([
    ['triage:give-back', 'given-back'],
    ['triage:close', 'closed'],
  ])('ends with %s', async (action, status) => {
    await press(await claim(), action);
    const updates = await slack.until('chat.update', 2);
    expect(agents.handoff.status).toBe(status);
    expect(buttonsOf(updates[1])).toEqual([]);
  });

  test('is claimed although a crash lost its link, and its thread works from then on', async () => {
    await desk.opened(waitingHandoff);
    const [card] = await slack.until('chat.postMessage');
    links.length = 0;
    await press(card, 'triage:claim');
    await sender.event(threadMessage('Ev7', cardTs, 'Hello Mei'));
    expect(agents.replies).toHaveLength(1);
  });

  test('does nothing for a button of a message that is not the card', async () => {
    await desk.opened(waitingHandoff);
    const [card] = await slack.until('chat.postMessage');
    if (card === undefined) throw new Error('no card');
    await sender.interaction(
      pressed(
        card,
        '1699999999.000001',
        { action_id: 'triage:claim', value: 'hand_1 1', label: 'Claim' },
        'U9',
      ),
    );
    expect(agents.handoff.status).toBe('waiting');
  });
});

describe('the thread', () => {
  test('carries the words of the claimer to the customer, once', async () => {
    await claim();
    const note = threadMessage('Ev7', cardTs, 'Hello Mei, I am Grace.');
    await sender.event(note);
    expect((await sender.event(note)).status).toBe(200);
    expect(agents.replies).toEqual([
      {
        agentId: 'slack-U9',
        clientMessageId: `slack-${triageChannel}-1700000100.000100`,
        text: 'Hello Mei, I am Grace.',
      },
    ]);
    expect(inbox.messages).toEqual([]);
  });

  test('carries the words of the customer to the claimer, once', async () => {
    await claim();
    const message = transcriptMessage({ id: 'msg_9', role: 'customer', text: 'are you there? <@U9>' });
    await desk.customerWrote(agents.handoff, message);
    await desk.customerWrote(agents.handoff, message);
    const posts = slack.calls.filter((call) => call.method === 'chat.postMessage').slice(2);
    expect(posts).toHaveLength(1);
    expect(posts[0]?.body).toMatchObject({ thread_ts: cardTs, text: 'The customer wrote' });
    expect(JSON.stringify(posts[0]?.body.blocks)).toContain('Mei Lin: are you there? <@U9>');
  });

  test('keeps notes among colleagues', async () => {
    await claim();
    await sender.event(threadMessage('Ev7', cardTs, '// she is a regular, be generous'));
    expect(agents.replies).toEqual([]);
  });

  test('keeps the words of others among colleagues, and tells them so', async () => {
    await claim();
    await sender.event(threadMessage('Ev7', cardTs, 'I know this one', 'U8'));
    expect(agents.replies).toEqual([]);
    const [whisper] = await slack.until('chat.postEphemeral');
    expect(whisper?.body.user).toBe('U8');
  });

  test('of another message in the channel is nobody’s business', async () => {
    await claim();
    await sender.event(threadMessage('Ev7', '1600000000.000001', 'lunch?'));
    expect(agents.replies).toEqual([]);
    expect(slack.calls.filter((call) => call.method === 'chat.postEphemeral')).toEqual([]);
  });

  test('is opened by the first words of the customer when the card could not be posted', async () => {
    await desk.customerWrote(
      waitingHandoff,
      transcriptMessage({ id: 'msg_9', role: 'customer', text: 'hello?' }),
    );
    const posts = slack.calls.filter((call) => call.method === 'chat.postMessage');
    expect(posts.at(-1)?.body.thread_ts).toBe(cardTs);
  });
});
