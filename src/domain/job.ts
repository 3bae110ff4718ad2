/** `case-timer`: a promised time of a case has come. `reconcile`: the ledger against the movers. `provider-event`: a webhook that was stored. */
export const jobNames = [
  'refund',
  'look-up-refund',
  'deliver',
  'resume-turn',
  'tell-refund',
  'case-timer',
  'reconcile',
  'provider-event',
] as const;
export type JobName = (typeof jobNames)[number];

/** Work for later, sent in the transaction that causes it. */
export interface JobRequest {
  readonly name: JobName;
  readonly payload: Readonly<Record<string, string>>;
  readonly startAfterSeconds?: number;
  /** The moment it is for, ISO in UTC, where that is known better than how long until then. */
  readonly startAt?: string;
  /** At most one waiting job under this key. */
  readonly singletonKey?: string;
}
