import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { MessagesResponse, StartConversationResponse } from '../../src/domain/wire.js';
import type { Door } from './play.js';

/** The web channel of a running server, over connections that stay open, as a browser keeps them. */
export const httpDoor = (url: string): Door & { close(): void } => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const post = <T>(path: string, body: unknown, token?: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const content = JSON.stringify(body);
      const sent = request(`${url}${path}`, {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(content),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
      });
      sent.on('error', reject);
      sent.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          text += piece;
        });
        response.on('end', () => {
          const { statusCode = 0 } = response;
          if (statusCode >= 200 && statusCode < 300) resolve(JSON.parse(text) as T);
          else reject(new Error(`${path} answered ${statusCode}: ${text}`));
        });
      });
      sent.end(content);
    });
  return {
    open: async (locale) => {
      const { conversationId, token } = await post<StartConversationResponse>('/v1/conversations', {
        locale,
      });
      return {
        say: async (message) => {
          const { messages } = await post<MessagesResponse>(
            `/v1/conversations/${conversationId}/messages`,
            { clientMessageId: randomUUID(), ...message },
            token,
          );
          return messages.map(({ key, choices }) => ({ key: key ?? '', choices }));
        },
      };
    },
    close: () => agent.destroy(),
  };
};
