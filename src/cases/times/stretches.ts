import type { Case, CaseEntry, CaseStatus } from '../../domain/index.js';
import { foldEntry } from '../fold-case.js';

type Head = { readonly id: string; readonly reference: string };

/** A time a case spent in one status without leaving it. Moments are ISO. */
export interface Stretch {
  readonly status: CaseStatus;
  readonly from: string;
  /** Null while it lasts. */
  readonly to: string | null;
  /** The case as it stood at the end of it, or stands. */
  readonly standing: Case;
  readonly remindedAt: readonly string[];
  readonly overdueAt: readonly string[];
  /** When a carrier or the warehouse was last heard of in it. */
  readonly newsAt: string | null;
}

/** The history of a case, status by status; the last one lasts. */
export const stretchesOf = (head: Head, entries: readonly CaseEntry[]): Stretch[] => {
  const stretches: Stretch[] = [];
  let standing: Case | null = null;
  for (const entry of entries) {
    standing = foldEntry(head, standing, entry);
    const before = stretches.at(-1);
    if (before === undefined || before.status !== standing.status) {
      if (before !== undefined) stretches[stretches.length - 1] = { ...before, to: entry.at };
      const { status } = standing;
      stretches.push({
        status,
        from: entry.at,
        to: null,
        standing,
        remindedAt: [],
        overdueAt: [],
        newsAt: null,
      });
      continue;
    }
    const { type } = entry.event;
    const isNews = type === 'return-tracked' || type === 'return-received';
    stretches[stretches.length - 1] = {
      ...before,
      standing,
      remindedAt: type === 'reminded' ? [...before.remindedAt, entry.at] : before.remindedAt,
      overdueAt: type === 'overdue' ? [...before.overdueAt, entry.at] : before.overdueAt,
      newsAt: isNews ? entry.at : before.newsAt,
    };
  }
  return stretches;
};
