import { componentSchemas } from './components.js';
import { describeOperation, operations } from './operations.js';

/** The OpenAPI 3.1 document of the web channel, the desk and what others call, made from the schemas that the server itself checks with. */
export const describeApi = (version: string): Record<string, unknown> => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Makegood',
      version,
      description: 'Conversations with the refund assistant, and the desk where people take over.',
    },
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        conversationToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token given out with the conversation.',
        },
        deskSession: { type: 'apiKey', in: 'cookie', name: 'makegood-desk' },
        csrf: {
          type: 'apiKey',
          in: 'header',
          name: 'X-CSRF-Token',
          description: 'The "csrf" of GET /desk/api/me.',
        },
        stripeSignature: {
          type: 'apiKey',
          in: 'header',
          name: 'Stripe-Signature',
          description: "Stripe's own signature of the body, by the secret of its webhook endpoint.",
        },
        carrierSignature: {
          type: 'apiKey',
          in: 'header',
          name: 'Makegood-Signature',
          description:
            't=<unix seconds>,v1=<hex>: HMAC-SHA256 over "<unix seconds>.<body>" by MAKEGOOD_CARRIER_SECRET, at most five minutes old.',
        },
      },
    },
  };
};
