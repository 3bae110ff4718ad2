import { currencyExponent } from '../../base/index.js';
import type { Decision } from '../../domain/index.js';

/** A request that would be answered otherwise. */
export interface Affected {
  readonly reference: string;
  readonly from: Decision['outcome'];
  readonly to: Decision['outcome'];
  readonly currency: string;
  readonly beforeMinor: number;
  readonly afterMinor: number;
  readonly rulesBefore: readonly string[];
  readonly rulesAfter: readonly string[];
}

/** Currencies are not exchanged: an amount counts by its number. */
const weight = ({ beforeMinor, afterMinor, currency }: Affected): number =>
  Math.abs(afterMinor - beforeMinor) / 10 ** currencyExponent(currency);

const before = (a: Affected, b: Affected): number =>
  weight(b) - weight(a) || Number(b.from !== b.to) - Number(a.from !== a.to);

/** Keeps the most affected of any number of requests: by money, then those whose outcome changes, then the first. */
export const mostAffected = (count: number) => {
  let kept: Affected[] = [];
  return {
    add: (affected: Affected): void => {
      const last = kept[count - 1];
      if (last !== undefined && before(last, affected) <= 0) return;
      const at = kept.findIndex((other) => before(other, affected) > 0);
      kept = kept.toSpliced(at < 0 ? kept.length : at, 0, affected).slice(0, count);
    },
    list: (): readonly Affected[] => kept,
  };
};
