import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Router } from 'express';
import { isAppError } from '../../src/base/index.js';

/** Serves one router on a free port, with faults told by their code as the server does. */
export const serveRouter = async (
  path: string,
  router: Router,
): Promise<{ url: string; close(): Promise<void> }> => {
  const app = express();
  app.use(path, router);
  const faults: ErrorRequestHandler = (error, _request, response, _next) => {
    response
      .status(isAppError(error) ? error.status : 500)
      .json({ error: { code: isAppError(error) ? error.code : 'unexpected' } });
  };
  app.use(faults);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
