export { createDeskApi, type DeskApiDeps } from './create-desk-api.js';
