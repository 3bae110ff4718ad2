export { labelRoutes } from './label-routes.js';
export { printLabel } from './print-label.js';
