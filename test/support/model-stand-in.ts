import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly path: string;
  readonly authorization: string;
  readonly body: {
    readonly model: string;
    readonly temperature: number;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly response_format: { readonly type: string; readonly json_schema: { readonly schema: unknown } };
  };
}

/** What the stand-in does with the next request. */
export type StandInAnswer =
  | { readonly kind: 'content'; readonly content: string }
  | { readonly kind: 'commands'; readonly commands: readonly unknown[] }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'raw'; readonly text: string }
  /** Takes the request and never answers. */
  | { readonly kind: 'silence' }
  /** Sends the headers and the beginning of an answer, and nothing more. */
  | { readonly kind: 'trickle' };

export interface ModelStandIn {
  readonly baseUrl: string;
  readonly requests: readonly SeenRequest[];
  answer(next: StandInAnswer): void;
  close(): Promise<void>;
}

const completion = (content: string): string =>
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'stand-in',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: null },
        finish_reason: 'stop',
        logprobs: null,
      },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** A server that speaks chat completions on a free port of the loopback address. */
export const startModelStandIn = async (): Promise<ModelStandIn> => {
  const requests: SeenRequest[] = [];
  let next: StandInAnswer = { kind: 'commands', commands: [] };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    requests.push({
      path: request.url ?? '',
      authorization: request.headers.authorization ?? '',
      body: JSON.parse(body) as SeenRequest['body'],
    });
    const json = (status: number, text: string): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    };
    switch (next.kind) {
      case 'content':
        return json(200, completion(next.content));
      case 'commands':
        return json(200, completion(JSON.stringify({ commands: next.commands })));
      case 'status':
        return json(
          next.status,
          JSON.stringify({ error: { message: 'stand-in', type: 'stand_in', code: null } }),
        );
      case 'raw':
        return json(200, next.text);
      case 'trickle':
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"id":');
        return;
      case 'silence':
        return;
    }
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    answer: (answer) => {
      next = answer;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
