import type { TranscriptMessage } from '../../domain/index.js';
import type { NewMessage } from '../../turns/index.js';
import { jsonText, storableText } from '../values.js';

/** Numbers the lines after `lastSeq`, exactly as they will be read back. */
export const numberMessages = (
  conversationId: string,
  lastSeq: number,
  at: string,
  messages: readonly NewMessage[],
): TranscriptMessage[] =>
  messages.map((message, index) => ({
    id: message.id,
    conversationId,
    seq: lastSeq + 1 + index,
    role: message.role,
    author: message.author,
    key: message.reply.key === '' ? null : message.reply.key,
    text: storableText(message.reply.text),
    choices: message.reply.choices,
    card: message.reply.card,
    inboundId: message.inboundId,
    delivery: message.delivery,
    at: new Date(at).toISOString(),
  }));

/** Two parts of a `with` that write the lines in `$messages` (the value of `messagesParameter`) at moment `$at`. */
export const insertMessagesParts = (messages: string, at: string): string => `
  line as (
    select * from jsonb_to_recordset(${messages}::jsonb) as line(
      id text, "conversationId" text, seq int, role text, author text, key text, text text,
      choices jsonb, card jsonb, "inboundId" text, delivery text)
  ), said as (
    insert into transcript (id, conversation_id, seq, role, author, key, text, choices, card, inbound_id, at)
    select id, "conversationId", seq, role, author, key, text, choices, card, "inboundId", ${at}::timestamptz from line
  ), to_deliver as (
    insert into deliveries (message_id, delivery, updated_at)
    select id, delivery, ${at}::timestamptz from line where delivery <> 'none'
  )`;

export const messagesParameter = (messages: readonly TranscriptMessage[]): string => jsonText(messages);
