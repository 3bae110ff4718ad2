import type { DimensionName } from '../facts/dimensions.js';
import type { WindowStart } from '../facts/line-context.js';
import { type Axis, type Box, type Cell, everything, isEmpty, narrowed, type Space } from './space.js';

const isKnown = (cell: Cell): boolean => cell.kind !== 'unknown';
const isValue =
  (...values: readonly string[]) =>
  (cell: Cell): boolean =>
    cell.kind === 'value' && values.includes(cell.value);

/** Whether a range of days shares no day with the days above `over` up to and with `upTo`. */
const isApart = (cell: Cell, over: number | null, upTo: number | null): boolean =>
  cell.kind === 'range' &&
  ((cell.upTo !== null && over !== null && cell.upTo <= over) ||
    (cell.over !== null && upTo !== null && upTo <= cell.over));

/** Days are counted in both ways; what holds of one holds of the other. */
const bothWays = (name: DimensionName): DimensionName[] => [name, `${name}-business` as DimensionName];

/** In basis points. */
const wholeShare = 10_000;

/** Events in the order they happen: so many days since a later one are never more than since an earlier one. */
const order: readonly DimensionName[] = ['placed', 'shipped', 'delivered'];

/**
 * What no request can be, however the shop is run: goods that have not left were never delivered, nothing arrives
 * before it was sent. Without these a proof would complain about requests that do not exist.
 */
export const impossibleBoxes = (space: Space, start: WindowStart): Box[] => {
  const all = everything(space);
  const axis = (name: DimensionName): Axis | undefined =>
    space.axes.find((candidate) => candidate.dimension === name && candidate.tag === null);
  const boxes: Box[] = [];
  const never = (...facts: readonly (readonly [DimensionName, (cell: Cell) => boolean])[]): void => {
    let box = all;
    for (const [name, fits] of facts) {
      const found = axis(name);
      if (found === undefined) return;
      box = narrowed(box, found, fits);
    }
    if (!isEmpty(box, space)) boxes.push(box);
  };

  const followsParcel =
    start.event === 'shipped' || start.event === 'delivered' || start.event === 'last-delivered';
  for (const name of [
    ...bothWays('shipped'),
    ...bothWays('delivered'),
    ...(followsParcel ? bothWays('start') : []),
  ])
    never(['delivery', isValue('not-shipped')], [name, isKnown]);
  for (const name of bothWays('delivered')) never(['delivery', isValue('on-the-way')], [name, isKnown]);
  if (followsParcel && start.event !== 'shipped' && start.shippedPlusDays === null)
    for (const name of bothWays('start')) never(['delivery', isValue('on-the-way')], [name, isKnown]);
  if (start.event === 'placed') for (const name of bothWays('start')) never([name, (cell) => !isKnown(cell)]);

  const linkDays = (
    from: DimensionName,
    less: number,
    more: readonly (readonly [DimensionName, (cell: Cell) => boolean])[],
  ): void => {
    never([from, isKnown], ['start', (cell) => !isKnown(cell)], ...more);
    // Days that the start is put off are calendar days: only without them are business days the same.
    const ways: readonly (readonly [DimensionName, DimensionName])[] =
      less === 0
        ? [
            [from, 'start'],
            [`${from}-business` as DimensionName, 'start-business'],
          ]
        : [[from, 'start']];
    for (const [event, window] of ways) {
      for (const cell of axis(event)?.cells ?? []) {
        if (cell.kind !== 'range') continue;
        const over = cell.over === null ? null : cell.over - less;
        const upTo = cell.upTo === null ? null : cell.upTo - less;
        never([event, (own) => own === cell], [window, (own) => isApart(own, over, upTo)], ...more);
      }
    }
  };
  // A window counts from its event, and from the parcel while the event has not come: one date sets both.
  if (start.event === 'delivered') linkDays('delivered', start.bufferDays, []);
  if (start.event === 'shipped' || start.event === 'placed' || start.event === 'stocked-in')
    linkDays(start.event, start.bufferDays, []);
  if (
    start.shippedPlusDays !== null &&
    start.event !== 'stocked-in' &&
    followsParcel &&
    start.event !== 'shipped'
  ) {
    const waits: [DimensionName, (cell: Cell) => boolean] = ['delivery', isValue('on-the-way')];
    linkDays('shipped', start.shippedPlusDays + start.bufferDays, [waits]);
    never(['shipped', (cell) => !isKnown(cell)], ['start', isKnown], waits);
  }

  // Proof comes with the delivery, and how late something left is known when it is known when it left.
  never(['delivery', isValue('not-shipped', 'on-the-way')], ['proof', isKnown]);
  never(
    ['delivery', (cell) => !isValue('not-shipped')(cell)],
    ['shipped', (cell) => !isKnown(cell)],
    ['days-late', isKnown],
  );
  // Nobody asks for nothing, or for more than all of an order.
  never(['quantity', (cell) => isApart(cell, 0, null)]);
  never(['share', (cell) => isApart(cell, null, wholeShare)]);

  const waiting = isValue('not-purchased', 'purchased', 'shipped-to-warehouse');
  for (const name of bothWays('stocked-in')) never(['agent-stage', waiting], [name, isKnown]);
  if (start.event === 'stocked-in' && start.shippedPlusDays === null)
    for (const name of bothWays('start')) never(['agent-stage', waiting], [name, isKnown]);

  // Whose fault it is stays open only for reasons that do not tell.
  never(
    ['fault', (cell) => !isKnown(cell)],
    ['reason', (cell) => cell.kind === 'value' && cell.value !== 'other'],
  );

  const lasting: DimensionName[] = followsParcel ? ['placed', 'shipped', 'start'] : [];
  for (const names of [order, lasting, ['shipped', 'delivered'] as DimensionName[]]) {
    for (const [index, earlier] of names.entries()) {
      for (const later of names.slice(index + 1)) {
        for (const cell of axis(earlier)?.cells ?? []) {
          if (cell.kind !== 'range' || cell.upTo === null) continue;
          const { upTo } = cell;
          never(
            [earlier, (own) => own === cell],
            [later, (own) => own.kind === 'range' && (own.over ?? -1) >= upTo],
          );
        }
      }
    }
  }
  return boxes;
};
