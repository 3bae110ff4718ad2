import express, { type Express, type RequestHandler, type Router } from 'express';
import { AppError, type Ids, type Logger } from '../../base/index.js';
import { createProblemResponder, giveRequestId } from '../../channels/web/index.js';
import { healthRoutes, type Readiness } from './health-routes.js';
import { logRequests } from './log-requests.js';
import { pageRoutes } from './page-routes.js';
import { securityHeaders } from './security-headers.js';

export interface HttpAppParts {
  /** Routers of channels and desks, asked in order. */
  readonly routers: readonly Router[];
  /** JSON that programs read, by path; open to every origin. */
  readonly documents: Readonly<Record<string, unknown>>;
  readonly pagesFolder: string;
  readonly readiness: Readiness;
  readonly trustedProxies: number;
  readonly https: boolean;
  readonly logger: Logger;
  readonly ids: Ids;
}

const refuseWhileStopping =
  (readiness: Readiness): RequestHandler =>
  (_request, response, next) => {
    if (!readiness.stopping) return next();
    response.set('Connection', 'close');
    throw new AppError('server-stopping');
  };

/** The whole of HTTP in one place, top to bottom in the order a request meets it. */
export const createHttpApp = (parts: HttpAppParts): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustedProxies === 0 ? false : parts.trustedProxies);
  app.set('query parser', 'simple');
  app.use(giveRequestId(parts.ids), logRequests(parts.logger), securityHeaders({ https: parts.https }));
  app.use(healthRoutes(parts.readiness));
  app.use(refuseWhileStopping(parts.readiness));
  for (const [path, document] of Object.entries(parts.documents)) {
    app.get(path, (_request, response) => {
      response.set('Access-Control-Allow-Origin', '*').json(document);
    });
  }
  for (const router of parts.routers) app.use(router);
  app.use(pageRoutes(parts.pagesFolder));
  app.use(() => {
    throw new AppError('not-found');
  });
  app.use(createProblemResponder(parts.logger));
  return app;
};
