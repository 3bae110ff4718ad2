import { timingSafeEqual } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, RequestHandler, Response } from 'express';
import { AppError } from '../../base/index.js';
import { hashToken } from '../../channels/web/index.js';
import type { AgentStore, DeskAgent, DeskSession } from '../../storage/index.js';

const cookieName = 'makegood-desk';

export const sessionTokenOf = (request: Request): string | null =>
  parseCookie(request.get('cookie') ?? '')[cookieName] ?? null;

/** The session's cookie; `token` null takes it away. */
export const setSessionCookie = (
  response: Response,
  token: string | null,
  options: { secure: boolean; maxAgeSeconds: number },
): void => {
  response.append(
    'Set-Cookie',
    stringifySetCookie({
      name: cookieName,
      value: token ?? '',
      httpOnly: true,
      sameSite: 'strict',
      path: '/desk',
      secure: options.secure,
      maxAge: token === null ? 0 : options.maxAgeSeconds,
    }),
  );
};

const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** A change has to come from the desk page itself: it alone has read the session's CSRF token. */
const assertOwnPage = (request: Request, session: DeskSession): void => {
  const site = request.get('sec-fetch-site');
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreign || !sameText(request.get('x-csrf-token') ?? '', session.csrf))
    throw new AppError('csrf-rejected');
};

/** Lets signed-in agents through, and for changes only with the session's CSRF token. */
export const requireAgent =
  (agents: Pick<AgentStore, 'session'>): RequestHandler =>
  async (request, response, next) => {
    const token = sessionTokenOf(request);
    const session = token === null ? null : await agents.session(hashToken(token));
    if (session === null) throw new AppError('not-signed-in');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      assertOwnPage(request, session);
      // Whatever changes something, now or in a later version: only the end of their own session is theirs.
      const ends = request.path === '/sign-out';
      if (session.agent.role === 'auditor' && !ends) throw new AppError('read-only');
    }
    response.locals.session = session;
    next();
  };

/** Lets auditors through; the log tells of every case at once, which no agent needs. */
export const requireAuditor: RequestHandler = (_request, response, next) => {
  if (agentOf(response).role !== 'auditor') throw new AppError('auditors-only');
  next();
};

export const sessionOf = (response: Response): DeskSession => response.locals.session as DeskSession;
export const agentOf = (response: Response): DeskAgent => sessionOf(response).agent;
