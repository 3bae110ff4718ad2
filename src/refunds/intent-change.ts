import type { Actor, RefundIntent, RefundIntentStatus } from '../domain/index.js';
import type { IntentChange, JobRequest } from './ports.js';

/** Endings that somebody hears about: the customer, and a person where there is something to do. */
const told: ReadonlySet<RefundIntentStatus> = new Set([
  'succeeded',
  'failed',
  'rejected',
  'manual',
  'failed-late',
  'reversed',
]);

export interface IntentStep {
  readonly at: string;
  /** Who moves it; `system` when left out. */
  readonly actor?: Actor;
  readonly attempts?: number;
  readonly providerRefundId?: string;
  /** A code, or a person's words. */
  readonly reason?: string;
  readonly jobs?: readonly JobRequest[];
}

const tellJob = (
  intent: RefundIntent,
  to: RefundIntentStatus,
  reason: string | undefined,
): readonly JobRequest[] =>
  told.has(to) && to !== intent.status
    ? [
        {
          name: 'tell-refund',
          payload: {
            caseId: intent.caseId,
            intentId: intent.id,
            status: to,
            ...(reason === undefined ? {} : { reason }),
          },
          singletonKey: `tell-refund ${intent.id} ${to}`,
        },
      ]
    : [];

/** One step of an intent, with what it appends to its case and the jobs it causes. */
export const intentChange = (
  intent: RefundIntent,
  to: RefundIntentStatus,
  step: IntentStep,
): IntentChange => {
  const { reason } = step;
  const providerRefundId = step.providerRefundId ?? intent.providerRefundId;
  const moved = {
    type: 'refund-moved' as const,
    intentId: intent.id,
    status: to,
    amountMinor: intent.amountMinor,
    currency: intent.currency,
    ...(providerRefundId === null ? {} : { providerRefundId }),
    ...(reason === undefined ? {} : { reason }),
  };
  return {
    intentId: intent.id,
    from: intent.status,
    fromAttempts: intent.attempts,
    to,
    attempts: step.attempts ?? intent.attempts,
    providerRefundId,
    at: step.at,
    actor: step.actor ?? 'system',
    caseEvents: to === intent.status ? [] : [moved],
    jobs: [...(step.jobs ?? []), ...tellJob(intent, to, reason)],
  };
};

export const lookUpJob = (intentId: string, startAfterSeconds: number): JobRequest => ({
  name: 'look-up-refund',
  payload: { intentId },
  startAfterSeconds,
  singletonKey: `look-up-refund ${intentId}`,
});

/** Tries to send later; `waitingSince` is when it was first tried. */
export const sendLaterJob = (
  intentId: string,
  waitingSince: string,
  startAfterSeconds: number,
): JobRequest => ({
  name: 'refund',
  payload: { intentId, waitingSince },
  startAfterSeconds,
  singletonKey: `refund ${intentId}`,
});
