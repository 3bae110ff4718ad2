import type { RefundIntentStatus } from '../../domain/index.js';

const foundAfterAll: readonly RefundIntentStatus[] = ['succeeded', 'pending'];

/**
 * The steps a refund may take, written down apart from the code that takes them. Nothing is sent that was not reserved,
 * nothing is let go that may have left, and what was given up comes back only because the money was found.
 */
export const refundSteps: Readonly<Record<RefundIntentStatus | 'nothing', readonly RefundIntentStatus[]>> = {
  nothing: ['reserved'],
  // A ledger that was set back does not know what it sent.
  reserved: ['submitted', 'released', 'manual', ...foundAfterAll],
  submitted: ['succeeded', 'pending', 'rejected', 'failed', 'unknown'],
  unknown: ['submitted', 'succeeded', 'pending', 'rejected', 'failed', 'manual'],
  pending: ['succeeded', 'failed', 'manual'],
  manual: ['succeeded', 'pending', 'failed'],
  succeeded: ['failed-late', 'reversed'],
  rejected: foundAfterAll,
  failed: foundAfterAll,
  released: foundAfterAll,
  'failed-late': foundAfterAll,
  reversed: foundAfterAll,
};

const letGo: ReadonlySet<RefundIntentStatus> = new Set([
  'rejected',
  'failed',
  'released',
  'failed-late',
  'reversed',
]);

/** Whether the intent holds money or has moved it. */
export const holds = (status: RefundIntentStatus): boolean => !letGo.has(status);
/** Whether its money may have left. */
export const mayHaveLeft = (status: RefundIntentStatus): boolean => holds(status) && status !== 'reserved';
