export { createHttpApp, type HttpAppParts } from './create-http-app.js';
export type { Readiness } from './health-routes.js';
