import { scaleHalfUp } from '../../base/index.js';
import type { Breakdown, BreakdownBucket, Order } from '../../domain/index.js';
import type { SettledLine } from './line-amounts.js';
import { spreadOverGoods } from './spread-over-goods.js';

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

/** What lessens a refund: a price that is lower than was agreed, whose tax is lower with it. */
const offTheGoods: ReadonlySet<BreakdownBucket> = new Set([
  'missing-deduction',
  'damage-deduction',
  'restocking-fee',
  'handling-fee',
  'label-fee',
]);

/** All goods of an order as they were bought: what a discount on the whole basket was a discount on. */
const basketOf = (order: Pick<Order, 'lines'> | null): SettledLine[] =>
  (order?.lines ?? []).map(({ grossMinor, taxes }) => ({
    bucket: 'goods',
    netMinor: grossMinor - taxes.reduce((sum, tax) => sum + tax.taxMinor, 0),
    taxes: taxes.map(({ name, taxMinor }) => ({ name: name === '' ? null : name, taxMinor })),
  }));

const givenLine = (lines: readonly BreakdownLine[], line: BreakdownLine): SettledLine[] => {
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
};

/**
 * The lines of a settlement as a paper shows them: net, with their taxes beside them. They sum to its total. A deduction
 * is spread over the goods it is taken from, a fee over all goods that are refunded, and a discount on the basket, taken
 * back or given again, over the whole order, so that giving again undoes the tax of taking.
 */
export const settledLines = (
  { lines }: Pick<Breakdown, 'lines'>,
  order: Pick<Order, 'lines'> | null,
): SettledLine[] => {
  let goods: readonly SettledLine[] = lines
    .filter(({ bucket }) => bucket === 'goods')
    .flatMap((line) => givenLine(lines, line));
  const basket = basketOf(order);
  return lines.flatMap((line): readonly SettledLine[] => {
    if (line.bucket === 'discount-recalculated')
      return spreadOverGoods(line.amountMinor, about(line), basket.length === 0 ? goods : basket).lines;
    if (!offTheGoods.has(line.bucket)) return givenLine(lines, line);
    const isOwn = ({ lineId }: SettledLine): boolean => line.lineId === undefined || lineId === line.lineId;
    const spread = spreadOverGoods(line.amountMinor, about(line), goods.filter(isOwn));
    goods = [...goods.filter((candidate) => !isOwn(candidate)), ...spread.left];
    return spread.lines;
  });
};
