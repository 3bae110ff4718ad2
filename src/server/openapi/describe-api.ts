import { componentSchemas } from './components.js';
import { describeOperation, operations } from './operations.js';

/** The OpenAPI 3.1 document of the web channel and the desk, made from the schemas that the server itself checks with. */
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
      },
    },
  };
};
