import {
  type CaseTimes,
  keptTimes,
  type Payout,
  type PayoutReport,
  reportPayouts,
  reportStatuses,
  type StatusReport,
} from '../../cases/index.js';
import type { PromiseRecords } from '../../storage/index.js';

export interface PromiseReport {
  /** ISO; what was agreed, and what happened, from here on. */
  readonly since: string;
  readonly at: string;
  readonly payout: PayoutReport;
  readonly statuses: readonly StatusReport[];
}

/** How the promises were kept: the payout of what was agreed since a moment, and the times of cases that moved since. */
export const measurePromises = async (
  records: PromiseRecords,
  times: CaseTimes,
  asked: { readonly since: string; readonly now: string },
): Promise<PromiseReport> => {
  const { since, now } = asked;
  const payouts: Payout[] = [];
  for await (const some of records.payoutsSince(since)) payouts.push(...some);
  const kept: ReturnType<typeof keptTimes> = [];
  for await (const histories of records.historiesSince(since)) {
    for (const { entries, ...head } of histories) kept.push(...keptTimes(head, entries, times, now));
  }
  return { since, at: now, payout: reportPayouts(payouts, times, now), statuses: reportStatuses(kept) };
};
