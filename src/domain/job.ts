/** Work for later, sent in the transaction that causes it. */
export interface JobRequest {
  readonly name: 'refund' | 'look-up-refund' | 'deliver' | 'resume-turn' | 'tell-refund';
  readonly payload: Readonly<Record<string, string>>;
  readonly startAfterSeconds?: number;
  /** At most one waiting job under this key. */
  readonly singletonKey?: string;
}
