export { type DemoPerson, demoPeople } from './sandbox/demo-people.js';
export { makeSandboxShop } from './sandbox/make-sandbox-shop.js';
