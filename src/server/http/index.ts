export { type Connections, watchConnections } from './connections.js';
export { createHttpApp, type HttpAppParts } from './create-http-app.js';
export type { Readiness } from './health-routes.js';
