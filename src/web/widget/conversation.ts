import type { FollowedStream } from '../shared/follow-event-stream.js';
import type { Locale } from '../shared/locale.js';
import { newId } from '../shared/new-id.js';
import { RequestFailed } from '../shared/request-json.js';
import { type ConversationKey, messagesAfter, startConversation } from './conversation-client.js';
import {
  type Choice,
  type ConversationState,
  contiguousSeq,
  type OutgoingMessage,
  restingState,
  takeMessages,
} from './conversation-state.js';
import { followConversation } from './follow-conversation.js';
import { createOutbox } from './outbox.js';
import { readSavedConversation, subjectOfToken, writeSavedConversation } from './saved-conversation.js';
import { holdState, type StateHolder } from './state-holder.js';
import { watchBrowser } from './watch-browser.js';

export interface Conversation {
  readonly held: StateHolder<ConversationState>;
  /** Resumes the saved conversation or starts one; does nothing when it is under way. */
  readonly open: () => Promise<void>;
  readonly send: (text: string) => void;
  readonly choose: (choice: Choice) => void;
  readonly retry: () => void;
  readonly restart: () => Promise<void>;
  readonly dismissNotice: () => void;
}

interface ConversationOptions {
  readonly origin: string;
  readonly locale: () => Locale;
  readonly identityToken: string | null;
}

const failAll = (outgoing: readonly OutgoingMessage[]): OutgoingMessage[] =>
  outgoing.map((one) => ({ ...one, status: 'failed' }));
const waitAll = (outgoing: readonly OutgoingMessage[]): OutgoingMessage[] =>
  outgoing.map((one) => ({ ...one, status: 'sending' }));

/** One customer's conversation, from this browser: resume, send, follow, recover. */
export const createConversation = ({ origin, locale, identityToken }: ConversationOptions): Conversation => {
  const held = holdState(restingState);
  const subject = subjectOfToken(identityToken);
  let key: ConversationKey | null = null;
  let stream: FollowedStream | null = null;

  const isGone = (failure: unknown): boolean =>
    failure instanceof RequestFailed && [401, 403, 404].includes(failure.status);

  const catchUp = async (): Promise<void> => {
    const opened = key;
    if (opened === null) return;
    const answer = await messagesAfter(origin, opened, contiguousSeq(held.get().messages));
    if (key !== opened) return;
    held.set((state) => {
      const taken = takeMessages({ ...state, owner: answer.owner }, answer.messages);
      // Whatever was accepted is in the transcript by now.
      const accepted = taken.outgoing.some((one) => one.status === 'accepted');
      return accepted
        ? { ...taken, outgoing: taken.outgoing.filter((one) => one.status !== 'accepted') }
        : taken;
    });
  };
  const catchUpQuietly = (): void =>
    void catchUp().catch((failure) => (isGone(failure) ? startAnew() : undefined));

  const follow = (): void => {
    stream?.close();
    stream =
      key === null
        ? null
        : followConversation({ origin, key, held, onGap: catchUpQuietly, onGone: () => startAnew() });
  };

  // Only what this tab changed is written: another tab may have gone on to a new conversation meanwhile.
  let written: readonly unknown[] = [];
  const save = (): void => {
    const { outgoing } = held.get();
    if (key === null || (written[0] === key && written[1] === outgoing)) return;
    written = [key, outgoing];
    writeSavedConversation({ ...key, subject, unsent: outgoing.filter((one) => one.status !== 'accepted') });
  };

  const start = async (
    unsent: readonly OutgoingMessage[],
    notice: ConversationState['notice'],
  ): Promise<void> => {
    stream?.close();
    key = null;
    writeSavedConversation(null);
    held.set(() => ({ ...restingState, phase: 'starting', outgoing: waitAll(unsent), notice }));
    try {
      const started = await startConversation(origin, locale(), identityToken);
      key = { conversationId: started.conversationId, token: started.token };
      held.set((state) => takeMessages({ ...state, phase: 'ready' }, started.messages));
      save();
      follow();
      await outbox.flush();
    } catch {
      held.set((state) => ({ ...state, phase: 'unavailable', outgoing: failAll(state.outgoing) }));
    }
  };

  /** The server no longer knows this conversation: go on in a new one, with what was not yet taken. */
  const startAnew = (): void => {
    if (held.get().phase === 'starting') return;
    const unsent = held.get().outgoing.filter((one) => one.status !== 'accepted' && one.choiceId === null);
    void start(unsent, 'expired');
  };

  const outbox = createOutbox({
    origin,
    held,
    key: () => key,
    onAccepted: () => {
      const { messages, outgoing } = held.get();
      const gap = contiguousSeq(messages) < (messages.at(-1)?.seq ?? 0);
      if (gap || outgoing.some((one) => one.status === 'accepted')) catchUpQuietly();
    },
    onGone: startAnew,
  });

  const resume = async (saved: NonNullable<ReturnType<typeof readSavedConversation>>): Promise<void> => {
    stream?.close();
    key = { conversationId: saved.conversationId, token: saved.token };
    const unsent = waitAll(saved.unsent);
    held.set(() => ({ ...restingState, phase: 'starting', outgoing: unsent }));
    try {
      await catchUp();
      held.set((state) => ({ ...state, phase: 'ready', historySeq: contiguousSeq(state.messages) }));
      follow();
      await outbox.flush();
    } catch (failure) {
      if (isGone(failure))
        await start(
          unsent.filter((one) => one.choiceId === null),
          'expired',
        );
      else held.set((state) => ({ ...state, phase: 'unavailable', outgoing: failAll(state.outgoing) }));
    }
  };

  const open = async (): Promise<void> => {
    const { phase, outgoing } = held.get();
    if (phase === 'ready' || phase === 'starting') return;
    const saved = readSavedConversation();
    if (saved !== null && saved.subject === subject) await resume(saved);
    else await start(outgoing, null);
  };

  /** Sends what waits; without a conversation, opening one sends it. */
  const sendWaiting = (): void => {
    if (held.get().phase === 'unavailable') void open();
    else void outbox.flush();
  };

  const say = (text: string, choiceId: string | null): void => {
    const one: OutgoingMessage = {
      clientMessageId: newId(),
      text,
      choiceId,
      at: new Date().toISOString(),
      status: 'sending',
      inboundId: null,
      beforeSeq: null,
    };
    held.set((state) => ({ ...state, outgoing: [...state.outgoing, one], notice: null }));
    sendWaiting();
  };

  const retry = (): void => {
    held.set((state) => ({
      ...state,
      notice: null,
      outgoing: state.outgoing.map((one) =>
        one.status === 'failed' ? { ...one, status: 'sending' as const } : one,
      ),
    }));
    sendWaiting();
  };

  held.watch(save);
  watchBrowser({
    onOffline: () => held.set((state) => ({ ...state, line: 'offline' })),
    onOnline: () => {
      held.set((state) => ({ ...state, line: state.line === 'offline' ? 'waiting' : state.line }));
      if (held.get().phase === 'ready') retry();
    },
    onHidden: () => stream?.close(),
    onShown: () => {
      if (held.get().phase === 'ready') follow();
    },
    // Another tab went on to a new conversation: go along.
    onSavedElsewhere: (saved) => {
      if (key !== null && saved.conversationId !== key.conversationId) void resume({ ...saved, unsent: [] });
    },
  });

  return {
    held,
    open,
    send: (text) => say(text, null),
    choose: (choice) => say(choice.label, choice.id),
    retry,
    restart: async () => {
      if (held.get().phase !== 'starting') await start([], null);
    },
    dismissNotice: () => held.set((state) => ({ ...state, notice: null })),
  };
};
