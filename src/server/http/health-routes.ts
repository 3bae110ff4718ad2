import { Router } from 'express';
import { AppError } from '../../base/index.js';
import { addRoute } from '../../channels/web/index.js';

export interface Readiness {
  /** @throws when a part that is needed does not answer. */
  check(): Promise<void>;
  readonly stopping: boolean;
}

/** `/healthz` says the process runs; `/readyz` says it can do its work, and not while it stops. */
export const healthRoutes = (readiness: Readiness): Router => {
  const router = Router();
  addRoute(router, '/healthz', {
    get: (_request, response) => {
      response.set('Cache-Control', 'no-store').json({ status: 'alive' });
    },
  });
  addRoute(router, '/readyz', {
    get: async (_request, response) => {
      if (readiness.stopping) throw new AppError('server-stopping');
      await readiness.check();
      response.set('Cache-Control', 'no-store').json({ status: 'ready' });
    },
  });
  return router;
};
