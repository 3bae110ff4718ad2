import {
  type CaseTimes,
  hoursOf,
  keptTimes,
  type Party,
  type Payout,
  type PayoutReport,
  parties,
  reportPayouts,
  reportStatuses,
  type StatusReport,
  timeSpent,
} from '../../cases/index.js';
import type { PromiseRecords } from '../../storage/index.js';

export interface PromiseReport {
  /** ISO; what was agreed, and what happened, from here on. */
  readonly since: string;
  readonly at: string;
  readonly payout: PayoutReport;
  readonly statuses: readonly StatusReport[];
  /** Hours in which each was awaited, over whole cases. */
  readonly awaitedHours: Readonly<Record<Party | 'nobody', number>>;
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
  const awaitedMs = { customer: 0, us: 0, provider: 0, nobody: 0 };
  for await (const histories of records.historiesSince(since)) {
    for (const { entries, ...head } of histories) {
      kept.push(...keptTimes(head, entries, times, now));
      const spent = timeSpent(head, entries, now);
      for (const party of [...parties, 'nobody'] as const) awaitedMs[party] += spent[party];
    }
  }
  const { customer, us, provider, nobody } = awaitedMs;
  return {
    since,
    at: now,
    payout: reportPayouts(payouts, times, now),
    statuses: reportStatuses(kept),
    awaitedHours: {
      customer: hoursOf(customer),
      us: hoursOf(us),
      provider: hoursOf(provider),
      nobody: hoursOf(nobody),
    },
  };
};
