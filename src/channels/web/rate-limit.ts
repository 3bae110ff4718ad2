import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit, type Store } from 'express-rate-limit';
import { AppError } from '../../base/index.js';
import type { RateLimits } from './ports.js';
import { parameter } from './routes.js';

const minuteMs = 60_000;

/** Counts where every replica sees them. */
const sharedCounts = (name: string, counts: NonNullable<RateLimits['counts']>): Store => {
  // An address is personal data: only its hash is kept, and only for the minute.
  const keyOf = (key: string): string =>
    `rate:${name}:${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`;
  return {
    prefix: `${name}:`,
    increment: async (key) => ({ totalHits: await counts.count(keyOf(key), minuteMs), resetTime: undefined }),
    decrement: () => {},
    resetKey: (key) => counts.delete(keyOf(key)),
  };
};

const perMinute = (
  name: string,
  limit: number,
  counts: RateLimits['counts'],
  by: 'address' | 'conversation',
): RequestHandler =>
  rateLimit({
    windowMs: minuteMs,
    limit,
    standardHeaders: 'draft-6',
    legacyHeaders: false,
    ...(counts === null ? {} : { store: sharedCounts(name, counts) }),
    keyGenerator: (request) =>
      by === 'address' ? ipKeyGenerator(request.ip ?? '') : parameter(request.params, 'conversationId'),
    handler: (_request, response, next) => {
      response.set('Retry-After', String(minuteMs / 1000));
      next(new AppError('rate-limited', { limit, windowSeconds: minuteMs / 1000 }));
    },
    validate: { creationStack: false },
  });

export interface RateLimiters {
  readonly conversations: RequestHandler;
  readonly requests: RequestHandler;
  readonly messages: RequestHandler;
  /** Papers to print: each costs as much as many words. */
  readonly papers: RequestHandler;
}

const papersPerMinute = 120;

export const createRateLimiters = (limits: RateLimits): RateLimiters => ({
  conversations: perMinute('conversations', limits.conversationsPerMinute, limits.counts, 'address'),
  requests: perMinute('requests', limits.requestsPerMinute, limits.counts, 'address'),
  messages: perMinute('messages', limits.messagesPerMinute, limits.counts, 'conversation'),
  papers: perMinute('papers', papersPerMinute, limits.counts, 'address'),
});
