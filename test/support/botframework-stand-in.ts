import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT } from 'jose';

export interface ConnectorCall {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

export interface BotFrameworkStandIn {
  /** The `serviceUrl` of activities. */
  readonly serviceUrl: string;
  readonly openIdMetadataUrl: string;
  readonly issuer: string;
  readonly calls: readonly ConnectorCall[];
  failNext(status: number): void;
  /** Hides the signing keys, as when the login service is down. */
  hideKeys(): void;
  /** A token as the service signs it; every claim can be changed, and the key too. */
  token(claims: TokenClaims): Promise<string>;
  close(): Promise<void>;
}

export interface TokenClaims {
  readonly audience: string;
  readonly serviceUrl?: string;
  readonly issuer?: string;
  /** Seconds from now; negative is past. */
  readonly expiresInSeconds?: number;
  readonly forged?: boolean;
}

// Made once: a new RSA key takes most of a test's time.
const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Speaks the Bot Framework's connector, OpenID metadata and key protocols over real HTTP, with real RSA signatures. */
export const startBotFrameworkStandIn = async (): Promise<BotFrameworkStandIn> => {
  const issuer = 'https://api.botframework.com';
  const calls: ConnectorCall[] = [];
  const failures: number[] = [];
  const jwk = {
    ...(await exportJWK(key.publicKey)),
    kid: 'key-1',
    use: 'sig',
    alg: 'RS256',
    endorsements: ['directline', 'msteams'],
  };
  let keysAreHidden = false;
  let base = '';

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (path === '/openid') {
      return keysAreHidden ? answer(503, {}) : answer(200, { issuer, jwks_uri: `${base}keys` });
    }
    if (path === '/keys') return answer(200, { keys: [jwk] });
    const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
    calls.push({ path, authorization: request.headers.authorization, body });
    const failure = failures.shift();
    return failure === undefined
      ? answer(200, { id: `sent-${calls.length}` })
      : answer(failure, { error: { code: 'Failed' } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  const sign = (claims: TokenClaims, signingKey: KeyObject): Promise<string> => {
    const expires = Math.floor(Date.now() / 1000) + (claims.expiresInSeconds ?? 3600);
    return new SignJWT({ serviceurl: claims.serviceUrl ?? base })
      .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
      .setIssuer(claims.issuer ?? issuer)
      .setAudience(claims.audience)
      .setNotBefore(expires - 7200)
      .setExpirationTime(expires)
      .sign(signingKey);
  };

  return {
    serviceUrl: base,
    openIdMetadataUrl: `${base}openid`,
    issuer,
    calls,
    failNext: (status) => failures.push(status),
    hideKeys: () => {
      keysAreHidden = true;
    },
    token: (claims) => sign(claims, claims.forged === true ? stranger.privateKey : key.privateKey),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** A customer's message, as the service sends it. */
export const messageActivity = (
  serviceUrl: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  type: 'message',
  id: 'act-1',
  timestamp: '2025-11-20T10:00:00.000Z',
  channelId: 'directline',
  serviceUrl,
  from: { id: 'user-1', name: 'Mei' },
  recipient: { id: 'bot-1', name: 'Makegood' },
  conversation: { id: 'thread-1' },
  locale: 'en-US',
  text: 'my kettle leaks',
  ...more,
});
