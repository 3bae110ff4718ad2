import type { TranscriptMessage } from '../../src/domain/index.js';
import type { Outbox } from '../../src/turns/index.js';
import type { Caller, Scheduler } from './scheduler.js';

/** A messenger as its users see it: what was posted, in order. A resent message is posted again under the same id. */
export interface SimChannel {
  readonly posted: readonly { readonly conversationId: string; readonly message: TranscriptMessage }[];
  outbox(caller: Caller): Outbox;
}

export const createSimChannel = (sim: Scheduler): SimChannel => {
  const posted: { conversationId: string; message: TranscriptMessage }[] = [];
  return Object.freeze({
    posted,
    outbox: (caller: Caller): Outbox => ({
      deliver: (conversation, message) =>
        sim.call(caller, {
          port: 'channel',
          label: `post ${message.id}`,
          work: async () => {
            posted.push({ conversationId: conversation.id, message });
          },
        }),
    }),
  });
};
