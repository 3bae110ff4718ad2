import type { RefundIntent, RefundIntentStatus } from '../../domain/index.js';
import type { DisputeStanding, ListedRefund } from '../ports.js';
import type { DisputeTaken } from '../take-dispute.js';

/**
 * What one refund came to when the ledger was laid beside the mover's list.
 *
 * - `matched`: both say the same.
 * - `in-flight`: too young to be judged.
 * - `missing-there`: we say the money left, the mover has none.
 * - `unknown-here`: the mover has one that the ledger does not know.
 * - `amount-differs`: another amount or currency.
 * - `late-failure`: it had arrived and came back.
 * - `status-behind`: the mover knows more than we do.
 * - `given-up-here`: we let the money go, and it left all the same.
 * - `made-twice`: the mover has more than one for one intent.
 */
export const findingKinds = [
  'matched',
  'in-flight',
  'missing-there',
  'unknown-here',
  'amount-differs',
  'late-failure',
  'status-behind',
  'given-up-here',
  'made-twice',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** `look-up` and `reopen` are taken at once, by asking the mover for the truth; `person` is left to one. */
export type FindingAction = 'none' | 'look-up' | 'reopen' | 'person';

export interface Finding {
  readonly kind: FindingKind;
  readonly action: FindingAction;
  readonly intentId: string | null;
  readonly caseId: string | null;
  readonly providerRefundId: string | null;
  readonly providerPaymentId: string | null;
  readonly currency: string;
  /** Minor units; null where that side has none. */
  readonly oursMinor: number | null;
  readonly theirsMinor: number | null;
  readonly ourStatus: RefundIntentStatus | null;
  readonly theirStatus: ListedRefund['status'] | null;
  /** What came of the action that was taken: the saga's outcome, or `mover-out-of-reach`. */
  readonly outcome: string | null;
}

/** A dispute of the mover's that its news had not told us of, or not to its end. */
export interface DisputeFinding {
  readonly disputeId: string;
  readonly providerPaymentId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly state: DisputeStanding['state'];
  /** `payment-unknown` is left to a person; the others were followed at once. */
  readonly outcome: Extract<DisputeTaken, 'noticed' | 'closed' | 'payment-unknown'>;
}

export interface ReconciliationReport {
  readonly id: string;
  readonly mover: string;
  /** ISO. Refunds made since then were laid side by side. */
  readonly since: string;
  readonly at: string;
  /** False when a list of the mover's could not be read to its end: then nothing is called missing. */
  readonly isComplete: boolean;
  /** Why it is not complete: an error's code. */
  readonly fault: string | null;
  readonly counts: Readonly<Record<FindingKind, number>>;
  /** Everything that asked for an action; the counts tell of the rest. */
  readonly findings: readonly Finding[];
  readonly disputes: readonly DisputeFinding[];
}

/** Whether somebody has to look at this run. */
export const needsPerson = (report: ReconciliationReport): boolean =>
  !report.isComplete ||
  report.findings.some(({ action }) => action === 'person') ||
  report.disputes.some(({ outcome }) => outcome === 'payment-unknown');

/** Runs and the intents that they are about. */
export interface ReconciliationStore {
  /** Intents of a mover that were first sent since a moment (ISO), and those named, in any order. */
  intents(asked: {
    readonly mover: string;
    readonly since: string;
    readonly intentIds: readonly string[];
    readonly providerRefundIds: readonly string[];
  }): Promise<RefundIntent[]>;
  /** Disputes about a mover's payments that nobody has told us the end of. */
  openDisputes(mover: string): Promise<string[]>;
  save(report: ReconciliationReport): Promise<void>;
  /** The latest run of each mover. */
  latest(): Promise<ReconciliationReport[]>;
}
