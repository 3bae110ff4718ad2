import type { RequestHandler } from 'express';
import { AppError, type Clock } from '../../base/index.js';

const toleranceSeconds = 300;

/** Slack's library refuses old timestamps only; a stolen signature dated ahead would stay good until then. */
export const rejectFuture =
  (wallClock: Clock): RequestHandler =>
  (request, _response, next) => {
    const seconds = Number(request.header('x-slack-request-timestamp'));
    const aheadSeconds = seconds - wallClock.now().getTime() / 1000;
    next(
      aheadSeconds > toleranceSeconds
        ? new AppError('signature-invalid', { reason: 'timestamp-ahead' })
        : undefined,
    );
  };
