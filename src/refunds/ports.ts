import type { Result } from '../base/index.js';
import type { CaseEvent, JobRequest, RefundIntent, RefundIntentStatus } from '../domain/index.js';

/** What a money mover can do decides how it is used; see `docs/architecture.md`. */
export interface MoverCapabilities {
  readonly idempotent: boolean;
  /** How long the provider remembers a key, hours; null for ever. */
  readonly keyLifeHours: number | null;
  readonly lookUp: boolean;
  /** Lists all its refunds, which is what reconciliation needs. */
  readonly list: boolean;
  readonly partial: boolean;
  readonly async: boolean;
  /** Days after the capture in which it can refund; null for no limit. */
  readonly windowDays: number | null;
}

export type MoverAnswer =
  | { readonly kind: 'succeeded'; readonly providerRefundId: string }
  | { readonly kind: 'pending'; readonly providerRefundId: string }
  /** A definite refusal: no money moved and none will under this key. */
  | { readonly kind: 'rejected'; readonly code: string };

/** A refund as its mover shows it now. A refund that was there can fail late or be reversed. */
export type MoverStanding =
  | MoverAnswer
  | { readonly kind: 'failed'; readonly providerRefundId: string; readonly code: string }
  | { readonly kind: 'reversed'; readonly providerRefundId: string }
  /** The mover definitely has no refund under this intent's id. */
  | { readonly kind: 'absent' };

/** One refund of a mover's list. */
export interface ListedRefund {
  readonly providerRefundId: string;
  /** Travels as metadata; null for a refund that was not made by us. */
  readonly intentId: string | null;
  /** The payment as the mover knows it. */
  readonly providerPaymentId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: 'pending' | 'succeeded' | 'failed' | 'reversed';
  readonly at: string;
}

export interface RefundPage {
  readonly refunds: readonly ListedRefund[];
  /** Asks for the next page; null on the last. */
  readonly next: string | null;
}

/** Moves money. A thrown error means "unknown": the money may have moved. */
export interface MoneyMover {
  readonly name: string;
  readonly capabilities: MoverCapabilities;
  /** The intent's id is the idempotency key and travels as metadata too. */
  refund(intent: RefundIntent): Promise<MoverAnswer>;
  /** `absent` only when the provider definitely has no refund under this intent's id. */
  lookUp(intent: RefundIntent): Promise<MoverStanding>;
  /** Refunds made since a moment (ISO), a page at a time; only where `capabilities.list`. */
  list(since: string, cursor: string | null): Promise<RefundPage>;
}

export interface IntentChange {
  readonly intentId: string;
  /** Compare-and-set: the change is refused unless the intent still has this status. */
  readonly from: RefundIntentStatus;
  readonly to: RefundIntentStatus;
  readonly attempts: number;
  readonly providerRefundId: string | null;
  readonly at: string;
  /** Appended to the case in the same transaction, by `system`. */
  readonly caseEvents: readonly CaseEvent[];
  /** Told to the customer in the same transaction, through the conversation of the case; message key and parameters. */
  readonly jobs: readonly JobRequest[];
}

export interface RefundLedger {
  intent(intentId: string): Promise<RefundIntent | null>;
  /** Intents of an order that still hold or have moved money: all but `rejected`, `released`, `failed`, `failed-late`, `reversed`. */
  holdingIntents(orderId: string): Promise<RefundIntent[]>;
  change(change: IntentChange): Promise<Result<RefundIntent, 'status-changed'>>;
  /** Reserved or submitted and untouched since `before`; what a crash left behind. */
  stale(before: string): Promise<RefundIntent[]>;
}

export type { JobRequest };
