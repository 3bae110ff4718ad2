import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/base/index.js';
import { createStripeProtocol, type StripeProtocol } from './stripe-protocol.js';

/**
 * What happens to the next call. `lost-before`: it never arrives. `lost-after`: it is carried out and its answer lost.
 * A number is the status it is answered with, and nothing is carried out.
 */
export type StripeFault = 'lost-before' | 'lost-after' | 409 | 429 | 500 | 401;

export interface StripeStandIn extends Omit<StripeProtocol, 'answer'> {
  /** For `openStripe`. */
  readonly url: string;
  /** One for each call that arrived: its method and path, its key and its parameters. */
  readonly calls: readonly {
    readonly call: string;
    readonly key: string | undefined;
    readonly version: string | undefined;
    readonly parameters: Readonly<Record<string, string>>;
  }[];
  /** The next creation of a refund goes wrong; `times` counts the vendor library's own second try too. */
  failNext(fault: StripeFault, times?: number): void;
  /** Reading fails with this status until it is told otherwise; null ends it. */
  failReading(status: number | null): void;
  close(): Promise<void>;
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_1' });
  response.end(JSON.stringify(body));
};

/** Speaks Stripe's protocol over real HTTP, and fails as told. */
export const startStripeStandIn = async (clock: Clock): Promise<StripeStandIn> => {
  const protocol = createStripeProtocol({ clock });
  const calls: {
    call: string;
    key: string | undefined;
    version: string | undefined;
    parameters: Record<string, string>;
  }[] = [];
  const faults: StripeFault[] = [];
  let readingStatus: number | null = null;

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://stand-in');
    const text = await readBody(request);
    const { method = '' } = request;
    const parameters = method === 'POST' ? new URLSearchParams(text) : url.searchParams;
    const key = request.headers['idempotency-key'] as string | undefined;
    const fault = method === 'POST' ? faults.shift() : undefined;
    if (fault === 'lost-before') return request.socket.destroy();
    calls.push({
      call: `${method} ${url.pathname}`,
      key,
      version: request.headers['stripe-version'] as string | undefined,
      parameters: Object.fromEntries(parameters),
    });
    if (method === 'GET' && readingStatus !== null)
      return answer(response, readingStatus, { error: { type: 'api_error', code: 'told_to_fail' } });
    if (typeof fault === 'number') {
      const type = fault === 409 ? 'idempotency_error' : 'api_error';
      return answer(response, fault, { error: { type, code: 'told_to_fail' } });
    }
    const { status, body } = protocol.answer({ method, path: url.pathname, parameters, key });
    if (fault === 'lost-after') return request.socket.destroy();
    answer(response, status, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    ...protocol,
    url: `http://127.0.0.1:${port}`,
    calls,
    failNext: (fault, times = fault === 'lost-before' || fault === 'lost-after' ? 2 : 1) => {
      for (let n = 0; n < times; n += 1) faults.push(fault);
    },
    failReading: (status) => {
      readingStatus = status;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
