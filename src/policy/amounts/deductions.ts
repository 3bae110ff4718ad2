import { scaleHalfUp } from '../../base/index.js';
import type { Breakdown, DecisionFacts } from '../../domain/index.js';

export interface Fee {
  readonly amountMinor: number;
  readonly clause: string;
}
export interface Share {
  readonly basisPoints: number;
  readonly clause: string;
}

/** What is taken off, in minor units of the order's currency; absent means nothing. */
export interface Deductions {
  readonly restocking: Share | null;
  readonly handling: Fee | null;
  readonly label: Fee | null;
  /** What the warehouse found missing or damaged. */
  readonly inspection: NonNullable<DecisionFacts['inspection']>;
}

export const noDeductions: Deductions = Object.freeze({
  restocking: null,
  handling: null,
  label: null,
  inspection: [],
});

/** Goods of one order line that are refunded. */
export interface RefundedGoods {
  readonly lineId: string;
  readonly name: string;
  readonly names?: Record<string, string> | undefined;
  readonly grossMinor: number;
}

type Line = Breakdown['lines'][number];

const inspectionBucket = {
  'missing-part': 'missing-deduction',
  'damaged-by-customer': 'damage-deduction',
} as const;

/** What was found on inspection, each line's at most what is refunded for that line. */
const inspectionLines = (found: Deductions['inspection'], goods: readonly RefundedGoods[]): Line[] =>
  goods.flatMap(({ lineId, name, names, grossMinor }) => {
    let leftMinor = grossMinor;
    return found.flatMap((entry): Line[] => {
      const amountMinor = entry.lineId === lineId ? Math.min(entry.amountMinor, leftMinor) : 0;
      leftMinor -= amountMinor;
      if (amountMinor === 0) return [];
      const about = { lineId, name, ...(names === undefined ? {} : { names }) };
      return [{ bucket: inspectionBucket[entry.kind], amountMinor: -amountMinor, ...about }];
    });
  });

/**
 * Deductions as negative lines: first what is wrong with the goods, then the discount that is lost on what is kept,
 * then the fees. Together they never exceed the goods refunded.
 */
export const deductionLines = (
  deductions: Deductions,
  goods: readonly RefundedGoods[],
  discountMinor = 0,
): Line[] => {
  const goodsMinor = goods.reduce((sum, entry) => sum + entry.grossMinor, 0);
  const lines = inspectionLines(deductions.inspection, goods);
  let leftMinor = lines.reduce((left, line) => left + line.amountMinor, goodsMinor);
  const take = (bucket: Line['bucket'], wantedMinor: number, clause?: string): void => {
    const amountMinor = Math.min(wantedMinor, leftMinor);
    leftMinor -= amountMinor;
    if (amountMinor > 0)
      lines.push({ bucket, amountMinor: -amountMinor, ...(clause === undefined ? {} : { clause }) });
  };
  const { restocking, handling, label } = deductions;
  // The smallest amount stays to be paid: what was taken of the discount is on record only with a refund.
  const discount = Math.min(discountMinor, Math.max(0, leftMinor - 1));
  take('discount-recalculated', discount);
  if (discount > 0) leftMinor -= 1;
  if (restocking)
    take('restocking-fee', scaleHalfUp(goodsMinor, restocking.basisPoints, 10_000), restocking.clause);
  if (handling) take('handling-fee', handling.amountMinor, handling.clause);
  if (label) take('label-fee', label.amountMinor, label.clause);
  return lines;
};
