import type { RequestHandler } from 'express';

/** Lets pages of the configured origins call; the token in the header, never a cookie, says who they are. */
export const allowOrigins = (origins: readonly string[]): RequestHandler => {
  const allowed = new Set(origins);
  return (request, response, next) => {
    response.vary('Origin');
    const origin = request.get('origin');
    const known = origin !== undefined && allowed.has(origin);
    if (known) {
      response.set('Access-Control-Allow-Origin', origin);
      response.set('Access-Control-Expose-Headers', 'X-Request-Id, Retry-After');
      response.set('Cross-Origin-Resource-Policy', 'cross-origin');
    }
    if (request.method !== 'OPTIONS' || request.get('access-control-request-method') === undefined)
      return next();
    if (known) {
      response.set('Access-Control-Allow-Methods', 'GET, POST');
      response.set(
        'Access-Control-Allow-Headers',
        'Authorization, Content-Type, Last-Event-ID, X-Request-Id',
      );
      response.set('Access-Control-Max-Age', '600');
    }
    response.status(204).end();
  };
};
