export { carrierRoutes } from './carrier-routes.js';
export { signCarrierNews } from './verify-signature.js';
