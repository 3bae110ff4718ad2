import { AppError } from '../../base/index.js';
import type { InboundMessage } from '../../domain/index.js';
import type { ConversationStore } from '../../turns/index.js';
import type { Database, HotStatement } from '../database.js';
import { jsonText, storableText } from '../values.js';

// The conversation's row is locked so that messages are numbered in the order in which they become visible,
// and so that none slips in between a turn's last look and the end of its lease.
const receiveStatement: HotStatement = {
  name: 'receive',
  text: `
  with thread as (
    select id from conversations where id = $2 for no key update
  ), stored as (
    insert into inbound (id, conversation_id, channel, thread_key, event_id, message, received_at)
    select $1, thread.id, $3, $4, $5, $6::jsonb, $7::timestamptz from thread
    on conflict (channel, thread_key, event_id) do nothing
    returning id
  )
  select id from stored`,
};

/** @throws AppError `conversation-not-found` */
export const receive =
  (database: Database): ConversationStore['receive'] =>
  async (conversationId, inboundId, message: InboundMessage) => {
    const event = [message.channel, storableText(message.threadKey), storableText(message.eventId)];
    const stored = await database.hot(receiveStatement, [
      inboundId,
      conversationId,
      ...event,
      jsonText(message),
      message.receivedAt,
    ]);
    if (stored.length === 1) return { kind: 'stored', inboundId };
    const [first] = await database.query<{ id: string }>(
      'select id from inbound where channel = $1 and thread_key = $2 and event_id = $3',
      event,
    );
    if (first === undefined) throw new AppError('conversation-not-found', { conversationId });
    return { kind: 'duplicate', inboundId: first.id };
  };
