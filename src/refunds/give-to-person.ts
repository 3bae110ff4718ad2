import type { RefundIntent } from '../domain/index.js';
import { intentChange } from './intent-change.js';
import { type PersonReason, type RefundOutcome, type SagaContext, write } from './saga-context.js';

/** Nothing more is tried by itself: the money stays held until a person says what became of it. */
export const giveToPerson = async (
  context: SagaContext,
  intent: RefundIntent,
  reason: PersonReason,
): Promise<RefundOutcome> => {
  // Expected of a mover that works by hand; anything else deserves a look.
  const log = reason === 'confirm-by-hand' ? context.logger.info : context.logger.error;
  log.call(context.logger, { intentId: intent.id, reason }, 'a person has to settle this refund');
  const change = intentChange(intent, 'manual', { at: context.clock.now().toISOString(), reason });
  return typeof (await write(context, change)) === 'string' ? 'skipped' : 'manual';
};
