import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Response, Router } from 'express';
import { addRoute } from '../../channels/web/index.js';

const notBuilt =
  '<!doctype html><meta charset="utf-8"><title>Makegood</title><h1>Makegood is running</h1><p>The pages are not built yet: run <code>npm run build</code> and start again. The API is described at <a href="/openapi.json">/openapi.json</a>.</p>';

/** Scripts that other sites load: the widget lives on the shop's pages, not on ours. */
const shareable = (response: Response): void => {
  response.set('Cross-Origin-Resource-Policy', 'cross-origin');
  response.set('Access-Control-Allow-Origin', '*');
};

/** The built pages: demo shop at `/`, desk at `/desk`, the widget's loader and assets. */
export const pageRoutes = (folder: string): Router => {
  const router = Router();
  const page = (file: string) => (_request: unknown, response: Response) => {
    const path = join(folder, file);
    response.set('Cache-Control', 'no-cache');
    if (existsSync(path)) response.sendFile(path);
    else response.type('html').send(notBuilt);
  };
  addRoute(router, '/', { get: page('index.html') });
  addRoute(router, '/desk', { get: page('desk.html') });
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), {
      index: false,
      redirect: false,
      immutable: true,
      maxAge: '1y',
      setHeaders: shareable,
    }),
  );
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (response) => {
        shareable(response as Response);
        response.setHeader('Cache-Control', 'public, max-age=300');
      },
    }),
  );
  return router;
};
