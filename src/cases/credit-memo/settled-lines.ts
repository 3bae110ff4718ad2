import { scaleHalfUp } from '../../base/index.js';
import type { Breakdown, PaperLine } from '../../domain/index.js';

/** A line of a paper before anything is summed. */
export type SettledLine = Omit<PaperLine, 'grossMinor'>;
type BreakdownLine = Breakdown['lines'][number];

const about = ({ bucket, lineId, name, names, quantity, clause }: BreakdownLine) => ({
  bucket,
  ...(lineId === undefined ? {} : { lineId }),
  ...(name === undefined ? {} : { name }),
  ...(names === undefined ? {} : { names }),
  ...(quantity === undefined ? {} : { quantity }),
  ...(clause === undefined ? {} : { clause }),
});

const taxesBeside = (lines: readonly BreakdownLine[], goods: BreakdownLine): SettledLine['taxes'] =>
  lines
    .filter(({ bucket, lineId }) => bucket === 'tax' && lineId === goods.lineId)
    .map(({ taxName, amountMinor }) => ({ name: taxName ?? null, taxMinor: amountMinor }));

/** New goods stand in the breakdown with their tax inside; it is the same share of the price as that of the goods they take the place of. */
const newGoods = (lines: readonly BreakdownLine[], line: BreakdownLine): SettledLine => {
  const returned = lines.find(({ bucket, lineId }) => bucket === 'goods' && lineId === line.lineId);
  const taxes = returned === undefined ? [] : taxesBeside(lines, returned);
  const returnedMinor = taxes.reduce((sum, { taxMinor }) => sum + taxMinor, returned?.amountMinor ?? 0);
  const own = taxes.map(({ name, taxMinor }) => ({
    name,
    taxMinor: returnedMinor === 0 ? 0 : 0 - scaleHalfUp(taxMinor, -line.amountMinor, returnedMinor),
  }));
  const taxMinor = own.reduce((sum, tax) => sum + tax.taxMinor, 0);
  return { ...about(line), netMinor: line.amountMinor - taxMinor, taxes: own };
};

/** The lines of a settlement as a paper shows them: net, with their taxes beside them. They sum to its total. */
export const settledLines = ({ lines }: Breakdown): SettledLine[] =>
  lines.flatMap((line): SettledLine[] => {
    switch (line.bucket) {
      case 'tax':
      case 'shipping-tax':
        return [];
      case 'goods':
        return [{ ...about(line), netMinor: line.amountMinor, taxes: taxesBeside(lines, line) }];
      case 'shipping': {
        const taxes = lines
          .filter(({ bucket }) => bucket === 'shipping-tax')
          .map(({ taxName, amountMinor }) => ({ name: taxName ?? null, taxMinor: amountMinor }));
        return [{ ...about(line), netMinor: line.amountMinor, taxes }];
      }
      case 'exchange-goods':
        return [newGoods(lines, line)];
      default:
        return [{ ...about(line), netMinor: line.amountMinor, taxes: [] }];
    }
  });
