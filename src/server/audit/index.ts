export { auditRoutes } from './audit-routes.js';
export { type Audit, openAudit } from './open-audit.js';
