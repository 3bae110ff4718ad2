import type { RefundIntent, RefundIntentStatus } from '../domain/index.js';
import type { IntentChange, JobRequest } from './ports.js';

/** Endings the customer hears about. */
const told: ReadonlySet<RefundIntentStatus> = new Set(['succeeded', 'failed', 'rejected', 'manual']);

/** One step of an intent, with what it appends to its case and the jobs it causes. */
export const intentChange = (
  intent: RefundIntent,
  to: RefundIntentStatus,
  step: {
    readonly at: string;
    readonly attempts?: number;
    readonly providerRefundId?: string;
    readonly jobs?: readonly JobRequest[];
  },
): IntentChange => {
  const providerRefundId = step.providerRefundId ?? intent.providerRefundId;
  const tell: JobRequest = {
    name: 'tell-refund',
    payload: { caseId: intent.caseId, intentId: intent.id, status: to },
    singletonKey: `tell-refund ${intent.id} ${to}`,
  };
  return {
    intentId: intent.id,
    from: intent.status,
    to,
    attempts: step.attempts ?? intent.attempts,
    providerRefundId,
    at: step.at,
    caseEvents:
      to === intent.status
        ? []
        : [
            {
              type: 'refund-moved',
              intentId: intent.id,
              status: to,
              amountMinor: intent.amountMinor,
              currency: intent.currency,
              ...(providerRefundId === null ? {} : { providerRefundId }),
            },
          ],
    jobs: [...(step.jobs ?? []), ...(told.has(to) ? [tell] : [])],
  };
};

export const lookUpJob = (intentId: string, startAfterSeconds: number): JobRequest => ({
  name: 'look-up-refund',
  payload: { intentId },
  startAfterSeconds,
  singletonKey: `look-up-refund ${intentId}`,
});
