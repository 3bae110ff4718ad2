import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { SeededRandom } from '../../src/shops/sandbox/seeded-random.js';

/** The line between a server and its payment provider, on which an answer can be lost. */
export interface ProviderLine {
  readonly url: string;
  /** Counted by kind. */
  readonly faults: Readonly<Record<string, number>>;
  /** From now on nothing is lost any more. */
  calm(): void;
  close(): Promise<void>;
}

const read = async (message: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
};

const forward = (target: string, incoming: IncomingMessage, body: Buffer) =>
  new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>((resolve, reject) => {
    const sent = request(`${target}${incoming.url}`, {
      method: incoming.method,
      headers: { ...incoming.headers, host: new URL(target).host },
      agent: false,
    });
    sent.on('error', reject);
    sent.on('response', async (response) => {
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: await read(response),
      });
    });
    sent.end(body);
  });

const faultKinds = ['none', 'lost-before', 'lost-after', 'fault-before', 'fault-after', 'slow'] as const;

/**
 * Passes requests on to the provider at `target`. `told` hears of every refund that was asked for, moved and answered;
 * about every fifth goes wrong: the line breaks or a 500 is answered, before or after the money has moved.
 */
export const openProviderLine = async (
  target: string,
  random: SeededRandom,
  told: (point: 'asked' | 'moved' | 'answered') => void,
): Promise<ProviderLine> => {
  const faults: Record<string, number> = {};
  let isCalm = false;

  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await read(incoming);
    const isRefund = incoming.method === 'POST' && incoming.url?.startsWith('/v1/refunds') === true;
    const fault = isCalm
      ? 'none'
      : random.weighted(faultKinds.map((kind) => [kind, kind === 'none' ? 24 : 1] as const));
    if (fault !== 'none') faults[fault] = (faults[fault] ?? 0) + 1;
    const answer500 = (): void => {
      outgoing
        .writeHead(500, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error: { type: 'api_error', message: 'something went wrong' } }));
    };
    if (isRefund) {
      told('asked');
      await pause(random.whole(0, 8));
    }
    if (fault === 'lost-before') return void outgoing.destroy();
    if (fault === 'fault-before') return answer500();
    const answer = await forward(target, incoming, body);
    if (isRefund) {
      told('moved');
      await pause(fault === 'slow' ? 1500 : random.whole(0, 8));
    }
    if (fault === 'lost-after') return void outgoing.destroy();
    if (fault === 'fault-after') return answer500();
    const { connection: _, 'transfer-encoding': __, 'content-length': ___, ...headers } = answer.headers;
    outgoing.writeHead(answer.status, headers).end(answer.body);
    if (isRefund) told('answered');
  };

  const server = createServer((incoming, outgoing) => {
    // Whoever asked may be dead by now.
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    calm: () => {
      isCalm = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
