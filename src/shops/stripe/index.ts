export { findStripeDispute } from './find-stripe-dispute.js';
export { openStripe, type StripeAccess, stripeApiVersion } from './open-stripe.js';
export { readStripeNews } from './read-stripe-news.js';
export { createStripeMover } from './stripe-mover.js';
