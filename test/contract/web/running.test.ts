import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import type { DialogState } from '../../../src/dialog/index.js';
import type { ProblemResponse } from '../../../src/domain/wire.js';
import { readEvents } from '../../support/event-reader.js';
import { type RunningServer, startServer } from '../../support/running-server.js';
import { get, openConversation, post } from './web-customer.js';

const withServer = async (
  settings: Record<string, string>,
  use: (running: RunningServer) => Promise<void>,
): Promise<void> => {
  const running = await startServer(settings);
  try {
    await use(running);
  } finally {
    await running.stop();
  }
};
const codeOf = (answer: { body: unknown }): string => (answer.body as ProblemResponse).error.code;

const now = '2025-11-20T12:00:00Z';
const secret = 'a-secret-that-both-sides-know-and-nobody-else';
let shared: RunningServer;
beforeAll(async () => {
  shared = await startServer({
    MAKEGOOD_NOW: now,
    MAKEGOOD_IDENTITY_SECRET: secret,
    MAKEGOOD_ALLOWED_ORIGINS: 'https://shop.example',
  });
});
afterAll(() => shared.stop());

describe('the running server', () => {
  test('says that it lives and is ready, and sends strict headers', async () => {
    const { url } = shared;
    expect((await get<{ status: string }>(`${url}/healthz`)).body.status).toBe('alive');
    const ready = await get<{ status: string }>(`${url}/readyz`);
    expect(ready.body.status).toBe('ready');
    expect(ready.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(ready.headers.get('x-powered-by')).toBeNull();
    expect(ready.headers.get('x-request-id')).toMatch(/^req_/);
  });

  test('keeps the request id of a proxy in front, and no other text in its place', async () => {
    const { url } = shared;
    const id = randomUUID();
    expect((await get(`${url}/nowhere`, { 'x-request-id': id })).body.error.requestId).toBe(id);
    expect((await get(`${url}/nowhere`, { 'x-request-id': 'a b"c' })).body.error.requestId).toMatch(/^req_/);
  });

  test('ends open event streams when it stops, answers what is under way, and stops once', async () => {
    const running = await startServer();
    const customer = await openConversation(running.url);
    const reader = await readEvents(`${customer.url}/events`, customer.authorization);
    await reader.next(({ id }) => id === '1');
    const underWay = customer.say('my kettle is broken');
    await reader.next(({ data }) => data.includes('my kettle is broken'));
    const stops = [running.stop(), running.stop()];
    expect((await underWay).status).toBe(200);
    await reader.ended;
    await Promise.all(stops);
    await expect(fetch(`${running.url}/healthz`)).rejects.toThrow();
  });

  test('counts messages of a conversation and conversations of an address, and says when to come back', () =>
    withServer(
      { MAKEGOOD_CONVERSATIONS_PER_MINUTE: '2', MAKEGOOD_MESSAGES_PER_MINUTE: '3' },
      async ({ url }) => {
        const customer = await openConversation(url);
        const statuses = [];
        for (const text of ['a', 'b', 'c', 'd']) statuses.push((await customer.say(text)).status);
        expect(statuses).toEqual([200, 200, 200, 429]);
        expect((await openConversation(url)).started.status).toBe(201);
        const refused = (await openConversation(url)).started;
        expect([refused.status, codeOf(refused)]).toEqual([429, 'rate-limited']);
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      },
    ));

  test('lets only the configured origins read answers', async () => {
    const { url } = shared;
    const preflight = (origin: string) =>
      fetch(`${url}/v1/conversations`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      });
    const allowed = await preflight('https://shop.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('Authorization');
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    const { started } = await openConversation(url, {}, { origin: 'https://evil.example' });
    expect(started.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe("a signed token from the shop's site", () => {
  const sign = (claims: Record<string, unknown>, options: { key?: string; algorithm?: string } = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: options.algorithm ?? 'HS256' })
      .sign(new TextEncoder().encode(options.key ?? secret));
  const soon = Math.floor((Date.parse(now) + 600_000) / 1000);

  test('proves who the customer is', async () => {
    const { url, server } = shared;
    const identityToken = await sign({ sub: 'mei-lin', exp: soon });
    const { started, conversationId } = await openConversation(url, { identityToken });
    expect(started.status).toBe(201);
    const conversation = await server.house.store.conversation(conversationId);
    expect((conversation?.state as DialogState | undefined)?.identity).toEqual({ customerId: 'mei-lin' });
  });

  test('is refused when it is forged, over, endless, or says nobody', async () => {
    const { url } = shared;
    const [header, payload] = (await sign({ sub: 'mei-lin', exp: soon })).split('.');
    const tokens = [
      await sign({ sub: 'mei-lin', exp: soon }, { key: 'another-secret-of-at-least-32-characters' }),
      await sign({ sub: 'mei-lin', exp: soon }, { algorithm: 'HS512' }),
      await sign({ sub: 'mei-lin', exp: soon - 3600 }),
      await sign({ sub: 'mei-lin' }),
      await sign({ sub: '', exp: soon }),
      await sign({ exp: soon }),
      `${header}.${payload}.`,
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`,
      'not-a-token',
    ];
    for (const identityToken of tokens) {
      const answer = await post(`${url}/v1/conversations`, { identityToken });
      expect([answer.status, codeOf(answer)]).toEqual([401, 'identity-token-invalid']);
    }
  });

  test('is refused by a server without a secret', () =>
    withServer({}, async ({ url }) => {
      const answer = await post(`${url}/v1/conversations`, {
        identityToken: await sign({ sub: 'mei-lin', exp: soon }),
      });
      expect(codeOf(answer)).toBe('identity-token-invalid');
    }));
});
