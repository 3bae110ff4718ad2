import { hashNode } from './hashes.js';

const half = (n: number): number => Math.floor(n / 2);
const isOdd = (n: number): boolean => n % 2 === 1;

/** Whether a proof leads from a leaf to the root of the tree (RFC 9162 §2.1.3.2). */
export const verifyInclusion = (claim: {
  readonly leafHash: string;
  readonly seq: number;
  readonly size: number;
  readonly proof: readonly string[];
  readonly root: string;
}): boolean => {
  if (claim.seq < 0 || claim.seq >= claim.size) return false;
  let [place, last] = [claim.seq, claim.size - 1];
  let hash = claim.leafHash;
  for (const part of claim.proof) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = hashNode(part, hash);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      hash = hashNode(hash, part);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && hash === claim.root;
};

/** Whether the larger log begins with the smaller one, entry by entry (RFC 9162 §2.1.4.2). Nothing begins every log. */
export const verifyConsistency = (claim: {
  readonly oldSize: number;
  readonly oldRoot: string;
  readonly size: number;
  readonly root: string;
  readonly proof: readonly string[];
}): boolean => {
  const { oldSize, oldRoot, size, root } = claim;
  if (oldSize > size || oldSize < 0) return false;
  if (oldSize === size) return claim.proof.length === 0 && oldRoot === root;
  if (oldSize === 0) return claim.proof.length === 0;
  const isComplete = Number.isInteger(Math.log2(oldSize));
  const [first, ...rest] = isComplete ? [oldRoot, ...claim.proof] : claim.proof;
  if (first === undefined) return false;
  let [place, last] = [oldSize - 1, size - 1];
  while (isOdd(place)) [place, last] = [half(place), half(last)];
  let [oldHash, newHash] = [first, first];
  for (const part of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      oldHash = hashNode(part, oldHash);
      newHash = hashNode(part, newHash);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      newHash = hashNode(newHash, part);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && oldHash === oldRoot && newHash === root;
};
