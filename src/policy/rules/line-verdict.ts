import type { ClaimName, Decision } from '../../domain/index.js';
import type { Approval } from './rule.js';

/** What the policy says about one line. */
export type LineVerdict =
  | { readonly kind: 'approve'; readonly approval: Approval }
  | { readonly kind: 'deny'; readonly declineReason: NonNullable<Decision['declineReason']> }
  | { readonly kind: 'review'; readonly reviewReason: Decision['reviewReasons'][number] }
  /** Only the customer can tell; `approval` is what their answer could bring, when the rule grants something. */
  | {
      readonly kind: 'ask';
      readonly missingClaims: readonly ClaimName[];
      readonly approval: Approval | null;
    };
