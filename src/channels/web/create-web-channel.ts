import { Router } from 'express';
import { z } from 'zod';
import { AppError, type Clock, type Ids } from '../../base/index.js';
import { type Locale, locales } from '../../domain/index.js';
import {
  type MessagesResponse,
  postMessageRequest,
  type StartConversationResponse,
  startConversationRequest,
} from '../../domain/wire.js';
import type { ConversationStore, Turns } from '../../turns/index.js';
import { hashToken, requireToken } from './conversation-token.js';
import { allowOrigins } from './cross-origin.js';
import type { EventStreams } from './event-stream.js';
import { type FollowDeps, followConversation } from './follow-conversation.js';
import type { VerifyIdentity } from './ports.js';
import type { RateLimiters } from './rate-limit.js';
import { parseBody, parseFields, readJson } from './read-body.js';
import { addRoute, parameter } from './routes.js';

export interface WebChannelDeps extends FollowDeps {
  readonly store: Pick<ConversationStore, 'messages' | 'conversation' | 'tokenOpens'>;
  readonly turns: Pick<Turns, 'start' | 'receive'>;
  readonly verifyIdentity: VerifyIdentity;
  readonly limit: RateLimiters;
  readonly allowedOrigins: readonly string[];
  /** For pages that say nothing of their language. */
  readonly locale: Locale;
  readonly streams: EventStreams;
  readonly clock: Clock;
  readonly ids: Ids;
}

const afterSchema = z.object({ after: z.coerce.number().int().min(0).default(0) });

/** The page's language counts until the customer's own words say otherwise; without one the shop's setting does. */
const preferredLocale = (
  acceptLanguage: string | undefined,
  accepts: (languages: string[]) => string | false,
): Locale | null => {
  if (acceptLanguage === undefined) return null;
  const best = accepts([...locales]);
  return locales.find((locale) => locale === best) ?? null;
};

/** The web channel: JSON requests and one stream of events, each conversation opened by its own token. */
export const createWebChannel = (deps: WebChannelDeps): Router => {
  const router = Router();
  const { limit } = deps;
  const tokenRequired = requireToken(deps.store);

  const ownerOf = async (conversationId: string): Promise<MessagesResponse['owner']> => {
    const conversation = await deps.store.conversation(conversationId);
    if (conversation === null) throw new AppError('conversation-not-found');
    return conversation.owner;
  };

  router.use('/v1', allowOrigins(deps.allowedOrigins), (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });

  addRoute(router, '/v1/conversations', {
    post: [
      limit.requests,
      limit.conversations,
      readJson,
      async (request, response) => {
        const { locale, identityToken } = parseBody(startConversationRequest, request);
        const provenCustomerId =
          identityToken === undefined ? null : await deps.verifyIdentity(identityToken);
        const token = deps.ids.secret();
        const { conversationId, messages } = await deps.turns.start({
          channel: 'web',
          threadKey: deps.ids.next('web'),
          address: {},
          locale:
            locale ??
            preferredLocale(request.get('accept-language'), (languages) =>
              request.acceptsLanguages(languages),
            ) ??
            deps.locale,
          tokenHash: hashToken(token),
          provenCustomerId,
        });
        response.status(201).json({ conversationId, token, messages } satisfies StartConversationResponse);
      },
    ],
  });

  addRoute(router, '/v1/conversations/:conversationId/messages', {
    get: [
      limit.requests,
      tokenRequired,
      async (request, response) => {
        const conversationId = parameter(request.params, 'conversationId');
        const { after } = parseFields(afterSchema, { ...request.query });
        const messages = await deps.store.messages(conversationId, after);
        response.json({ messages, owner: await ownerOf(conversationId) } satisfies MessagesResponse);
      },
    ],
    post: [
      limit.requests,
      tokenRequired,
      limit.messages,
      readJson,
      async (request, response) => {
        const conversationId = parameter(request.params, 'conversationId');
        const body = parseBody(postMessageRequest, request);
        const text = 'text' in body ? body.text : '';
        if ('text' in body && text.trim() === '') throw new AppError('request-invalid', { fields: ['text'] });
        const { messages, owner } = await deps.turns.receive(conversationId, {
          channel: 'web',
          conversationId,
          threadKey: conversationId,
          eventId: body.clientMessageId,
          text,
          choiceId: 'choice' in body ? body.choice : null,
          attachments: [],
          locale: null,
          provenCustomerId: null,
          address: {},
          receivedAt: deps.clock.now().toISOString(),
        });
        response.json({ messages, owner } satisfies MessagesResponse);
      },
    ],
  });

  addRoute(router, '/v1/conversations/:conversationId/events', {
    get: [
      limit.requests,
      tokenRequired,
      (request, response) => {
        const lastEventId = request.get('last-event-id');
        const { after } = parseFields(afterSchema, { after: lastEventId ?? request.query.after });
        const conversationId = parameter(request.params, 'conversationId');
        const stream = deps.streams.open(request, response, conversationId);
        followConversation(deps, conversationId, after, stream);
      },
    ],
  });

  return router;
};
