import { intentHash } from '../cases/index.js';
import type { RefundIntent } from '../domain/index.js';
import type { MoneyMover } from './ports.js';
import type { PersonReason, SagaContext } from './saga-context.js';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/**
 * A call may be under way for a while before the mover sees it: near the end of the key's life the same key could be
 * new again when it arrives.
 */
const keyMarginMs = hourMs;

/** Null when this intent may be sent to its mover; otherwise why a person has to see to it. Asked before every call. */
export const notToBeSent = async (
  { ledger, clock }: SagaContext,
  mover: MoneyMover,
  intent: RefundIntent,
): Promise<PersonReason | null> => {
  const { idempotent, lookUp, partial, windowDays } = mover.capabilities;
  if (intentHash(intent) !== intent.requestHash) return 'request-differs';
  if (!idempotent && !lookUp) return 'confirm-by-hand';
  if (partial && windowDays === null) return null;
  const payment = await ledger.payment(intent);
  // A bonus is on no payment, so it is neither a part of one nor too late for it.
  if (payment === null) return null;
  if (!partial && intent.amountMinor !== payment.capturedMinor) return 'partial-not-possible';
  const ageMs = clock.now().getTime() - Date.parse(payment.capturedAt);
  return windowDays !== null && ageMs > windowDays * dayMs ? 'window-passed' : null;
};

/** Whether the mover still knows the key of this intent, so that sending it again can not pay twice. */
export const isRemembered = (mover: MoneyMover, intent: RefundIntent, now: Date): boolean => {
  const { idempotent, keyLifeHours } = mover.capabilities;
  if (!idempotent) return false;
  if (keyLifeHours === null) return true;
  const firstMs = Date.parse(intent.firstSubmittedAt ?? intent.createdAt);
  return now.getTime() - firstMs < keyLifeHours * hourMs - keyMarginMs;
};
