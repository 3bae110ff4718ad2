export { approvableAmount } from './approvable-amount.js';
export { createDeskApi, type DeskApiDeps } from './create-desk-api.js';
