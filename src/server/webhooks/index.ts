export { type StripeWebhookDeps, stripeWebhook } from './stripe-webhook.js';
