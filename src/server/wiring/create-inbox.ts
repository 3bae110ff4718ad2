import type { Logger } from '../../base/index.js';
import type { ChannelInbox, ChannelThread } from '../../channels/index.js';
import type { Locale } from '../../domain/index.js';
import type { ConversationStore, Turns } from '../../turns/index.js';

export interface InboxDeps {
  readonly store: Pick<ConversationStore, 'conversationByThread'>;
  readonly turns: Pick<Turns, 'start' | 'store' | 'resume'>;
  /** For threads that say nothing of their language. */
  readonly locale: Locale;
  readonly logger: Logger;
}

/** Where channels with threads of their own hand over what they verified. */
export const createInbox = ({
  store,
  turns,
  locale: shopLocale,
  logger,
}: InboxDeps): ChannelInbox & { settled(): Promise<void> } => {
  const opening = new Map<string, Promise<string>>();
  const running = new Set<Promise<void>>();

  const findOrStart = async (thread: ChannelThread): Promise<string> => {
    const found = await store.conversationByThread(thread.channel, thread.threadKey);
    if (found !== null) return found.id;
    try {
      const started = await turns.start({
        ...thread,
        locale: thread.locale ?? shopLocale,
        tokenHash: null,
        provenCustomerId: null,
      });
      return started.conversationId;
    } catch (error) {
      // Another replica may have started the same thread a moment earlier; then its conversation is the one.
      const other = await store.conversationByThread(thread.channel, thread.threadKey);
      if (other === null) throw error;
      return other.id;
    }
  };

  /** Two first messages of a thread at once start one conversation, not two. */
  const conversationOf = (thread: ChannelThread): Promise<string> => {
    const key = `${thread.channel} ${thread.threadKey}`;
    const known = opening.get(key);
    if (known !== undefined) return known;
    const opened = findOrStart(thread).finally(() => opening.delete(key));
    opening.set(key, opened);
    return opened;
  };

  /** Stored is stored: when this fails, the sweep takes the turn later. */
  const runLater = (conversationId: string): void => {
    const run = turns
      .resume(conversationId)
      .catch((fault: unknown) => {
        logger.warn(
          { conversationId, fault: fault instanceof Error ? fault.name : 'unknown' },
          'turn left for the sweep',
        );
      })
      .finally(() => running.delete(run));
    running.add(run);
  };

  return Object.freeze({
    open: async (thread: ChannelThread) => {
      await conversationOf(thread);
    },
    accept: async (message: Parameters<ChannelInbox['accept']>[0]) => {
      const { channel, threadKey, address, locale } = message;
      const conversationId = await conversationOf({ channel, threadKey, address, locale });
      const { duplicate } = await turns.store(conversationId, message);
      if (!duplicate) runLater(conversationId);
    },
    settled: async () => {
      await Promise.allSettled(running);
    },
  });
};
