import type { Decision } from '../../domain/index.js';
import type { Approval } from './rule.js';

/** What the policy says about one line. */
export type LineVerdict =
  | { readonly kind: 'approve'; readonly approval: Approval }
  | { readonly kind: 'deny'; readonly declineReason: NonNullable<Decision['declineReason']> }
  | { readonly kind: 'review'; readonly reviewReason: Decision['reviewReasons'][number] };
