import type { DimensionName } from '../facts/dimensions.js';

/** One of the finitely many kinds of values that the rules of a policy tell apart on one fact. */
export type Cell =
  | { readonly kind: 'value'; readonly value: string }
  /** Any value that no rule names; `value` is one of them. */
  | { readonly kind: 'rest'; readonly value: string }
  | { readonly kind: 'flag'; readonly value: boolean }
  /** Numbers above `over`, up to and with `upTo`; null is without end. */
  | { readonly kind: 'range'; readonly over: number | null; readonly upTo: number | null }
  | { readonly kind: 'unknown' };

/** One fact as the rules see it. A tag is an axis of its own: present or absent. */
export interface Axis {
  readonly dimension: DimensionName;
  readonly tag: string | null;
  readonly cells: readonly Cell[];
  /** Where its bits stand in a box. */
  readonly firstWord: number;
  readonly words: number;
}

/** Everything the rules of one policy can tell apart, in one currency. */
export interface Space {
  readonly axes: readonly Axis[];
  readonly words: number;
  readonly currency: string;
}

/**
 * A set of requests: for each axis the cells it may lie in, as bits. Every request is in exactly one cell of each axis,
 * so that sets of requests can be intersected and subtracted without looking at a single one.
 */
export type Box = Uint32Array;

const wordBits = 32;
export const wordsFor = (cells: number): number => Math.ceil(cells / wordBits);

export const hasCell = (box: Box, axis: Axis, cell: number): boolean =>
  (((box[axis.firstWord + Math.floor(cell / wordBits)] ?? 0) >>> (cell % wordBits)) & 1) === 1;

export const addCell = (box: Box, axis: Axis, cell: number): void => {
  const word = axis.firstWord + Math.floor(cell / wordBits);
  box[word] = ((box[word] ?? 0) | (1 << (cell % wordBits))) >>> 0;
};

/** All requests there are. */
export const everything = (space: Space): Box => {
  const box = new Uint32Array(space.words);
  for (const axis of space.axes)
    for (let cell = 0; cell < axis.cells.length; cell += 1) addCell(box, axis, cell);
  return box;
};

/** The same box with one axis narrowed to the cells that a test accepts. */
export const narrowed = (box: Box, axis: Axis, accepts: (cell: Cell) => boolean): Box => {
  const narrow = box.slice();
  for (let word = 0; word < axis.words; word += 1) narrow[axis.firstWord + word] = 0;
  for (const [index, cell] of axis.cells.entries())
    if (hasCell(box, axis, index) && accepts(cell)) addCell(narrow, axis, index);
  return narrow;
};

/** Whether a box leaves no request on some axis. */
export const isEmpty = (box: Box, space: Space): boolean =>
  space.axes.some((axis) => {
    for (let word = 0; word < axis.words; word += 1)
      if ((box[axis.firstWord + word] ?? 0) !== 0) return false;
    return true;
  });

/** The requests in both, or null when there are none. */
export const intersection = (a: Box, b: Box, space: Space): Box | null => {
  const both = new Uint32Array(a.length);
  for (let word = 0; word < a.length; word += 1) both[word] = (a[word] ?? 0) & (b[word] ?? 0);
  return isEmpty(both, space) ? null : both;
};
