import type { Axis, Box, Space } from './space.js';

/** Counts the work of a proof, so that it ends even on a policy made to defeat it. */
export interface Budget {
  steps: number;
  readonly stepsMax: number;
}

/** The proof was given up: neither shown nor refuted. */
export const unproven = Symbol('unproven');

const touches = (region: Box, box: Box, axes: readonly Axis[]): boolean => {
  for (const axis of axes) {
    let meets = false;
    for (let word = axis.firstWord; word < axis.firstWord + axis.words; word += 1) {
      if (((region[word] ?? 0) & (box[word] ?? 0)) !== 0) {
        meets = true;
        break;
      }
    }
    if (!meets) return false;
  }
  return true;
};

const axesOutside = (region: Box, box: Box, axes: readonly Axis[], atMost: number): Axis[] | null => {
  const outside: Axis[] = [];
  for (const axis of axes) {
    for (let word = axis.firstWord; word < axis.firstWord + axis.words; word += 1) {
      if (((region[word] ?? 0) & ~(box[word] ?? 0)) === 0) continue;
      outside.push(axis);
      if (outside.length > atMost) return null;
      break;
    }
  }
  return outside;
};

/**
 * A part of `region` that lies in none of `covers`, or null when there is none: the proof behind `policy check`.
 * Subtracts the cover that sticks out of the region on the fewest axes, one axis at a time; what is left splits into
 * disjoint smaller regions, so the recursion ends after finitely many steps.
 */
export const uncovered = (
  region: Box,
  covers: readonly Box[],
  space: Space,
  budget: Budget,
): Box | null | typeof unproven => {
  budget.steps += 1;
  if (budget.steps > budget.stepsMax) return unproven;
  const near = covers.filter((cover) => touches(region, cover, space.axes));
  let best: readonly Axis[] | null = null;
  let bestCover: Box | null = null;
  for (const cover of near) {
    const outside = axesOutside(
      region,
      cover,
      space.axes,
      best === null ? space.axes.length : best.length - 1,
    );
    if (outside === null) continue;
    if (outside.length === 0) return null;
    best = outside;
    bestCover = cover;
  }
  if (best === null || bestCover === null) return region;
  const rest = region.slice();
  for (const axis of best) {
    const piece = rest.slice();
    for (let word = axis.firstWord; word < axis.firstWord + axis.words; word += 1) {
      piece[word] = ((piece[word] ?? 0) & ~(bestCover[word] ?? 0)) >>> 0;
      rest[word] = ((rest[word] ?? 0) & (bestCover[word] ?? 0)) >>> 0;
    }
    const found = uncovered(piece, near, space, budget);
    if (found !== null) return found;
  }
  return null;
};
