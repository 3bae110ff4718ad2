import { allocateFirst } from '../../base/index.js';
import type { Order, RefundIntent } from '../../domain/index.js';
import type { SettledLine } from './line-amounts.js';
import { spreadOverGoods } from './spread-over-goods.js';

/**
 * The lines of an intent whose settlement is not on record in all its parts: its own goods with the tax they contain,
 * shipping and duties, and what is left as `other`, so that they sum to its amount. What is less than the goods was
 * taken off them, and so was its tax.
 */
export const linesOfIntent = (
  intent: Pick<RefundIntent, 'amountMinor' | 'lines' | 'shippingMinor' | 'dutiesMinor'>,
  order: Pick<Order, 'lines'> | null,
): SettledLine[] => {
  const goods = intent.lines.map(({ lineId, quantity, grossMinor, taxMinor }): SettledLine => {
    const line = order?.lines.find(({ id }) => id === lineId);
    const rates = line?.taxes ?? [];
    const split = allocateFirst(
      taxMinor,
      rates.map((rate) => rate.taxMinor),
    );
    const known = split.reduce((sum, part) => sum + part, 0) === taxMinor;
    const taxes = known
      ? rates.map(({ name }, index) => ({ name: name === '' ? null : name, taxMinor: split[index] ?? 0 }))
      : [{ name: null, taxMinor }];
    return {
      bucket: 'goods',
      lineId,
      ...(line === undefined ? {} : { name: line.name }),
      ...(line?.names === undefined ? {} : { names: line.names }),
      ...(quantity === 0 ? {} : { quantity }),
      netMinor: grossMinor - taxMinor,
      taxes,
    };
  });
  const { amountMinor, shippingMinor, dutiesMinor } = intent;
  const goodsMinor = intent.lines.reduce((sum, { grossMinor }) => sum + grossMinor, 0);
  const otherMinor = amountMinor - goodsMinor - shippingMinor - dutiesMinor;
  return [
    ...goods,
    { bucket: 'shipping', netMinor: shippingMinor, taxes: [] },
    { bucket: 'duties', netMinor: dutiesMinor, taxes: [] },
    ...spreadOverGoods(otherMinor, { bucket: 'other' }, otherMinor < 0 ? goods : []).lines,
  ];
};
