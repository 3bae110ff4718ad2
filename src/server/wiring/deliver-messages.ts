import { AppError, isAppError, type Logger } from '../../base/index.js';
import type { ChannelName, TranscriptMessage } from '../../domain/index.js';
import type { ConversationStore, Outbox } from '../../turns/index.js';

export interface DeliveryDeps {
  readonly store: Pick<ConversationStore, 'message' | 'messages' | 'conversation' | 'markDelivery'>;
  /** Channels that have to be called; readers of the others fetch. */
  readonly outboxes: Partial<Record<ChannelName, Outbox>>;
  readonly logger: Logger;
}

/** How far back an earlier message that is still waiting is looked for. */
const lookBack = 50;

/**
 * Delivers a message, and before it those of the same conversation that still wait: people read in order.
 * Answers when it is settled, delivered or refused for good; throws when it should be tried again.
 */
export const createDelivery = ({
  store,
  outboxes,
  logger,
}: DeliveryDeps): ((messageId: string) => Promise<void>) => {
  const lanes = new Map<string, Promise<void>>();

  const deliverOne = async (outbox: Outbox, message: TranscriptMessage): Promise<void> => {
    const conversation = await store.conversation(message.conversationId);
    if (conversation === null) return;
    try {
      await outbox.deliver(conversation, message);
    } catch (error) {
      if (!isAppError(error, 'channel-refused')) throw error;
      logger.warn(
        { messageId: message.id, code: error.code, details: error.details },
        'a message was refused by its channel',
      );
      await store.markDelivery(message.id, 'failed');
      return;
    }
    await store.markDelivery(message.id, 'sent');
  };

  const deliverUpTo = async (message: TranscriptMessage): Promise<void> => {
    const conversation = await store.conversation(message.conversationId);
    const outbox = conversation === null ? undefined : outboxes[conversation.channel];
    if (conversation === null) return;
    if (outbox === undefined)
      throw new AppError('channel-unavailable', { channel: conversation.channel, reason: 'not-configured' });
    const recent = await store.messages(conversation.id, Math.max(0, message.seq - lookBack));
    for (const earlier of recent) {
      if (earlier.seq <= message.seq && earlier.delivery === 'waiting') await deliverOne(outbox, earlier);
    }
  };

  return async (messageId) => {
    const message = await store.message(messageId);
    if (message === null || message.delivery !== 'waiting') return;
    const before = lanes.get(message.conversationId) ?? Promise.resolve();
    const own = before.catch(() => {}).then(() => deliverUpTo(message));
    lanes.set(message.conversationId, own);
    try {
      await own;
    } finally {
      if (lanes.get(message.conversationId) === own) lanes.delete(message.conversationId);
    }
  };
};
