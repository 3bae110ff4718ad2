import type { RequestHandler } from 'express';
import type { Ids } from '../../base/index.js';

/** Every answer carries an id that the log has too; a well-formed one from a proxy in front is kept. */
export const giveRequestId =
  (ids: Ids): RequestHandler =>
  (request, response, next) => {
    const given = request.get('x-request-id');
    const requestId = given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : ids.next('req');
    response.locals.requestId = requestId;
    response.set('X-Request-Id', requestId);
    next();
  };
