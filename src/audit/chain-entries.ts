import { personalPatterns } from './case-payload.js';
import { type AuditEntry, leafHashOf } from './entry.js';
import { growTree, type TreeNode } from './merkle/grow-tree.js';
import type { Json } from './seals/json-place.js';
import { makeSeals, payloadHashOf, type Seals, sealPayload } from './seals/seal-payload.js';

/** Something to be logged. `payload` is plain JSON, as it will be read back. */
export interface AuditItem {
  readonly at: string;
  readonly actor: string;
  readonly type: string;
  readonly case: string | null;
  readonly payload: Json;
}

/** Where the log ends: what the next entry is chained to. */
export interface LogHead {
  readonly size: number;
  /** Leaf hash of the last entry, or `nothingBefore`. */
  readonly lastHash: string;
  /** Complete subtrees from left to right, one for each bit of the size. */
  readonly peaks: readonly string[];
}

export interface ChainedEntry extends AuditEntry {
  readonly leafHash: string;
  readonly seals: Seals;
}

/** Entries for the end of a log, with their seals and the subtrees that they complete. */
export const chainEntries = (
  head: LogHead,
  items: readonly AuditItem[],
  newSalt: () => string,
): { readonly entries: readonly ChainedEntry[]; readonly nodes: readonly TreeNode[] } => {
  let previousHash = head.lastHash;
  const entries = items.map(({ payload, ...item }, index): ChainedEntry => {
    const seals = makeSeals(payload, personalPatterns(item.type), newSalt);
    const payloadHash = payloadHashOf(seals.salt, sealPayload(payload, seals));
    const entry: AuditEntry = { ...item, seq: head.size + index, payloadHash, previousHash };
    const leafHash = leafHashOf(entry);
    previousHash = leafHash;
    return { ...entry, leafHash, seals };
  });
  const { nodes } = growTree(
    head,
    entries.map(({ leafHash }) => leafHash),
  );
  return { entries, nodes };
};
