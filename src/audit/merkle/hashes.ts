import { createHash } from 'node:crypto';

/** Hashes travel as lower-case hex of 32 bytes. The first byte keeps a leaf from passing as a node (RFC 6962 §2.1). */
const leafMark = Buffer.from([0x00]);
const nodeMark = Buffer.from([0x01]);

/** Root of a tree without leaves: SHA-256 of nothing. */
export const emptyRoot = createHash('sha256').digest('hex');

export const hashLeaf = (data: string | Uint8Array): string =>
  createHash('sha256').update(leafMark).update(data).digest('hex');

export const hashNode = (left: string, right: string): string =>
  createHash('sha256')
    .update(nodeMark)
    .update(Buffer.from(left, 'hex'))
    .update(Buffer.from(right, 'hex'))
    .digest('hex');

/** What subtrees side by side hash to, the largest first, as a tree whose size is no power of two has them. */
export const hashTogether = (hashes: readonly string[]): string =>
  hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => hashNode(left, right));
