import type { ErrorCode } from '../../base/index.js';
import { limited, type Operation } from './operation.js';

/** What a customer opens by a link that was told once. */
export const paperOperations: readonly Operation[] = [
  {
    tag: 'conversation',
    security: 'none',
    method: 'get',
    path: '/labels/{reference}.{token}.pdf',
    id: 'printLabel',
    summary:
      'The label of a return to print, by the link that its customer was given. A wrong token and a case that does not exist are answered alike.',
    answer: { status: 200, schema: 'pdf', about: 'A PDF, 4 × 6 inches.' },
    faults: ['not-found', ...limited],
  },
];

/** The signature covers the body byte by byte, so any media type is read; `not-found` where no secret is set. */
const webhookFaults: readonly ErrorCode[] = [
  'signature-invalid',
  'request-malformed',
  'request-invalid',
  'request-too-large',
  'not-found',
  ...limited,
];

const webhook = { tag: 'webhook', method: 'post', faults: webhookFaults } as const;

/** What others tell us unasked. Stored before it is answered, and done once however often it comes. */
export const webhookOperations: readonly Operation[] = [
  {
    ...webhook,
    security: 'stripeSignature',
    path: '/webhooks/stripe',
    id: 'tellStripeEvent',
    summary:
      "Takes an event of Stripe's, at most 256 KB, where MAKEGOOD_STRIPE_WEBHOOK_SECRET is set. Only ids are kept of it: how things stand is asked of Stripe.",
    body: 'StripeEvent',
    answer: { status: 200, schema: 'StripeEventResponse', about: 'Stored, now or before.' },
  },
  {
    ...webhook,
    security: 'carrierSignature',
    path: '/webhooks/carrier',
    id: 'tellCarrierNews',
    summary:
      'Takes news of a parcel that comes back, at most 16 KB, where MAKEGOOD_CARRIER_SECRET is set. See docs/returns.md.',
    body: 'CarrierNews',
    answer: { status: 200, schema: 'CarrierNewsResponse', about: 'What became of the news.' },
  },
];
