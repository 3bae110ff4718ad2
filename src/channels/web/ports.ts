import type { Owner } from '../../domain/index.js';
import type { Ephemeral } from '../../turns/index.js';

/** What may have changed in a conversation. Messages are read again by sequence number, so a lost one does no harm. */
export type ConversationNews =
  | { readonly kind: 'messages' }
  | { readonly kind: 'owner'; readonly owner: Owner; readonly agentName: string | null };

/** Tells this process what was committed, here or on another replica. Both methods answer a function that stops it. */
export interface Watch {
  conversation(conversationId: string, listener: (news: ConversationNews) => void): () => void;
  queue(listener: () => void): () => void;
}

/**
 * Whom a signed token from the shop's own site speaks for: a customer id.
 * @throws AppError `identity-token-invalid` for a token that is not ours, expired, or of a shape we don't read.
 */
export type VerifyIdentity = (identityToken: string) => Promise<string>;

export interface RateLimits {
  readonly conversationsPerMinute: number;
  readonly requestsPerMinute: number;
  readonly messagesPerMinute: number;
  /** Null: this process serves alone and counts for itself. */
  readonly counts: Pick<Ephemeral, 'count' | 'delete'> | null;
}
