import { type CaseStatus, caseStatuses } from '../../domain/index.js';
import type { Party } from './awaited.js';
import type { KeptTime } from './kept-times.js';
import { after, type CaseTimes, type Span } from './promised-times.js';

/** One agreed payout. Moments are ISO; `paidAt` null: not all of it has left. */
export interface Payout {
  readonly reference: string;
  readonly agreedAt: string;
  readonly paidAt: string | null;
}

export interface LatePayout extends Payout {
  /** From agreement until it had left, or until now. */
  readonly hours: number;
}

export interface PayoutReport {
  readonly promise: Span;
  readonly agreed: number;
  /** Left in the promised time. */
  readonly within: number;
  /** Left too late, or should have left. */
  readonly late: number;
  /** Not left yet, and in time so far. */
  readonly waiting: number;
  /** `within` of those whose time is over or that have left; null without any. */
  readonly share: number | null;
  /** Of what has left, by nearest rank; null without any. */
  readonly hours: { readonly p50: number; readonly p90: number; readonly p99: number } | null;
  /** The longest first. */
  readonly lateOnes: readonly LatePayout[];
}

export interface StatusReport {
  readonly status: CaseStatus;
  readonly awaiting: Party;
  readonly kept: number;
  readonly missed: number;
  readonly open: number;
  /** Stretches in which the customer was awaited, so that no promise of the shop ran. */
  readonly paused: number;
  readonly hours: number;
}

/** Hours to the second digit. */
export const hoursOf = (ms: number): number => Math.round(ms / 36_000) / 100;

const rank = (sorted: readonly number[], share: number): number =>
  hoursOf(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);

/** The payout promise, measured: how many left in time, how long they took, and which were late. */
export const reportPayouts = (payouts: readonly Payout[], times: CaseTimes, now: string): PayoutReport => {
  const promise = times.promised.payout;
  const took: number[] = [];
  const lateOnes: LatePayout[] = [];
  let within = 0;
  for (const payout of payouts) {
    const agreed = Date.parse(payout.agreedAt);
    const end = Date.parse(payout.paidAt ?? now);
    if (payout.paidAt !== null) took.push(end - agreed);
    if (end > after(times.calendar, agreed, promise)) {
      lateOnes.push({ ...payout, hours: hoursOf(end - agreed) });
    } else if (payout.paidAt !== null) within += 1;
  }
  took.sort((a, b) => a - b);
  const late = lateOnes.length;
  return {
    promise,
    agreed: payouts.length,
    within,
    late,
    waiting: payouts.length - within - late,
    share: within + late === 0 ? null : within / (within + late),
    hours: took.length === 0 ? null : { p50: rank(took, 0.5), p90: rank(took, 0.9), p99: rank(took, 0.99) },
    lateOnes: lateOnes.sort((a, b) => b.hours - a.hours || (a.reference < b.reference ? -1 : 1)),
  };
};

/** The promised times of all statuses, in the order of the statuses. */
export const reportStatuses = (kept: readonly KeptTime[]): StatusReport[] => {
  const rows = new Map<string, { -readonly [K in keyof StatusReport]: StatusReport[K] } & { ms: number }>();
  for (const { status, awaiting, outcome, ms } of kept) {
    const key = `${status} ${awaiting}`;
    const row = rows.get(key) ?? {
      status,
      awaiting,
      kept: 0,
      missed: 0,
      open: 0,
      paused: 0,
      hours: 0,
      ms: 0,
    };
    row[outcome] += 1;
    row.ms += ms;
    rows.set(key, row);
  }
  return [...rows.values()]
    .sort((a, b) => caseStatuses.indexOf(a.status) - caseStatuses.indexOf(b.status))
    .map(({ ms, ...row }) => ({ ...row, hours: hoursOf(ms) }));
};
