import type { CaseEntry, CaseStatus } from '../../domain/index.js';
import { awaitedOf, type Party } from './awaited.js';
import type { CaseTimes } from './promised-times.js';
import { stretchesOf } from './stretches.js';
import { timeOf } from './time-of.js';

/** What became of one promised time: `open` while it may still be kept, `paused` where the customer was awaited. */
export interface KeptTime {
  readonly status: CaseStatus;
  readonly awaiting: Party;
  readonly outcome: 'kept' | 'missed' | 'open' | 'paused';
  readonly ms: number;
}

/** Each stretch of a case in which somebody was awaited, measured against what was promised for it. */
export const keptTimes = (
  head: { readonly id: string; readonly reference: string },
  entries: readonly CaseEntry[],
  times: CaseTimes,
  now: string,
): KeptTime[] => {
  const stretches = stretchesOf(head, entries);
  return stretches.flatMap((stretch, index): KeptTime[] => {
    const { status, from, to, standing } = stretch;
    const awaiting = awaitedOf(standing);
    const time = timeOf(stretches.slice(0, index + 1), times);
    if (awaiting === null || time === null) return [];
    const end = Date.parse(to ?? now);
    const ms = Math.max(0, end - Date.parse(from));
    // What ends as it begins was never waited in.
    if (to !== null && ms === 0) return [];
    if (awaiting === 'customer') return [{ status, awaiting, outcome: 'paused', ms }];
    const outcome = end > time.deadline ? 'missed' : to === null ? 'open' : 'kept';
    return [{ status, awaiting, outcome, ms }];
  });
};
