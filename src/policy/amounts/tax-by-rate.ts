import { allocateFirst } from '../../base/index.js';
import type { LineRemainder } from './line-remainder.js';

export interface RateTax {
  readonly name: string;
  readonly taxMinor: number;
}

const upTo = (taxes: readonly RateTax[], taxMinor: number): number[] =>
  allocateFirst(
    taxMinor,
    taxes.map((tax) => tax.taxMinor),
  );

/**
 * Which rates the next `taxMinor` of a line's tax belongs to. The line's tax is cumulative over gross and this split is
 * cumulative over the tax, so what was given back before tells it: nothing per rate needs to be kept.
 */
export const taxByRate = (remainder: LineRemainder, taxMinor: number): RateTax[] => {
  const { taxes } = remainder.line;
  const beforeMinor = Math.min(remainder.refundedTaxMinor, remainder.taxMinor);
  const before = upTo(taxes, beforeMinor);
  const after = upTo(taxes, beforeMinor + taxMinor);
  return taxes.flatMap((tax, i) => {
    const part = (after[i] ?? 0) - (before[i] ?? 0);
    return part === 0 ? [] : [{ name: tax.name, taxMinor: part }];
  });
};
