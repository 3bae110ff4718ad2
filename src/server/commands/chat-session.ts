import type { Locale, Owner, TranscriptMessage } from '../../domain/index.js';
import type { House } from '../wiring/open-house.js';

/** What one customer turn brought. */
export interface ChatTurn {
  readonly messages: readonly TranscriptMessage[];
  readonly owner: Owner;
  /** Milliseconds from handing the message over to its answer. */
  readonly ms: number;
}

/** One conversation in the terminal. */
export interface ChatSession {
  readonly conversationId: string;
  say(text: string, choiceId: string | null): Promise<ChatTurn>;
  /** What was said since the last look and is not the customer's own. */
  unread(): Promise<TranscriptMessage[]>;
}

export const openChatSession = async (house: House, locale: Locale | null): Promise<ChatSession> => {
  const threadKey = house.ids.next('terminal');
  const { conversationId } = await house.turns.start({
    channel: 'terminal',
    threadKey,
    address: {},
    locale,
    tokenHash: null,
    provenCustomerId: null,
  });
  let lastSeq = 0;
  return Object.freeze({
    conversationId,
    say: async (text: string, choiceId: string | null) => {
      const startedAtMs = performance.now();
      const { messages, owner } = await house.turns.receive(conversationId, {
        channel: 'terminal',
        conversationId,
        threadKey,
        eventId: house.ids.next('line'),
        text,
        choiceId,
        attachments: [],
        locale: null,
        provenCustomerId: null,
        address: {},
        receivedAt: house.clock.now().toISOString(),
      });
      return { messages, owner, ms: Math.round((performance.now() - startedAtMs) * 10) / 10 };
    },
    unread: async () => {
      const messages = await house.store.messages(conversationId, lastSeq);
      lastSeq = messages.at(-1)?.seq ?? lastSeq;
      return messages.filter(({ role }) => role !== 'customer');
    },
  });
};
