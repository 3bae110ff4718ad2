import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  consistencyRanges,
  emptyRoot,
  growTree,
  hashLeaf,
  hashNode,
  hashTogether,
  inclusionRanges,
  type LeafRange,
  type Place,
  placesOf,
  type TreeNode,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/audit/index.js';

/** RFC 6962 §2.1 as it is written, over all leaves at once. */
const treeHash = (leaves: readonly string[]): string => {
  const [only] = leaves;
  if (only === undefined) return emptyRoot;
  if (leaves.length === 1) return only;
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return hashNode(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
};
const path = (m: number, leaves: readonly string[]): string[] => {
  if (leaves.length <= 1) return [];
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return m < k
    ? [...path(m, leaves.slice(0, k)), treeHash(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), treeHash(leaves.slice(0, k))];
};
const subproof = (m: number, leaves: readonly string[], isWhole: boolean): string[] => {
  if (m === leaves.length) return isWhole ? [] : [treeHash(leaves)];
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), isWhole), treeHash(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), treeHash(leaves.slice(0, k))];
};

const leavesOf = (n: number): string[] => Array.from({ length: n }, (_, i) => hashLeaf(`entry ${i}`));
const nameOf = ({ level, index }: Place): string => `${level}/${index}`;

/** All complete subtrees, as the log keeps them: grown in steps, and never looked at as a whole. */
const grown = (leaves: readonly string[], steps: readonly number[]) => {
  const nodes = new Map<string, string>();
  let tree: { size: number; peaks: readonly string[]; nodes?: readonly TreeNode[] } = { size: 0, peaks: [] };
  for (const step of [...steps, leaves.length]) {
    const added = leaves.slice(tree.size, tree.size + step);
    for (const [i, hash] of added.entries()) nodes.set(nameOf({ level: 0, index: tree.size + i }), hash);
    const next = growTree(tree, added);
    for (const node of next.nodes) nodes.set(nameOf(node), node.hash);
    tree = next;
  }
  const hashOf = (range: LeafRange): string =>
    hashTogether(placesOf(range).map((place) => nodes.get(nameOf(place)) ?? `none at ${nameOf(place)}`));
  return { peaks: tree.peaks, hashOf };
};

const sizes = fc.integer({ min: 0, max: 130 });
const steps = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 });

describe('the tree of the log', () => {
  test('has the root that the standard defines, however it was grown', () => {
    fc.assert(
      fc.property(sizes, steps, (size, grownIn) => {
        const leaves = leavesOf(size);
        const { peaks, hashOf } = grown(leaves, grownIn);
        expect(hashTogether(peaks)).toBe(treeHash(leaves));
        for (let old = 0; old <= size; old += 7)
          expect(hashOf({ from: 0, to: old })).toBe(treeHash(leaves.slice(0, old)));
      }),
    );
  });

  test('proves for every entry that it is in there, with the hashes of the standard', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const leaves = leavesOf(size);
        const { hashOf } = grown(leaves, []);
        const root = treeHash(leaves);
        for (const [seq, leafHash] of leaves.entries()) {
          const proof = inclusionRanges(seq, size).map(hashOf);
          expect(proof).toEqual(path(seq, leaves));
          expect(verifyInclusion({ leafHash, seq, size, proof, root })).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('proves of every earlier size that the log begins with it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 130 }), (size) => {
        const leaves = leavesOf(size);
        const { hashOf } = grown(leaves, []);
        for (let oldSize = 1; oldSize <= size; oldSize += 1) {
          const proof = consistencyRanges(oldSize, size).map(hashOf);
          const oldRoot = treeHash(leaves.slice(0, oldSize));
          expect(proof).toEqual(subproof(oldSize, leaves, true));
          expect(verifyConsistency({ oldSize, oldRoot, size, root: treeHash(leaves), proof })).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('needs no more hashes than twice the height of the tree', () => {
    const size = 1_000_003;
    for (const seq of [0, 1, 524_287, 524_288, 999_999, size - 1]) {
      const places = inclusionRanges(seq, size).flatMap(placesOf);
      expect(places.length).toBeLessThanOrEqual(40);
    }
    expect(consistencyRanges(654_321, size).flatMap(placesOf).length).toBeLessThanOrEqual(60);
  });
});

describe('a proof is refused', () => {
  const size = 21;
  const leaves = leavesOf(size);
  const { hashOf } = grown(leaves, []);
  const root = treeHash(leaves);
  const other = hashLeaf('other');
  const forged = (proof: readonly string[]): string[][] => [
    ...proof.map((_, at) => proof.map((hash, i) => (i === at ? other : hash))),
    ...proof.map((_, at) => proof.filter((_hash, i) => i !== at)),
    [...proof, other],
    [other, ...proof],
  ];

  test('when any part of it is changed, left out or added', () => {
    for (const [seq, leafHash] of leaves.entries()) {
      for (const proof of forged(inclusionRanges(seq, size).map(hashOf)))
        expect(verifyInclusion({ leafHash, seq, size, proof, root })).toBe(false);
    }
    for (let oldSize = 1; oldSize < size; oldSize += 1) {
      const oldRoot = treeHash(leaves.slice(0, oldSize));
      for (const proof of forged(consistencyRanges(oldSize, size).map(hashOf)))
        expect(verifyConsistency({ oldSize, oldRoot, size, root, proof })).toBe(false);
    }
  });

  test('when it is of another entry, or of a place that the tree does not have', () => {
    for (const [seq, leafHash] of leaves.entries()) {
      const proof = inclusionRanges(seq, size).map(hashOf);
      expect(verifyInclusion({ leafHash: other, seq, size, proof, root })).toBe(false);
      const elsewhere = (seq + 1) % size;
      expect(verifyInclusion({ leafHash, seq: elsewhere, size, proof, root })).toBe(false);
      expect(verifyInclusion({ leafHash, seq: size + seq, size, proof, root })).toBe(false);
      expect(verifyInclusion({ leafHash, seq: -1, size, proof, root })).toBe(false);
    }
  });

  test('when the log was rewritten since, or is said to have shrunk', () => {
    const rewritten = [...leaves.slice(0, 3), other, ...leaves.slice(4)];
    const proof = consistencyRanges(9, size).map(grown(rewritten, []).hashOf);
    const oldRoot = treeHash(leaves.slice(0, 9));
    expect(verifyConsistency({ oldSize: 9, oldRoot, size, root: treeHash(rewritten), proof })).toBe(false);
    expect(verifyConsistency({ oldSize: 21, oldRoot: root, size: 9, root: oldRoot, proof: [] })).toBe(false);
    expect(verifyConsistency({ oldSize: 21, oldRoot: root, size: 21, root: oldRoot, proof: [] })).toBe(false);
  });
});
