import type { ParamValue } from '../../dialog/index.js';
import type { Decision } from '../../domain/index.js';
import { payoutParam } from './sum-params.js';

/** For money that leaves now: nothing is waited for any more. */
export const payoutOf = (decision: Decision | null): ParamValue =>
  decision === null
    ? { kind: 'message', key: 'payout.at-once', params: {} }
    : payoutParam({ ...decision, refundOn: 'now' });
