import type { TranscriptMessage } from '../../src/domain/index.js';
import type { Conversation } from '../../src/turns/index.js';

/** A transcript message of the assistant, with what a test cares about. */
export const transcriptMessage = (more: Partial<TranscriptMessage> = {}): TranscriptMessage => ({
  id: 'msg_1',
  conversationId: 'conv_1',
  seq: 1,
  role: 'assistant',
  author: null,
  key: 'greeting',
  text: 'Hello',
  choices: [],
  card: null,
  inboundId: null,
  delivery: 'waiting',
  at: '2025-11-20T10:00:00.000Z',
  ...more,
});

/** A conversation of a channel that has to be called. */
export const conversationAt = (
  channel: Conversation['channel'],
  address: Readonly<Record<string, unknown>>,
): Conversation => ({
  id: 'conv_1',
  channel,
  threadKey: 'T1:D1',
  address,
  locale: 'en',
  owner: 'assistant',
  ownerVersion: 0,
  state: {},
  createdAt: '2025-11-20T10:00:00.000Z',
  closedAt: null,
});
