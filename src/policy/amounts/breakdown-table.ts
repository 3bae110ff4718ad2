import { AppError } from '../../base/index.js';
import type { Breakdown, BreakdownBucket } from '../../domain/index.js';

/** One row for people. The rows before `total` sum to it; deductions are below zero. */
export interface BreakdownRow {
  readonly bucket: BreakdownBucket | 'total';
  readonly amountMinor: number;
  readonly lineId?: string;
  readonly name?: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly quantity?: number;
  /** Which tax a `tax` row is. */
  readonly taxName?: string;
  readonly clause?: string;
}

/** As it is read out: what was bought, what comes with it, what is taken off, what is put on top. */
const readingOrder: readonly BreakdownBucket[] = [
  'goods',
  'exchange-goods',
  'tax',
  'shipping',
  'shipping-tax',
  'duties',
  'missing-deduction',
  'damage-deduction',
  'discount-recalculated',
  'restocking-fee',
  'handling-fee',
  'label-fee',
  'bonus',
];

type Line = Breakdown['lines'][number];

/** The tax of all goods is one row a rate; everything else stays with its own order line. */
const rowOf = (line: Line): BreakdownRow => {
  const { bucket, amountMinor, lineId, name, names, quantity, taxName, clause } = line;
  if (bucket === 'tax') return { bucket, amountMinor, ...(taxName === undefined ? {} : { taxName }) };
  return {
    bucket,
    amountMinor,
    ...(lineId === undefined ? {} : { lineId }),
    ...(name === undefined ? {} : { name }),
    ...(names === undefined ? {} : { names }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(clause === undefined ? {} : { clause }),
  };
};

/**
 * The small table that people check: goods, tax, shipping, duties, deductions, bonus, total, with rows of the same kind
 * merged. A row of nothing is left out, except goods that cost nothing.
 * @throws AppError `unexpected` when the rows do not sum to the total.
 */
export const breakdownTable = (breakdown: Breakdown): readonly BreakdownRow[] => {
  const merged = new Map<string, BreakdownRow>();
  for (const line of breakdown.lines) {
    const row = rowOf(line);
    const key = JSON.stringify([row.bucket, row.lineId, row.taxName, row.clause]);
    const amountMinor = (merged.get(key)?.amountMinor ?? 0) + row.amountMinor;
    merged.set(key, { ...row, amountMinor });
  }
  const rows = readingOrder.flatMap((bucket) =>
    [...merged.values()].filter(
      (row) => row.bucket === bucket && (row.amountMinor !== 0 || bucket === 'goods'),
    ),
  );
  const { totalMinor } = breakdown;
  if (rows.reduce((sum, row) => sum + row.amountMinor, 0) !== totalMinor)
    throw new AppError('unexpected', { reason: 'rows-do-not-sum', totalMinor });
  return [...rows, { bucket: 'total', amountMinor: totalMinor }];
};
