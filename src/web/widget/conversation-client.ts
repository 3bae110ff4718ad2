import type {
  MessagesResponse,
  PostMessageRequest,
  StartConversationRequest,
  StartConversationResponse,
} from '../../domain/wire.js';
import type { Locale } from '../shared/locale.js';
import { requestJson } from '../shared/request-json.js';
import type { OutgoingMessage } from './conversation-state.js';

/** One conversation's key: id and bearer token. */
export interface ConversationKey {
  readonly conversationId: string;
  readonly token: string;
}

const path = (origin: string, key: ConversationKey): string =>
  `${origin}/v1/conversations/${encodeURIComponent(key.conversationId)}`;

export const authorization = (key: ConversationKey): Record<string, string> => ({
  authorization: `Bearer ${key.token}`,
});

export const eventsUrl = (origin: string, key: ConversationKey): string => `${path(origin, key)}/events`;

export const startConversation = (
  origin: string,
  locale: Locale,
  identityToken: string | null,
): Promise<StartConversationResponse> => {
  const body: StartConversationRequest = { locale, ...(identityToken === null ? {} : { identityToken }) };
  return requestJson(`${origin}/v1/conversations`, { method: 'POST', body });
};

export const postMessage = (
  origin: string,
  key: ConversationKey,
  one: OutgoingMessage,
): Promise<MessagesResponse> => {
  const body: PostMessageRequest =
    one.choiceId === null
      ? { clientMessageId: one.clientMessageId, text: one.text }
      : { clientMessageId: one.clientMessageId, choice: one.choiceId };
  return requestJson(`${path(origin, key)}/messages`, { method: 'POST', headers: authorization(key), body });
};

export const messagesAfter = (origin: string, key: ConversationKey, seq: number): Promise<MessagesResponse> =>
  requestJson(`${path(origin, key)}/messages?after=${seq}`, { headers: authorization(key) });
