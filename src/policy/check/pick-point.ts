import type { DimensionName } from '../facts/dimensions.js';
import { type Axis, type Box, type Cell, hasCell, type Space } from './space.js';

/** One value a fact: a number in the dimension's unit, a word, a flag, or null where nobody knows. */
export interface Point {
  readonly currency: string;
  /** Undefined for a fact that no rule looks at. */
  value(name: DimensionName): string | number | boolean | null | undefined;
  /** The days or amounts a number may have; null when it is unknown or no rule looks at it. */
  range(name: DimensionName): { readonly over: number | null; readonly upTo: number | null } | null;
  /** Tags that are present. */
  tags(name: DimensionName): readonly string[];
  /** Tags that must not be present. */
  absentTags(name: DimensionName): readonly string[];
}

/** What a reader pictures most easily, where a set of requests leaves the choice. */
const usual: readonly string[] = [
  'refund',
  'changed-mind',
  'delivered',
  'unused',
  'sealed',
  'low',
  'not-opened',
  'none',
  'US',
  'web',
];

const rank = (cell: Cell): number => {
  switch (cell.kind) {
    case 'value':
      return usual.includes(cell.value) ? 0 : 2;
    case 'flag':
      return cell.value ? 1 : 0;
    case 'range':
      return cell.over === null ? 0 : 1;
    case 'rest':
      return 1;
    case 'unknown':
      return 3;
  }
};

const sampleOf = (cell: Cell): string | number | boolean | null => {
  switch (cell.kind) {
    case 'value':
    case 'rest':
    case 'flag':
      return cell.value;
    case 'range':
      // The limit itself, where there is one: a counter-example on the boundary says most.
      return cell.upTo ?? (cell.over ?? 0) + 1;
    case 'unknown':
      return null;
  }
};

/** The most ordinary request of a set. */
export const pickPoint = (box: Box, space: Space): Point => {
  const chosen = new Map<Axis, Cell>();
  for (const axis of space.axes) {
    const [cell] = axis.cells
      .filter((_, index) => hasCell(box, axis, index))
      .sort((a, b) => rank(a) - rank(b));
    if (cell !== undefined) chosen.set(axis, cell);
  }
  const tagsThat = (name: DimensionName, present: boolean): string[] =>
    [...chosen].flatMap(([axis, cell]) =>
      axis.dimension === name && axis.tag !== null && cell.kind === 'flag' && cell.value === present
        ? [axis.tag]
        : [],
    );
  return {
    currency: space.currency,
    value: (name) => {
      for (const [axis, cell] of chosen)
        if (axis.dimension === name && axis.tag === null) return sampleOf(cell);
      return undefined;
    },
    range: (name) => {
      for (const [axis, cell] of chosen)
        if (axis.dimension === name && axis.tag === null && cell.kind === 'range') return cell;
      return null;
    },
    tags: (name) => tagsThat(name, true),
    absentTags: (name) => tagsThat(name, false),
  };
};
