import { err, ok, type Result } from '../base/index.js';
import type { Case, CaseEntry, CaseStatus } from '../domain/index.js';
import { foldCase, foldEntry } from './fold-case.js';
import { mayAppeal } from './may-appeal.js';
import { canTransition, mayEver, stepOf } from './transitions.js';

/** An entry that the table of who may do what does not allow where the case stood when it would have been added. */
export interface NotAdmitted {
  readonly status: CaseStatus | null;
  readonly entry: CaseEntry;
  /** No status would have let this actor do it; so it is not that the case has moved on. */
  readonly never: boolean;
}

/**
 * A case with more entries, each looked up in the table where the case stands just before it. What the ledger already
 * holds is taken as it is: only what is new has to be allowed.
 * @throws AppError `unexpected` for a ledger with a gap.
 */
export const admitEntries = (
  head: { readonly id: string; readonly reference: string },
  before: readonly CaseEntry[],
  added: readonly CaseEntry[],
): Result<Case, NotAdmitted> => {
  let standing = before.length === 0 ? null : foldCase(head, before);
  for (const entry of added) {
    const status = standing?.status ?? null;
    const step = stepOf(entry.event);
    const isAllowed =
      canTransition(status, step, entry.actor) &&
      (step !== 'appealed' || standing === null || mayAppeal(standing));
    if (!isAllowed) return err({ status, entry, never: !mayEver(step, entry.actor) });
    standing = foldEntry(head, standing, entry);
  }
  return ok(standing ?? foldCase(head, []));
};
