import { allocate, allocateFirst } from '../../base/index.js';
import { type Breakdown, bonusPaymentId } from '../../domain/index.js';
import { amountsOf, type SettledLine, withAmounts } from './line-amounts.js';

/** What each tender takes of parts that are all of one sign. */
const shared = (parts: readonly number[], totals: readonly number[]): number[][] => {
  let upToMinor = 0;
  return totals.map((totalMinor) => {
    const before = allocateFirst(upToMinor, parts);
    upToMinor += totalMinor;
    return allocateFirst(upToMinor, parts).map((part, index) => part - (before[index] ?? 0));
  });
};

/**
 * The lines of a settlement shared by its tenders, exactly in both directions: each tender's lines sum to its amount,
 * and each line, net and every rate, to what was settled. A bonus is its own tender's line, and nobody else's. Units
 * are counted with the first tender.
 */
export const shareLines = (lines: readonly SettledLine[], tenders: Breakdown['tenders']): SettledLine[][] => {
  const own = (index: number): boolean => tenders.length > 1 && tenders[index]?.paymentId === bonusPaymentId;
  const isShared = tenders.some((_, index) => own(index))
    ? ({ bucket }: SettledLine): boolean => bucket !== 'bonus'
    : (): boolean => true;
  const common = lines.filter(isShared);
  const amounts = common.flatMap(amountsOf);
  const weights = tenders.map(({ amountMinor }, index) => (own(index) ? 0 : amountMinor));
  // What is taken off first, so that what is given is never below zero for any tender.
  const taken = amounts.map((amountMinor) => Math.max(0, -amountMinor));
  const takenMinor = allocate(
    taken.reduce((sum, part) => sum + part, 0),
    weights,
  );
  const less = shared(taken, takenMinor);
  const more = shared(
    amounts.map((amountMinor) => Math.max(0, amountMinor)),
    weights.map((weight, index) => weight + (takenMinor[index] ?? 0)),
  );
  return tenders.map((_, index) => {
    if (own(index)) return lines.filter((line) => !isShared(line));
    const parts = amounts.map((_amount, part) => (more[index]?.[part] ?? 0) - (less[index]?.[part] ?? 0));
    return withAmounts(common, parts).map(({ quantity, ...line }) =>
      quantity === undefined || index > 0 ? line : { ...line, quantity },
    );
  });
};
