import { setTimeout as pause } from 'node:timers/promises';
import type { Door } from '../../bench/turns/play.js';
import type { MessagesResponse, StartConversationResponse, WireMessage } from '../../src/domain/wire.js';
import type { SeededRandom } from '../../src/shops/sandbox/seeded-random.js';

/** What a page sent, and the first answer it was given. */
export interface Sent {
  readonly clientMessageId: string;
  readonly body: Readonly<Record<string, string>>;
  readonly attempts: number;
  readonly answer: readonly WireMessage[];
}

/** What one page remembers of its conversation. */
export interface Journal {
  readonly orderId: string;
  readonly conversationId: string;
  readonly token: string;
  readonly sent: Sent[];
  /** The page was closed on this message: nobody knows whether it arrived, and nobody sends it again. */
  leftWith: Readonly<Record<string, string>> | null;
}

/** Ends a conversation whose page was closed. */
export class PageClosed extends Error {}

export interface WebShopperOptions {
  /** Where the next request goes: any replica, up or not. */
  readonly url: () => string;
  readonly random: SeededRandom;
  /** Told before each message leaves. */
  readonly onSend: (url: string) => void;
  readonly onAnswer: () => void;
  readonly onJournal: (journal: Journal) => void;
  readonly violation: (kind: string, details: Readonly<Record<string, unknown>>) => void;
  readonly thinkMaxMs: number;
}

const closedShare = 0.03;
const attemptMaxMs = 40_000;
/** A page that is not answered by then never is. */
const answerMaxMs = 1_200_000;
const againMs = 250;

interface Reply<T> {
  readonly status: number;
  readonly body: T;
}

const ask = async <T>(url: string, body: unknown, token?: string): Promise<Reply<T>> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(attemptMaxMs),
  });
  return { status: response.status, body: (await response.json()) as T };
};

/** Sends until it is answered, as the page does: what failed on the way or with a 5xx goes again, under the same id. */
const untilAnswered = async <T>(
  options: WebShopperOptions,
  path: string,
  body: unknown,
  token?: string,
): Promise<{ answer: T; attempts: number } | null> => {
  const endsAtMs = performance.now() + answerMaxMs;
  for (let attempts = 1; performance.now() < endsAtMs; attempts += 1) {
    const url = options.url();
    options.onSend(url);
    const reply = await ask<T>(`${url}${path}`, body, token).catch(() => null);
    if (reply !== null && reply.status < 300) {
      options.onAnswer();
      return { answer: reply.body, attempts };
    }
    if (reply !== null && reply.status < 500) {
      options.violation('refused', { path, status: reply.status });
      return null;
    }
    await pause(againMs + options.random.whole(0, againMs));
  }
  options.violation('never-answered', { path });
  return null;
};

const same = (left: readonly WireMessage[], right: readonly WireMessage[]): boolean =>
  JSON.stringify(left.map(({ id, seq, text }) => [id, seq, text])) ===
  JSON.stringify(right.map(({ id, seq, text }) => [id, seq, text]));

/** Opens a conversation for this order's owner; what is sent and answered goes into a journal. */
export const openWebShopper = (orderId: string, options: WebShopperOptions): Door => ({
  open: async (locale) => {
    const { random, violation } = options;
    const opened = await untilAnswered<StartConversationResponse>(options, '/v1/conversations', { locale });
    if (opened === null) throw new Error('no conversation');
    const { conversationId, token } = opened.answer;
    const journal: Journal = { orderId, conversationId, token, sent: [], leftWith: null };
    options.onJournal(journal);
    const path = `/v1/conversations/${conversationId}/messages`;
    const send = (body: Readonly<Record<string, string>>) =>
      untilAnswered<MessagesResponse>(options, path, body, token);

    /** A page that heard nothing, or was loaded anew, sends what it sent: the first answer comes again. */
    const sendAgain = async ({ body, clientMessageId, answer }: Sent): Promise<void> => {
      const again = await send(body);
      if (again !== null && !same(again.answer.messages, answer))
        violation('answered-otherwise', { conversationId, clientMessageId });
    };
    return {
      say: async (message) => {
        const clientMessageId = `m-${journal.sent.length + 1}`;
        const body = { clientMessageId, ...message };
        if (random.chance(closedShare)) {
          journal.leftWith = body;
          const url = options.url();
          options.onSend(url);
          await ask(`${url}${path}`, body, token).catch(() => null);
          throw new PageClosed();
        }
        // Somebody impatient presses twice.
        const [first, second] = await Promise.all([send(body), random.chance(0.08) ? send(body) : null]);
        if (first === null) throw new Error('not answered');
        const sent: Sent = {
          clientMessageId,
          body,
          attempts: first.attempts,
          answer: first.answer.messages,
        };
        journal.sent.push(sent);
        if (second !== null && !same(second.answer.messages, sent.answer))
          violation('answered-otherwise', { conversationId, clientMessageId });
        if (random.chance(0.1)) await sendAgain(random.pick(journal.sent));
        await pause(random.whole(0, options.thinkMaxMs));
        return sent.answer.map(({ key, choices }) => ({ key: key ?? '', choices }));
      },
    };
  },
});
