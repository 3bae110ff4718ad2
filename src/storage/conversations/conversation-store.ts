import type { InboundMessage } from '../../domain/index.js';
import type { Conversation, ConversationStore } from '../../turns/index.js';
import type { Database } from '../database.js';
import { storableText } from '../values.js';
import { commitTurn } from './commit-turn.js';
import { createConversation } from './create-conversation.js';
import { receive } from './receive.js';
import {
  type ConversationRow,
  conversationColumns,
  conversationOf,
  type MessageRow,
  messageOf,
  selectMessages,
} from './rows.js';
import { lapsedSince, takeTurn } from './take-turn.js';

const transcriptPageMax = 500;

export const createConversationStore = (database: Database): ConversationStore => {
  const one = async (where: string, values: readonly unknown[]): Promise<Conversation | null> => {
    const [row] = await database.query<ConversationRow>(
      `select ${conversationColumns} from conversations where ${where}`,
      values,
    );
    return row === undefined ? null : conversationOf(row);
  };
  const lines = async (rest: string, values: readonly unknown[]) =>
    (await database.query<MessageRow>(`${selectMessages} ${rest}`, values)).map(messageOf);

  return Object.freeze({
    create: createConversation(database),
    receive: receive(database),
    takeTurn: takeTurn(database),
    commit: commitTurn(database),
    conversation: (conversationId: string) => one('id = $1', [conversationId]),
    conversationByThread: (channel: InboundMessage['channel'], threadKey: string) =>
      one('channel = $1 and thread_key = $2', [channel, storableText(threadKey)]),
    tokenOpens: async (conversationId: string, tokenHash: string) =>
      (
        await database.query('select 1 from conversations where id = $1 and token_hash = $2', [
          conversationId,
          tokenHash,
        ])
      ).length === 1,
    releaseTurn: async (conversationId: string, leaseToken: string) => {
      await database.query(
        'update conversations set lease_token = null, leased_at = null where id = $1 and lease_token = $2',
        [conversationId, leaseToken],
      );
    },
    isHandled: async (inboundId: string) =>
      (await database.query('select 1 from inbound where id = $1 and handled_at is not null', [inboundId]))
        .length === 1,
    unhandled: async (now: string, leaseMs: number) => {
      const rows = await database.query<{ id: string }>(
        `select c.id from conversations c
         join (select conversation_id, min(arrival) as oldest from inbound where handled_at is null group by conversation_id) waiting
           on waiting.conversation_id = c.id
         where c.lease_token is null or c.leased_at <= $1::timestamptz
         order by waiting.oldest`,
        [lapsedSince(now, leaseMs)],
      );
      return rows.map((row) => row.id);
    },
    messages: (conversationId: string, afterSeq: number) =>
      lines(`where t.conversation_id = $1 and t.seq > $2 order by t.seq limit ${transcriptPageMax}`, [
        conversationId,
        afterSeq,
      ]),
    repliesTo: (inboundId: string) =>
      lines(`where t.inbound_id = $1 and t.role in ('assistant', 'system') order by t.seq`, [inboundId]),
    message: async (messageId: string) => (await lines('where t.id = $1', [messageId]))[0] ?? null,
    markDelivery: async (messageId: string, delivery: 'sent' | 'failed' | 'waiting') => {
      await database.query(
        `insert into deliveries (message_id, delivery, updated_at) values ($1, $2, $3)
         on conflict (message_id) do update set delivery = excluded.delivery, updated_at = excluded.updated_at`,
        [messageId, delivery, database.clock.now().toISOString()],
      );
    },
    records: async (conversationId: string) => {
      const rows = await database.query<{ record: unknown }>(
        'select record from turn_records where conversation_id = $1 order by number',
        [conversationId],
      );
      return rows.map((row) => row.record);
    },
  });
};
