import { hasBegun, type Policy, type PolicyBook } from '../../policy/index.js';

/** A version of the shop's policy and the orders it decides. */
export interface VersionInForce {
  readonly policy: Policy;
  /** ISO date from which orders fall under it; null: since ever. */
  readonly from: string | null;
  /** ISO date from which the next version counts; null: the version of today. */
  readonly until: string | null;
}

/**
 * The versions that decide something on a day, newest first: none that has not begun, and none that was corrected by
 * another from the same day.
 * @param moment ISO
 * @throws AppError `content-invalid` when none is in force
 */
export const versionsInForce = (policies: PolicyBook, moment: string): readonly VersionInForce[] => {
  const { name } = policies.current(moment);
  const begun = policies.all.filter((policy) => policy.name === name && hasBegun(policy, moment));
  // Of two from the same day the earlier in the book counts.
  const counting = begun.filter(
    ({ validFrom }, index) => begun.findIndex((policy) => policy.validFrom === validFrom) === index,
  );
  const newestFirst = counting.toSorted((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? ''));
  return newestFirst.map((policy, index) => ({
    policy,
    from: policy.validFrom,
    until: newestFirst[index - 1]?.validFrom ?? null,
  }));
};
