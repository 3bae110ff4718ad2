import express, { type RequestHandler, Router } from 'express';
import type { Clock, Logger } from '../../base/index.js';
import { addRoute } from '../../channels/web/index.js';
import type { ProviderEvents, ProviderNews } from '../../refunds/index.js';

/** Stripe's largest events are a few tens of kilobytes. */
const bodyBytesMax = 256 * 1024;

export interface StripeWebhookDeps {
  /** @throws AppError `signature-invalid`, `request-malformed`, `request-invalid` */
  readonly read: (received: {
    readonly body: Buffer;
    readonly signature: string | undefined;
  }) => ProviderNews;
  readonly events: Pick<ProviderEvents, 'receive'>;
  readonly limitRequests: RequestHandler;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Where Stripe tells its news. Checked and stored before it is answered, and read by a job: an answer that is late makes
 * Stripe send again, and the same event again is none.
 */
export const stripeWebhook = (deps: StripeWebhookDeps): Router => {
  const router = Router();
  addRoute(router, '/webhooks/stripe', {
    post: [
      deps.limitRequests,
      // The signature covers the body byte by byte.
      express.raw({ type: () => true, limit: bodyBytesMax }),
      async (request, response) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const news = deps.read({ body, signature: request.get('stripe-signature') });
        const outcome = await deps.events.receive(news, deps.clock.now().toISOString());
        deps.logger.info({ newsId: news.id, type: news.type, outcome }, 'news of a money mover');
        response.json({ received: true });
      },
    ],
  });
  return router;
};
