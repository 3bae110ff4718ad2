import type { Clock, Logger } from '../base/index.js';
import type { RefundIntent } from '../domain/index.js';
import type { IntentChange, MoneyMover, MoverAnswer, RefundLedger } from './ports.js';

export interface SagaContext {
  readonly ledger: RefundLedger;
  /** The mover of this name; null when none is set up under it. */
  readonly mover: (name: string) => MoneyMover | null;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What one run of the saga came to. `skipped`: someone else moved the intent, or there is nothing to do. */
export type RefundOutcome =
  | 'succeeded'
  | 'pending'
  | 'rejected'
  | 'failed'
  | 'unknown'
  | 'manual'
  | 'skipped';

/** Seconds until an unknown or pending refund is looked up: soon at first, later once an hour. */
export const lookUpDelaySeconds = (intent: RefundIntent, now: Date): number => {
  const ageSeconds = Math.max(0, (now.getTime() - Date.parse(intent.createdAt)) / 1000);
  return Math.round(Math.min(3600, Math.max(60, ageSeconds / 4)));
};

/** Writes one step. `null` when another worker was there first, which is not a fault. */
export const write = async (
  { ledger, logger }: SagaContext,
  change: IntentChange,
): Promise<RefundIntent | null> => {
  const changed = await ledger.change(change);
  if (!changed.ok) {
    logger.info(
      { intentId: change.intentId, from: change.from, to: change.to },
      'refund intent was moved by someone else',
    );
    return null;
  }
  logger.info(
    { intentId: change.intentId, from: change.from, to: change.to, attempts: change.attempts },
    'refund intent moved',
  );
  return changed.value;
};

/** True for an answer that settles the matter; anything a mover was not meant to say counts as unknown. */
export const isDefinite = (answer: { readonly kind: string } | null | undefined): answer is MoverAnswer => {
  if (answer === null || answer === undefined) return false;
  if (answer.kind === 'rejected') return true;
  const named = (answer as { providerRefundId?: unknown }).providerRefundId;
  return (
    (answer.kind === 'succeeded' || answer.kind === 'pending') && typeof named === 'string' && named !== ''
  );
};
