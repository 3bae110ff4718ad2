import type { Place } from './grow-tree.js';

/** Leaves `from` (included) to `to` (not included). */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/** The largest power of two below `n`: where RFC 6962 splits a tree of n leaves. For n of 2 or more. */
const splitOf = (n: number): number => {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
};

/** The complete subtrees a range of the tree is made of, the largest first; one for each bit of its length. */
export const placesOf = ({ from, to }: LeafRange): Place[] => {
  const places: Place[] = [];
  for (let begin = from; begin < to; ) {
    let [level, width] = [0, 1];
    while (begin + width * 2 <= to) [level, width] = [level + 1, width * 2];
    places.push({ level, index: begin / width });
    begin += width;
  }
  return places;
};

/**
 * What an inclusion proof hashes, from the leaf's neighbour up (RFC 6962 §2.1.1).
 * @param leaf 0 or more and below `size`
 */
export const inclusionRanges = (leaf: number, size: number): LeafRange[] => {
  const ranges: LeafRange[] = [];
  for (let [from, to] = [0, size]; to - from > 1; ) {
    const middle = from + splitOf(to - from);
    if (leaf < middle) {
      ranges.unshift({ from: middle, to });
      to = middle;
    } else {
      ranges.unshift({ from, to: middle });
      from = middle;
    }
  }
  return ranges;
};

/**
 * What a consistency proof between two sizes of one log hashes (RFC 6962 §2.1.2). Empty for equal sizes.
 * @param oldSize 1 or more and at most `size`
 */
export const consistencyRanges = (oldSize: number, size: number): LeafRange[] => {
  const ranges: LeafRange[] = [];
  let [from, to] = [0, size];
  while (to !== oldSize) {
    const middle = from + splitOf(to - from);
    if (oldSize <= middle) {
      ranges.unshift({ from: middle, to });
      to = middle;
    } else {
      ranges.unshift({ from, to: middle });
      from = middle;
    }
  }
  // The old tree as a whole is what the verifier knows already.
  return from === 0 ? ranges : [{ from, to }, ...ranges];
};
