import type { OwnerEvent, WireMessage } from '../../domain/wire.js';
import { type FollowedStream, followEventStream } from '../shared/follow-event-stream.js';
import type { Locale } from '../shared/locale.js';
import { newId } from '../shared/new-id.js';
import { RequestFailed } from '../shared/request-json.js';
import {
  authorization,
  type ConversationKey,
  eventsUrl,
  messagesAfter,
  startConversation,
} from './conversation-client.js';
import {
  type Choice,
  type ConversationState,
  contiguousSeq,
  type OutgoingMessage,
  restingState,
  takeMessages,
} from './conversation-state.js';
import { createOutbox } from './outbox.js';
import {
  readSavedConversation,
  savedConversationKey,
  subjectOfToken,
  writeSavedConversation,
} from './saved-conversation.js';
import { holdState, type StateHolder } from './state-holder.js';

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

/** A hidden tab gives its connection back: browsers allow few of them per shop over HTTP/1.1. */
const hiddenMaxMs = 20_000;

/** One customer's conversation, from this browser: resume, send, follow, recover. */
export const createConversation = ({ origin, locale, identityToken }: ConversationOptions): Conversation => {
  const held = holdState(restingState);
  const subject = subjectOfToken(identityToken);
  let key: ConversationKey | null = null;
  let stream: FollowedStream | null = null;
  let hiddenTimer = 0;

  const isGone = (failure: unknown): boolean =>
    failure instanceof RequestFailed && [401, 403, 404].includes(failure.status);

  const catchUp = async (): Promise<void> => {
    const opened = key;
    if (opened === null) return;
    const answer = await messagesAfter(origin, opened, contiguousSeq(held.get().messages));
    if (key !== opened) return;
    held.set((state) => {
      const taken = takeMessages({ ...state, owner: answer.owner }, answer.messages);
      return { ...taken, outgoing: taken.outgoing.filter((one) => one.status !== 'accepted') };
    });
  };
  const catchUpQuietly = (): void =>
    void catchUp().catch((failure) => (isGone(failure) ? startAnew() : undefined));

  const follow = (): void => {
    stream?.close();
    const opened = key;
    if (opened === null) return;
    stream = followEventStream({
      url: eventsUrl(origin, opened),
      headers: () => authorization(opened),
      lastEventId: () => String(contiguousSeq(held.get().messages)),
      onLine: (line) =>
        held.set((state) => ({ ...state, line: line === 'waiting' && !navigator.onLine ? 'offline' : line })),
      onRefused: () => startAnew(),
      onEvent: (event) => {
        const told: unknown = JSON.parse(event.text);
        if (event.type === 'message') {
          held.set((state) => takeMessages(state, [told as WireMessage]));
          const { messages } = held.get();
          if (contiguousSeq(messages) < (messages.at(-1)?.seq ?? 0)) catchUpQuietly();
        } else if (event.type === 'owner') {
          const { owner, agentName } = told as OwnerEvent;
          held.set((state) => ({
            ...state,
            owner,
            agentName: owner === 'person' ? (agentName ?? state.agentName) : null,
          }));
        }
      },
    });
  };

  const save = (): void => {
    if (key === null) return;
    const unsent = held.get().outgoing.filter((one) => one.status !== 'accepted');
    writeSavedConversation({ ...key, subject, unsent });
  };

  const start = async (
    unsent: readonly OutgoingMessage[],
    notice: ConversationState['notice'],
  ): Promise<void> => {
    stream?.close();
    key = null;
    writeSavedConversation(null);
    held.set(() => ({ ...restingState, phase: 'starting', outgoing: unsent, notice }));
    try {
      const started = await startConversation(origin, locale(), identityToken);
      key = { conversationId: started.conversationId, token: started.token };
      held.set((state) => takeMessages({ ...state, phase: 'ready' }, started.messages));
      save();
      follow();
      await outbox.flush();
    } catch {
      held.set((state) => ({ ...state, phase: 'unavailable' }));
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
    key = { conversationId: saved.conversationId, token: saved.token };
    const unsent = saved.unsent.map((one) => ({ ...one, status: 'sending' as const }));
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
      else held.set((state) => ({ ...state, phase: 'unavailable' }));
    }
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
    void outbox.flush();
  };

  const retry = (): void => {
    held.set((state) => ({
      ...state,
      notice: null,
      outgoing: state.outgoing.map((one) =>
        one.status === 'failed' ? { ...one, status: 'sending' as const } : one,
      ),
    }));
    void outbox.flush();
  };

  held.watch(save);
  addEventListener('offline', () => held.set((state) => ({ ...state, line: 'offline' })));
  addEventListener('online', () => {
    held.set((state) => ({ ...state, line: state.line === 'offline' ? 'waiting' : state.line }));
    if (held.get().phase === 'ready') retry();
  });
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiddenTimer);
    if (document.hidden) hiddenTimer = window.setTimeout(() => stream?.close(), hiddenMaxMs);
    else if (held.get().phase === 'ready') follow();
  });
  // Another tab of the same shop went on to a new conversation: go along.
  addEventListener('storage', (event) => {
    const saved = event.key === savedConversationKey ? readSavedConversation() : null;
    if (saved !== null && key !== null && saved.conversationId !== key.conversationId)
      void resume({ ...saved, unsent: [] });
  });

  return {
    held,
    open: async () => {
      const { phase } = held.get();
      if (phase === 'ready' || phase === 'starting') return;
      const saved = readSavedConversation();
      if (saved !== null && saved.subject === subject) await resume(saved);
      else await start(held.get().outgoing, null);
    },
    send: (text) => say(text, null),
    choose: (choice) => say(choice.label, choice.id),
    retry,
    restart: () => start([], null),
    dismissNotice: () => held.set((state) => ({ ...state, notice: null })),
  };
};
