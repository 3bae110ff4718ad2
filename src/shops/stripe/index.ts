export { openStripe, type StripeAccess, stripeApiVersion } from './open-stripe.js';
export { readStripeNews } from './read-stripe-news.js';
export { createStripeMover } from './stripe-mover.js';
