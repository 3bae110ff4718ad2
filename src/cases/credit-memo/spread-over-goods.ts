import { allocateFirst } from '../../base/index.js';
import { amountsOf, type SettledLine, withAmounts } from './line-amounts.js';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** Lines that bear the same rates as one, in the order in which they first come. */
const byRates = (lines: readonly SettledLine[]): SettledLine[] => {
  const groups = new Map<string, SettledLine[]>();
  for (const line of lines) {
    const rates = JSON.stringify(line.taxes.map(({ name }) => name));
    groups.set(rates, [...(groups.get(rates) ?? []), line]);
  }
  return [...groups.values()].flatMap((group) => {
    const amounts = group.map(amountsOf);
    const [first] = group;
    if (first === undefined) return [];
    return withAmounts(
      [first],
      amountsOf(first).map((_, index) => sum(amounts.map((own) => own[index] ?? 0))),
    );
  });
};

interface Spread {
  /** The amount as lines about the same thing, one for each combination of rates it falls under. */
  readonly lines: readonly SettledLine[];
  /** The goods less what was taken of them. */
  readonly left: readonly SettledLine[];
}

/**
 * An amount that includes tax, spread over goods in proportion to what they hold: what lowers or raises a price lowers
 * or raises net and tax alike. Each part takes its share of what the parts before it left, so the parts sum to the
 * amount, and none takes more than it holds unless the amount is more than all of them. What no goods carry bears no tax.
 */
export const spreadOverGoods = (
  amountMinor: number,
  about: Omit<SettledLine, 'netMinor' | 'taxes'>,
  goods: readonly SettledLine[],
): Spread => {
  const held = goods.flatMap(amountsOf);
  const size = Math.abs(amountMinor);
  const parts = allocateFirst(size, held);
  const sign = amountMinor < 0 ? -1 : 1;
  const spread = byRates(
    withAmounts(
      goods,
      parts.map((part) => (part === 0 ? 0 : sign * part)),
    ),
  ).map(({ netMinor, taxes }): SettledLine => ({ ...about, netMinor, taxes }));
  const restMinor = amountMinor - sign * sum(parts);
  return {
    lines: restMinor === 0 ? spread : [...spread, { ...about, netMinor: restMinor, taxes: [] }],
    left: withAmounts(
      goods,
      held.map((amount, index) => amount - (parts[index] ?? 0)),
    ),
  };
};
