import express, { type RequestHandler, Router } from 'express';
import { AppError, type Clock, type Logger } from '../../base/index.js';
import { addRoute, parseFields } from '../../channels/web/index.js';
import { carrierNewsRequest } from '../../domain/index.js';
import type { CarrierEvents } from '../../storage/index.js';
import type { ReturnActions } from '../../turns/index.js';
import { isSigned } from './verify-signature.js';

export interface CarrierDeps {
  readonly returns: Pick<ReturnActions, 'track'>;
  readonly carrierEvents: CarrierEvents;
  readonly secret: string;
  readonly limit: RequestHandler;
  readonly clock: Clock;
  readonly logger: Logger;
}

const bytesMax = 16 * 1024;

const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new AppError('request-malformed', {}, { cause });
  }
};

/**
 * News of carriers: `POST /webhooks/carrier`. Stored before anything is done about it, entered once, and answered 200
 * also where no parcel of ours is meant: sent again, it would mean none either.
 * @throws AppError `signature-invalid`, `request-malformed`, `request-invalid`, `rate-limited`
 */
export const carrierRoutes = (deps: CarrierDeps): Router => {
  const { returns, carrierEvents, secret, clock, logger } = deps;
  const take: RequestHandler = async (request, response) => {
    const body: unknown = request.body;
    const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const now = clock.now();
    if (!isSigned({ secret, header: request.get('Makegood-Signature'), body: raw, now }))
      throw new AppError('signature-invalid');
    const news = parseFields(carrierNewsRequest, parseJson(raw));
    const { id, status, carrier, trackingNumber } = news;
    const newsId = `${carrier}:${id}`;
    // Whose parcel it is stands in the case; here is only that it was told.
    const stored = { id: newsId, type: status, event: { id, status, carrier }, at: now.toISOString() };
    if ((await carrierEvents.store(stored)) === 'handled') {
      response.json({ taken: 'before' });
      return;
    }
    const answer = await returns.track(
      news.return ?? trackingNumber,
      { status, carrier, trackingNumber, newsId },
      { actor: 'provider' },
    );
    await carrierEvents.markHandled(newsId, clock.now().toISOString());
    if (!answer.ok)
      logger.info({ status, refusal: answer.error.kind }, 'news of a parcel that is not awaited');
    response.json({ taken: answer.ok ? 'now' : 'not-awaited' });
  };
  const router = Router();
  router.use('/webhooks/carrier', deps.limit, express.raw({ type: () => true, limit: bytesMax }));
  addRoute(router, '/webhooks/carrier', { post: take });
  return router;
};
