import type { OwnerEvent, WireMessage } from '../../domain/wire.js';
import { type FollowedStream, followEventStream } from '../shared/follow-event-stream.js';
import { authorization, type ConversationKey, eventsUrl } from './conversation-client.js';
import { type ConversationState, contiguousSeq, takeMessages } from './conversation-state.js';
import type { StateHolder } from './state-holder.js';

interface FollowOptions {
  readonly origin: string;
  readonly key: ConversationKey;
  readonly held: StateHolder<ConversationState>;
  /** A message came before its predecessor: time to fetch what is missing. */
  readonly onGap: () => void;
  readonly onGone: () => void;
}

/** Folds what the server sends into the state, from where the transcript stands. */
export const followConversation = ({ origin, key, held, onGap, onGone }: FollowOptions): FollowedStream =>
  followEventStream({
    url: eventsUrl(origin, key),
    headers: () => authorization(key),
    lastEventId: () => String(contiguousSeq(held.get().messages)),
    onLine: (line) =>
      held.set((state) => ({ ...state, line: line === 'waiting' && !navigator.onLine ? 'offline' : line })),
    onRefused: onGone,
    onEvent: (event) => {
      const told: unknown = JSON.parse(event.text);
      if (event.type === 'message') {
        held.set((state) => takeMessages(state, [told as WireMessage]));
        const { messages } = held.get();
        if (contiguousSeq(messages) < (messages.at(-1)?.seq ?? 0)) onGap();
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
