import { hashNode } from './hashes.js';

/** A complete subtree: `level` 0 is a leaf, `index` counts the subtrees of a level from the left. */
export interface Place {
  readonly level: number;
  readonly index: number;
}

export interface TreeNode extends Place {
  readonly hash: string;
}

/**
 * Adds leaves to a tree of which only the peaks are known: the largest complete subtrees from left to right, one for
 * each bit of its size.
 * @returns the new peaks, and the subtrees above the leaves that are complete now and never change again
 */
export const growTree = (
  before: { readonly size: number; readonly peaks: readonly string[] },
  leaves: readonly string[],
): { readonly size: number; readonly peaks: readonly string[]; readonly nodes: readonly TreeNode[] } => {
  const peaks = [...before.peaks];
  const nodes: TreeNode[] = [];
  let size = before.size;
  for (const leaf of leaves) {
    let node: TreeNode = { level: 0, index: size, hash: leaf };
    while (node.index % 2 === 1) {
      const left = peaks.pop() ?? '';
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash: hashNode(left, node.hash) };
      nodes.push(node);
    }
    peaks.push(node.hash);
    size += 1;
  }
  return { size, peaks, nodes };
};
