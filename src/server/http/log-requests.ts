import type { RequestHandler } from 'express';
import type { Logger } from '../../base/index.js';
import { requestIdOf } from '../../channels/web/index.js';

/** The address of a label holds the secret that opens it. */
const withoutSecret = (path: string): string => (path.startsWith('/labels/') ? '/labels/…' : path);

/** One line a request when it is over. The query string is left out: a sign-in link has its token there. */
export const logRequests =
  (logger: Logger): RequestHandler =>
  (request, response, next) => {
    const startedAtMs = performance.now();
    const path = withoutSecret(request.path);
    response.once('close', () => {
      const fields = {
        requestId: requestIdOf(response),
        method: request.method,
        path,
        status: response.statusCode,
        ms: Math.round((performance.now() - startedAtMs) * 10) / 10,
      };
      logger.debug(fields, 'request');
    });
    next();
  };
