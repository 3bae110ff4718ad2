import type { Result } from '../base/index.js';
import type { Actor, CaseEvent, JobRequest, RefundIntent, RefundIntentStatus } from '../domain/index.js';

/** What a money mover can do decides how it is used; see `docs/architecture.md`. */
export interface MoverCapabilities {
  readonly idempotent: boolean;
  /** How long the provider remembers a key, hours, counted from the first call; null for ever. */
  readonly keyLifeHours: number | null;
  readonly lookUp: boolean;
  /** Lists all its refunds, which is what reconciliation needs. */
  readonly list: boolean;
  /** Can give back a part of a payment; one that cannot is a person's work. */
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
  /** The shop's own records hold it, so that it counts as given back whoever made it. */
  readonly isRecorded?: boolean;
}

export interface RefundPage {
  readonly refunds: readonly ListedRefund[];
  /** Asks for the next page; null on the last. */
  readonly next: string | null;
}

/** A dispute as its provider shows it now. An `inquiry` holds no money and may become a dispute. */
export interface DisputeStanding {
  readonly disputeId: string;
  /** The payment's names at the provider, the likeliest first. */
  readonly providerPaymentIds: readonly string[];
  readonly amountMinor: number;
  readonly currency: string;
  readonly state: 'inquiry' | 'open' | 'won' | 'lost';
}

export interface DisputePage {
  readonly disputes: readonly DisputeStanding[];
  /** Asks for the next page; null on the last. */
  readonly next: string | null;
}

/** What a provider tells of the disputes about its payments. A thrown error says nothing of any dispute. */
export interface MoverDisputes {
  /** Null when there is none of this id. */
  find(disputeId: string): Promise<DisputeStanding | null>;
  /** Disputes opened since a moment (ISO), a page at a time. */
  list(since: string, cursor: string | null): Promise<DisputePage>;
}

/**
 * Moves money. A thrown error means "unknown": the money may have moved. An AppError `settlement-changed` says that
 * another amount moved under this id, which is for a person.
 */
export interface MoneyMover {
  readonly name: string;
  readonly capabilities: MoverCapabilities;
  /** The intent's id is the idempotency key and travels as metadata too. */
  refund(intent: RefundIntent): Promise<MoverAnswer>;
  /** `absent` only when the provider definitely has no refund under this intent's id. */
  lookUp(intent: RefundIntent): Promise<MoverStanding>;
  /** Refunds made since a moment (ISO), a page at a time; only where `capabilities.list`. */
  list(since: string, cursor: string | null): Promise<RefundPage>;
  /** Left out where nobody can be asked about disputes: then a person tells of them. */
  readonly disputes?: MoverDisputes;
}

/** One step of an intent, with everything that has to be true together with it. */
export interface IntentChange {
  readonly intentId: string;
  /** Compare-and-set: the change is refused unless the intent still has this status … */
  readonly from: RefundIntentStatus;
  /** … and this many calls were made: a late answer to an earlier call says nothing about a later one. */
  readonly fromAttempts: number;
  readonly to: RefundIntentStatus;
  readonly attempts: number;
  readonly providerRefundId: string | null;
  readonly at: string;
  /** Who moved it: `system`, `provider` for what the mover told, `agent:<id>` for a person. */
  readonly actor: Actor;
  /** Appended to the case in the same transaction, by `actor`. */
  readonly caseEvents: readonly CaseEvent[];
  readonly jobs: readonly JobRequest[];
}

/** `exceeds-remainder`: only for a move to `submitted`, when the order no longer holds this much besides all else. */
export type ChangeRefusal = 'status-changed' | 'exceeds-remainder';

/** The payment behind an intent as the shop's records show it now. Amounts in minor units of the order's currency. */
export interface PaymentStanding {
  readonly capturedMinor: number;
  readonly disputedMinor: number;
  /** ISO; the day of the order where the records do not say. */
  readonly capturedAt: string;
}

export interface RefundLedger {
  intent(intentId: string): Promise<RefundIntent | null>;
  /** Intents of an order that still hold or have moved money: all but `rejected`, `released`, `failed`, `failed-late`, `reversed`. */
  holdingIntents(orderId: string): Promise<RefundIntent[]>;
  /**
   * One step in one transaction. A move to `submitted` locks the order and asserts that this intent and everything else
   * that holds or has moved money fit what was captured less what is disputed; the first one sets `firstSubmittedAt`.
   * What has succeeded stands in the shop's records as a refund, once.
   */
  change(change: IntentChange): Promise<Result<RefundIntent, ChangeRefusal>>;
  /** What waits for a person (`manual`), the longest waiting first. */
  forPerson(): Promise<RefundIntent[]>;
  /** The intent that its mover knows under this id. */
  intentByProviderRefund(mover: string, providerRefundId: string): Promise<RefundIntent | null>;
  /** Null for a bonus, which no payment stands behind, and for a payment that is gone. */
  payment(intent: RefundIntent): Promise<PaymentStanding | null>;
  /**
   * Intents that nobody has touched for long, oldest first: `submitted` since before `submitted`; `unknown`, `pending`,
   * and `reserved` where the case says that its money is on the way, since before `open`. Moments are ISO.
   */
  unsettled(before: { readonly submitted: string; readonly open: string }): Promise<RefundIntent[]>;
}

export type { JobRequest };
