export { messagesOfPolicyPage } from './messages-of-policy-page.js';
export { type PolicyPageDeps, policyPageRoutes } from './policy-page-routes.js';
