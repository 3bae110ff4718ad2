import type { ErrorCode } from '../../base/index.js';
import type { ComponentName } from './components.js';

export interface Operation {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly tag: 'conversation' | 'desk' | 'audit' | 'webhook' | 'server';
  readonly security: 'none' | 'conversationToken' | 'deskSession' | 'stripeSignature' | 'carrierSignature';
  readonly body?: ComponentName;
  /** What is asked for in the query: whole numbers, unless it says that they are text. */
  readonly query?: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly type?: 'integer' | 'string';
  }[];
  readonly answer: {
    readonly status: number;
    readonly schema:
      | ComponentName
      | 'events'
      | 'status'
      | 'text'
      | 'none'
      | 'document'
      | 'table'
      | 'pack'
      | 'pdf';
    readonly about: string;
  };
  readonly faults: readonly ErrorCode[];
}

export const limited: readonly ErrorCode[] = ['rate-limited', 'cache-unavailable'];
export const withBody: readonly ErrorCode[] = [
  'request-malformed',
  'request-invalid',
  'request-too-large',
  'media-type-unsupported',
];
export const withToken: readonly ErrorCode[] = ['token-missing', 'token-invalid'];
export const withSession: readonly ErrorCode[] = ['not-signed-in'];
export const changes: readonly ErrorCode[] = [
  ...withSession,
  'csrf-rejected',
  'read-only',
  ...withBody,
  'not-found',
  'owner-changed',
];

/** What every operation of the desk has in common. */
export const desk = { tag: 'desk', security: 'deskSession' } as const;
