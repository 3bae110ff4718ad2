export { auditRoutes } from './audit-routes.js';
export { checkTables, type TableFault } from './check-tables.js';
export { exportPack, type PackRequest } from './export-pack.js';
export { makeDecider } from './make-decider.js';
export { type Audit, openAudit } from './open-audit.js';
