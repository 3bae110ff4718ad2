import { scaleHalfUp } from '../../base/index.js';

export interface Fee {
  readonly amountMinor: number;
  readonly clause: string;
}
export interface Share {
  readonly basisPoints: number;
  readonly clause: string;
}

/** What the rule takes off, in minor units of the order's currency; absent means nothing. */
export interface Deductions {
  readonly restocking: Share | null;
  readonly handling: Fee | null;
  readonly label: Fee | null;
}

export const noDeductions: Deductions = Object.freeze({ restocking: null, handling: null, label: null });

export interface DeductionLine {
  readonly bucket: 'restocking-fee' | 'handling-fee' | 'label-fee';
  readonly amountMinor: number;
  readonly clause: string;
}

/** Deductions as negative lines. Together they never exceed the goods refunded. */
export const deductionLines = (deductions: Deductions, goodsMinor: number): DeductionLine[] => {
  let leftMinor = goodsMinor;
  const lines: DeductionLine[] = [];
  const take = (bucket: DeductionLine['bucket'], wantedMinor: number, clause: string): void => {
    const amountMinor = Math.min(wantedMinor, leftMinor);
    leftMinor -= amountMinor;
    if (amountMinor > 0) lines.push({ bucket, amountMinor: -amountMinor, clause });
  };
  const { restocking, handling, label } = deductions;
  if (restocking)
    take('restocking-fee', scaleHalfUp(goodsMinor, restocking.basisPoints, 10_000), restocking.clause);
  if (handling) take('handling-fee', handling.amountMinor, handling.clause);
  if (label) take('label-fee', label.amountMinor, label.clause);
  return lines;
};
