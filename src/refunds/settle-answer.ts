import type { RefundIntent } from '../domain/index.js';
import { intentChange, lookUpJob } from './intent-change.js';
import type { MoverAnswer, MoverStanding } from './ports.js';
import { lookUpDelaySeconds, type RefundOutcome, type SagaContext, write } from './saga-context.js';

type Settling = Exclude<MoverStanding['kind'], 'absent'> | 'failed-late';
type Known = Exclude<MoverStanding, { kind: 'absent' }>;

/** True for what a mover is meant to say; anything else counts as unknown. */
export const isDefinite = (answer: { readonly kind: string } | null | undefined): answer is Known => {
  if (answer === null || answer === undefined) return false;
  if (answer.kind === 'rejected') return true;
  const named = (answer as { providerRefundId?: unknown }).providerRefundId;
  return (
    ['succeeded', 'pending', 'failed', 'reversed'].includes(answer.kind) &&
    typeof named === 'string' &&
    named !== ''
  );
};

/** Records what the mover told, under its own name; `reason` adds how we came to know it. */
export const settle = async (
  context: SagaContext,
  intent: RefundIntent,
  told: { readonly to: Settling; readonly standing: Known; readonly reason?: string },
): Promise<RefundOutcome> => {
  const { to, standing } = told;
  const now = context.clock.now();
  const code = 'code' in standing ? standing.code : undefined;
  if (code !== undefined) context.logger.warn({ intentId: intent.id, code }, 'refund refused');
  const reason = code ?? told.reason;
  const change = intentChange(intent, to, {
    at: now.toISOString(),
    actor: 'provider',
    ...('providerRefundId' in standing ? { providerRefundId: standing.providerRefundId } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(to === 'pending' ? { jobs: [lookUpJob(intent.id, lookUpDelaySeconds(intent, now))] } : {}),
  });
  return typeof (await write(context, change)) === 'string' ? 'skipped' : to;
};

/** Records the answer to a call. Anything but a definite answer is `unknown`, with a look-up to follow. */
export const settleAnswer = async (
  context: SagaContext,
  intent: RefundIntent,
  answer: MoverAnswer | null,
): Promise<RefundOutcome> => {
  if (isDefinite(answer)) return settle(context, intent, { to: answer.kind, standing: answer });
  const now = context.clock.now();
  const jobs = [lookUpJob(intent.id, lookUpDelaySeconds(intent, now))];
  const change = intentChange(intent, 'unknown', { at: now.toISOString(), jobs });
  return typeof (await write(context, change)) === 'string' ? 'skipped' : 'unknown';
};
