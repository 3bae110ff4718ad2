import type { Logger } from '../../base/index.js';
import type { Owner } from '../../domain/index.js';
import type { ConversationStore, HandoffStore } from '../../turns/index.js';
import type { EventStream } from './event-stream.js';
import type { Watch } from './ports.js';

export interface FollowDeps {
  readonly store: Pick<ConversationStore, 'messages' | 'conversation'>;
  readonly handoffs: Pick<HandoffStore, 'openHandoffOf'>;
  readonly watch: Watch;
  readonly logger: Logger;
}

const pageSize = 500;

/**
 * Sends what was said after `afterSeq` and everything from then on, each message once and in order.
 * News only says that there is something to read: what is sent always comes from the transcript by sequence number,
 * so nothing is lost or doubled between catching up and live.
 */
export const followConversation = (
  deps: FollowDeps,
  conversationId: string,
  afterSeq: number,
  stream: EventStream,
): void => {
  let lastSeq = afterSeq;
  let work = Promise.resolve();
  let waiting = false;

  const sendMessages = async (): Promise<void> => {
    waiting = false;
    for (;;) {
      const messages = await deps.store.messages(conversationId, lastSeq);
      for (const message of messages) {
        stream.send('message', message, String(message.seq));
        lastSeq = message.seq;
      }
      if (messages.length < pageSize || !stream.open) return;
    }
  };
  const sendOwner = (owner: Owner, agentName: string | null): void =>
    stream.send('owner', { owner, agentName });

  // One step after the other: an owner change is told after the messages committed with it.
  const next = (step: () => Promise<void> | void): void => {
    work = work.then(step).catch((cause: unknown) => {
      deps.logger.warn(
        { conversationId, fault: cause instanceof Error ? cause.name : 'unknown' },
        'event stream broke off',
      );
      stream.close();
    });
  };

  const stop = deps.watch.conversation(conversationId, (news) => {
    if (news.kind === 'owner') return next(() => sendOwner(news.owner, news.agentName));
    if (waiting) return;
    waiting = true;
    next(sendMessages);
  });
  stream.onClose(stop);

  next(async () => {
    const conversation = await deps.store.conversation(conversationId);
    const handoff =
      conversation?.owner === 'person' ? await deps.handoffs.openHandoffOf(conversationId) : null;
    if (conversation !== null) sendOwner(conversation.owner, handoff?.agentName ?? null);
  });
  next(sendMessages);
};
