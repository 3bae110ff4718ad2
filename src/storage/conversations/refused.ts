import type { CommitConflict } from '../../turns/index.js';

/** Carries an expected refusal out of a transaction, which is rolled back by it. Never leaves this room. */
export class Refused extends Error {
  readonly conflict: CommitConflict;
  constructor(conflict: CommitConflict) {
    super(conflict.kind);
    this.conflict = conflict;
  }
}

export const refuse = (conflict: CommitConflict): never => {
  throw new Refused(conflict);
};
