import type { Case, CaseEntry } from '../../domain/index.js';
import { foldEntry } from '../fold-case.js';

/** From when on the money was owed at once, and when all of it had left; ISO moments. What the payout promise is measured on. */
export interface PayoutSpan {
  readonly agreedAt: string;
  readonly paidAt: string | null;
}

const hasMoney = ({ totalMinor }: Case): boolean => (totalMinor ?? 0) > 0;

/** Nothing is waited for any more: no goods have to come back, or what the policy waits for has happened. */
const isOwedNow = ({ decision, resolution, return: goods, status }: Case): boolean => {
  if (resolution === null) return false;
  if (status === 'refunding') return true;
  if (decision?.goods !== 'return' || decision.refundOn === 'now') return true;
  if (goods === null) return false;
  if (goods.status === 'closed') return true;
  switch (decision.refundOn) {
    case 'scan':
      return goods.isScanned || goods.status === 'received' || goods.status === 'inspected';
    case 'receipt':
      return goods.status === 'received' || goods.status === 'inspected';
    case 'inspection':
      return goods.status === 'inspected';
  }
};

const isPaid = ({ intents, totalMinor }: Case): boolean =>
  intents.reduce((sum, { status, amountMinor }) => sum + (status === 'succeeded' ? amountMinor : 0), 0) >=
  (totalMinor ?? 0);

const isOver = ({ status }: Case): boolean => status === 'withdrawn' || status === 'denied';

/**
 * The payout of a case; null where no money was agreed, or none any more. Money that failed late counts as not paid
 * until it is made up for, and still from the first agreement on.
 */
export const payoutSpan = (
  head: { readonly id: string; readonly reference: string },
  entries: readonly CaseEntry[],
): PayoutSpan | null => {
  let standing: Case | null = null;
  let agreedAt: string | null = null;
  let paidAt: string | null = null;
  for (const entry of entries) {
    standing = foldEntry(head, standing, entry);
    if (!hasMoney(standing) || isOver(standing)) {
      agreedAt = null;
      paidAt = null;
      continue;
    }
    if (isOwedNow(standing)) agreedAt ??= entry.at;
    if (agreedAt === null || !isPaid(standing)) paidAt = null;
    else paidAt ??= entry.at;
  }
  return agreedAt === null ? null : { agreedAt, paidAt };
};
