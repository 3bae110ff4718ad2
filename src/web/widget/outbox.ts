import { RequestFailed } from '../shared/request-json.js';
import { type ConversationKey, postMessage } from './conversation-client.js';
import {
  acceptOutgoing,
  type ConversationState,
  changeOutgoing,
  type Notice,
  type OutgoingMessage,
} from './conversation-state.js';
import type { StateHolder } from './state-holder.js';

interface Outbox {
  /** Sends what waits, one at a time and in order, so that the answers come in order too. */
  readonly flush: () => Promise<void>;
}

interface OutboxOptions {
  readonly origin: string;
  readonly held: StateHolder<ConversationState>;
  readonly key: () => ConversationKey | null;
  /** A message was taken: time to look for what the stream did not bring. */
  readonly onAccepted: () => void;
  /** The conversation is gone (404) or its token no longer opens it (401, 403). */
  readonly onGone: () => void;
}

const repeatAfterMs = [800, 2500];

const noticeOfCode = (failure: RequestFailed): Notice | null => {
  if (failure.code === 'choice-stale') return 'stale';
  if (failure.code === 'conversation-closed') return 'closed';
  if (failure.status === 429) return 'rate-limited';
  return failure.status >= 400 && failure.status < 500 ? 'rejected' : null;
};

export const createOutbox = ({ origin, held, key, onAccepted, onGone }: OutboxOptions): Outbox => {
  let sending = false;

  const fail = (one: OutgoingMessage, failure: RequestFailed): 'go-on' | 'stop' => {
    if ([401, 403, 404].includes(failure.status)) {
      onGone();
      return 'stop';
    }
    if (failure.code === 'turn-timeout') {
      held.set((state) => ({
        ...changeOutgoing(state, one.clientMessageId, { status: 'accepted' }),
        answerDue: true,
        notice: 'stored-later',
      }));
      onAccepted();
      return 'go-on';
    }
    const notice = noticeOfCode(failure);
    const dropped = notice === 'stale';
    held.set((state) => ({
      ...changeOutgoing(state, one.clientMessageId, dropped ? null : { status: 'failed' }),
      notice: notice ?? state.notice,
    }));
    if (dropped) onAccepted();
    return dropped ? 'go-on' : 'stop';
  };

  const sendOne = async (one: OutgoingMessage): Promise<'go-on' | 'stop'> => {
    for (let attempt = 0; ; attempt += 1) {
      const opened = key();
      if (opened === null) return 'stop';
      try {
        const answer = await postMessage(origin, opened, one);
        // Meanwhile the customer started a new conversation: this answer belongs to the old one.
        if (key() !== opened) return 'go-on';
        held.set((state) => acceptOutgoing(state, one.clientMessageId, answer));
        onAccepted();
        return 'go-on';
      } catch (cause) {
        if (!(cause instanceof RequestFailed)) throw cause;
        if (key() !== opened) return 'go-on';
        const waitMs = repeatAfterMs[attempt];
        const passing = cause.status === 0 || (cause.status >= 500 && cause.code !== 'turn-timeout');
        if (!passing || waitMs === undefined || !navigator.onLine) return fail(one, cause);
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  };

  return {
    flush: async () => {
      if (sending) return;
      sending = true;
      try {
        for (;;) {
          const next = held.get().outgoing.find((one) => one.status === 'sending');
          if (next === undefined) return;
          held.set((state) => ({ ...state, asking: true }));
          if ((await sendOne(next)) === 'stop') return;
        }
      } finally {
        sending = false;
        held.set((state) => ({ ...state, asking: false }));
      }
    },
  };
};
