import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { AppError } from '../../base/index.js';
import type { ConversationStore } from '../../turns/index.js';
import { parameter } from './routes.js';

/** Only this is stored: who reads the database can open no conversation. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

const bearer = (request: Request): string => {
  const match = /^Bearer ([\w-]{20,200})$/i.exec(request.get('authorization') ?? '');
  if (match?.[1] === undefined) throw new AppError('token-missing');
  return match[1];
};

/** Lets a request through when its token was given out with this very conversation. An unknown one looks the same as a foreign one. */
export const requireToken =
  (store: Pick<ConversationStore, 'tokenOpens'>): RequestHandler =>
  async (request, _response, next) => {
    const opens = await store.tokenOpens(
      parameter(request.params, 'conversationId'),
      hashToken(bearer(request)),
    );
    if (!opens) throw new AppError('token-invalid');
    next();
  };
