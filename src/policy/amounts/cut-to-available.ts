import { allocate } from '../../base/index.js';

/** What a settlement would give, before it is known whether the payments still hold it. */
export interface Wanted {
  /** Gross of the goods by line, and of each line what must stay because it is deducted again. */
  readonly grossMinor: readonly number[];
  readonly deductedMinor: readonly number[];
  /** Deducted from all goods together, those by line included. */
  readonly deductionsMinor: number;
  readonly shippingMinor: number;
  readonly dutiesMinor: number;
  /** Threshold discount given back. */
  readonly discountBackMinor: number;
}

/**
 * Money that went back without naming goods lessens the payment, not the line: then what the payments still hold is
 * all there is to give. Goods are cut first, never below what is deducted from them, then the rest.
 */
export const cutToAvailable = (wanted: Wanted, availableMinor: number): Wanted => {
  const goodsMinor = wanted.grossMinor.reduce((a, b) => a + b, 0) - wanted.deductionsMinor;
  const rest = wanted.shippingMinor + wanted.dutiesMinor + wanted.discountBackMinor;
  let shortMinor = Math.max(0, goodsMinor + rest - availableMinor);
  if (shortMinor === 0) return wanted;
  const take = (amountMinor: number): number => {
    const cut = Math.min(shortMinor, amountMinor);
    shortMinor -= cut;
    return cut;
  };
  const room = wanted.grossMinor.map((gross, i) => gross - (wanted.deductedMinor[i] ?? 0));
  const cuts = allocate(take(goodsMinor), room);
  return {
    ...wanted,
    grossMinor: wanted.grossMinor.map((gross, i) => gross - (cuts[i] ?? 0)),
    shippingMinor: wanted.shippingMinor - take(wanted.shippingMinor),
    dutiesMinor: wanted.dutiesMinor - take(wanted.dutiesMinor),
    discountBackMinor: wanted.discountBackMinor - take(wanted.discountBackMinor),
  };
};
