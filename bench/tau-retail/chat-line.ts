import { randomUUID } from 'node:crypto';
import type { Choice, Owner } from '../../src/domain/index.js';
import type { MessagesResponse, StartConversationResponse } from '../../src/domain/wire.js';

/** One message of the assistant, as a browser sees it. */
export interface Said {
  readonly key: string;
  readonly text: string;
  readonly choices: readonly Choice[];
}

export interface Answer {
  readonly said: readonly Said[];
  readonly owner: Owner;
}

/** A conversation over the public web channel. */
export interface ChatLine {
  readonly greeting: readonly Said[];
  say(text: string): Promise<Answer>;
}

const post = async <T>(url: string, body: unknown, token?: string): Promise<T> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
};

const saidOf = (messages: MessagesResponse['messages']): Said[] =>
  messages
    .filter(({ role }) => role === 'assistant')
    .map(({ key, text, choices }) => ({ key: key ?? '', text, choices }));

export const openLine = async (url: string): Promise<ChatLine> => {
  const { conversationId, token, messages } = await post<StartConversationResponse>(
    `${url}/v1/conversations`,
    { locale: 'en' },
  );
  return {
    greeting: saidOf(messages),
    say: async (text) => {
      const { messages, owner } = await post<MessagesResponse>(
        `${url}/v1/conversations/${conversationId}/messages`,
        { clientMessageId: randomUUID(), text },
        token,
      );
      return { said: saidOf(messages), owner };
    },
  };
};
