import type { RefundIntentStatus } from '../domain/index.js';
import type { MoverStanding } from './ports.js';

/** Statuses in which the mover's own word counts. A `submitted` intent becomes `unknown` before it is looked up. */
export type LookedUpStatus = Exclude<RefundIntentStatus, 'submitted'>;

/**
 * What a look-up makes of an intent. `stay`: nothing new. `send-again`: the mover definitely has nothing, so the same
 * key is sent again while it is remembered, else a person is asked. `person`: nothing may be done without one.
 */
export type Move = 'succeeded' | 'pending' | 'rejected' | 'failed' | 'failed-late' | 'reversed' | Step;
type Step = 'stay' | 'send-again' | 'person';

type Moves = Readonly<Record<MoverStanding['kind'], Move>>;

/** Not sent, or given up here: what the mover has all the same holds the money. */
const notExpected: Moves = {
  succeeded: 'succeeded',
  pending: 'pending',
  rejected: 'stay',
  failed: 'stay',
  reversed: 'stay',
  absent: 'stay',
};

/**
 * The mover's standing against ours. Money that has arrived never goes back to being on its way: a `pending` seen
 * after `succeeded` is old news.
 */
const moves: Readonly<Record<LookedUpStatus, Moves>> = {
  unknown: {
    succeeded: 'succeeded',
    pending: 'pending',
    rejected: 'rejected',
    failed: 'failed',
    reversed: 'failed',
    absent: 'send-again',
  },
  pending: {
    succeeded: 'succeeded',
    pending: 'stay',
    rejected: 'failed',
    failed: 'failed',
    reversed: 'failed',
    absent: 'person',
  },
  succeeded: {
    succeeded: 'stay',
    pending: 'stay',
    rejected: 'stay',
    failed: 'failed-late',
    reversed: 'reversed',
    // Also what a person has settled elsewhere looks like; the reconciliation asks about it.
    absent: 'stay',
  },
  manual: {
    succeeded: 'succeeded',
    pending: 'pending',
    rejected: 'failed',
    failed: 'failed',
    reversed: 'failed',
    absent: 'stay',
  },
  // A ledger that was set back to yesterday does not know what it sent today.
  reserved: notExpected,
  rejected: notExpected,
  failed: notExpected,
  released: notExpected,
  'failed-late': notExpected,
  reversed: notExpected,
};

export const moveAfter = (status: LookedUpStatus, standing: MoverStanding['kind']): Move =>
  moves[status][standing];

export const isLookedUp = (status: RefundIntentStatus): status is LookedUpStatus => status in moves;
