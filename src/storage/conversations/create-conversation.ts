import type { TranscriptMessage } from '../../domain/index.js';
import type { NewConversation } from '../../turns/index.js';
import type { Database, HotStatement } from '../database.js';
import { jsonText, storableText } from '../values.js';
import { insertMessagesParts, messagesParameter, numberMessages } from './new-messages.js';
import { type MessageRow, messageOf, selectMessages } from './rows.js';

const openStatement: HotStatement = {
  name: 'open_conversation',
  text: `
  insert into conversations (id, channel, thread_key, address, locale, owner, state, token_hash, last_seq, created_at)
  values ($1, $2, $3, $4::jsonb, $5, 'assistant', $6::jsonb, $7, $8, $9::timestamptz) on conflict do nothing returning id`,
};

const greetStatement: HotStatement = {
  name: 'greet',
  text: `with ${insertMessagesParts('$1', '$2')} select 1`,
};

/**
 * Stores a conversation with what is said at once. A thread that has a conversation already keeps it, and its own
 * transcript is answered: two first messages in one thread may arrive at two replicas together.
 */
export const createConversation =
  (database: Database) =>
  (conversation: NewConversation): Promise<TranscriptMessage[]> =>
    database.transaction(async (tx) => {
      const messages = numberMessages(conversation.id, 0, conversation.createdAt, conversation.messages);
      const created = await tx.hot(openStatement, [
        conversation.id,
        conversation.channel,
        storableText(conversation.threadKey),
        jsonText(conversation.address),
        conversation.locale,
        jsonText(conversation.state),
        conversation.tokenHash,
        messages.length,
        conversation.createdAt,
      ]);
      if (created.length === 0) {
        const rows = await tx.query<MessageRow>(
          `${selectMessages} join conversations c on c.id = t.conversation_id
           where c.channel = $1 and c.thread_key = $2 order by t.seq limit 500`,
          [conversation.channel, storableText(conversation.threadKey)],
        );
        return rows.map(messageOf);
      }
      if (messages.length > 0) {
        await tx.hot(greetStatement, [messagesParameter(messages), conversation.createdAt]);
      }
      return messages;
    });
