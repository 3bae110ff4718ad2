import { type Clock, isAppError, type Logger } from '../base/index.js';
import type { RefundIntent } from '../domain/index.js';
import type { ChangeRefusal, IntentChange, MoneyMover, RefundLedger } from './ports.js';

export interface SagaContext {
  readonly ledger: RefundLedger;
  /** The mover of this name; null when none is set up under it. */
  readonly mover: (name: string) => MoneyMover | null;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * What one run of the saga came to. `skipped`: someone else moved the intent, or there is nothing to do. `waiting`:
 * the mover of this payment is not set up, and nobody else may move it.
 */
export type RefundOutcome =
  | 'succeeded'
  | 'pending'
  | 'rejected'
  | 'failed'
  | 'failed-late'
  | 'reversed'
  | 'unknown'
  | 'manual'
  | 'waiting'
  | 'skipped';

/** Why a person has to settle an intent; stands in the case beside `manual`. */
export type PersonReason =
  /** The mover can neither be asked twice nor looked at: a person moves the money and says so. */
  | 'confirm-by-hand'
  | 'request-differs'
  | 'exceeds-remainder'
  | 'partial-not-possible'
  | 'window-passed'
  | 'mover-not-set-up'
  /** The mover does not have it, and sending it again could pay twice. */
  | 'not-found'
  | 'cannot-be-looked-up'
  /** Another amount moved under this intent's id. */
  | 'amount-differs'
  /** The mover could not be asked for days. */
  | 'mover-out-of-reach';

const seconds = (from: string, now: Date): number => Math.max(0, (now.getTime() - Date.parse(from)) / 1000);

/** Since the first call to the mover; since the reservation before it. */
export const ageSeconds = (intent: RefundIntent, now: Date): number =>
  seconds(intent.firstSubmittedAt ?? intent.createdAt, now);

/** Seconds until it is tried again: soon at first, later once an hour. */
export const delaySeconds = (sinceSeconds: number): number =>
  Math.round(Math.min(3600, Math.max(60, sinceSeconds / 4)));

export const lookUpDelaySeconds = (intent: RefundIntent, now: Date): number =>
  delaySeconds(ageSeconds(intent, now));

/** Writes one step. `status-changed` when another worker was there first, which is not a fault. */
export const write = async (
  { ledger, logger }: SagaContext,
  change: IntentChange,
): Promise<RefundIntent | ChangeRefusal> => {
  const changed = await ledger.change(change);
  const { intentId, from, to, attempts } = change;
  if (!changed.ok) {
    logger.info({ intentId, from, to, refusal: changed.error }, 'refund intent was not moved');
    return changed.error;
  }
  logger.info({ intentId, from, to, attempts }, 'refund intent moved');
  return changed.value;
};

export const codeOf = (cause: unknown): string =>
  isAppError(cause) ? cause.code : cause instanceof Error ? cause.name : 'unknown';
