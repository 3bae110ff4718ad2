import { type AuditEntry, leafHashOf, nothingBefore } from '../entry.js';
import { growTree } from '../merkle/grow-tree.js';
import { hashTogether } from '../merkle/hashes.js';
import { verifyConsistency, verifyInclusion } from '../merkle/verify-proof.js';
import { type Checkpoint, openCheckpoint } from '../notes/checkpoint.js';
import { parseVerifierKey, type VerifierKey } from '../notes/verifier-key.js';
import type { Report } from './finding.js';
import type { PackEntry, PackHeader } from './pack-schema.js';

/** What the pack's signature vouches for; null when it vouches for nothing. */
export const openHead = (
  header: PackHeader,
  trusted: VerifierKey | null,
  report: Report,
): { readonly key: VerifierKey; readonly checkpoint: Checkpoint } | null => {
  const own = parseVerifierKey(header.verifierKey);
  const key = trusted ?? (own.ok ? own.value : null);
  if (key === null) {
    report({ code: 'key-unreadable', found: header.verifierKey });
    return null;
  }
  const opened = openCheckpoint(header.checkpoint, key);
  if (opened.ok) return { key, checkpoint: opened.value };
  report({ code: 'signature-invalid', field: 'checkpoint', logged: key.text, found: opened.error });
  return null;
};

export interface HeadCheck {
  take(line: PackEntry): void;
  finish(): void;
}

/** Every entry of the log in its place, chained, hashing to the signed root and, on the way, to an earlier one. */
export const checkWholeLog = (
  checkpoint: Checkpoint | null,
  earlier: Checkpoint | null,
  report: Report,
): HeadCheck => {
  let tree: { readonly size: number; readonly peaks: readonly string[] } = { size: 0, peaks: [] };
  let previousHash = nothingBefore;
  const holdEarlier = (): void => {
    if (earlier === null || earlier.size !== tree.size) return;
    const found = hashTogether(tree.peaks);
    if (found !== earlier.root)
      report({ code: 'not-an-extension', field: `${earlier.size} entries`, logged: earlier.root, found });
  };
  holdEarlier();
  return {
    take: ({ entry }) => {
      checkPlace(entry, tree.size, report);
      if (entry.previousHash !== previousHash)
        report({ code: 'chain-broken', seq: entry.seq, logged: entry.previousHash, found: previousHash });
      previousHash = leafHashOf(entry);
      tree = growTree(tree, [previousHash]);
      holdEarlier();
    },
    finish: () => {
      if (earlier !== null && earlier.size > tree.size)
        report({ code: 'not-an-extension', field: 'size', logged: earlier.size, found: tree.size });
      if (checkpoint === null) return;
      if (checkpoint.size !== tree.size)
        report({ code: 'entry-missing', field: 'size', logged: checkpoint.size, found: tree.size });
      const found = hashTogether(tree.peaks);
      if (found !== checkpoint.root) report({ code: 'root-differs', logged: checkpoint.root, found });
    },
  };
};

const checkPlace = ({ seq }: AuditEntry, expected: number, report: Report): void => {
  if (seq !== expected) report({ code: 'entry-misplaced', seq, logged: expected, found: seq });
};

/** Each entry on its own: proved to be in the signed log. */
export const checkInclusions = (
  header: PackHeader,
  checkpoint: Checkpoint | null,
  earlier: Checkpoint | null,
  report: Report,
): HeadCheck => {
  let lastSeq = -1;
  return {
    take: ({ entry, proof = [] }) => {
      const { seq } = entry;
      if (seq <= lastSeq) report({ code: 'entry-misplaced', seq, logged: `after ${lastSeq}`, found: seq });
      lastSeq = seq;
      if (checkpoint === null) return;
      const { size, root } = checkpoint;
      const isIncluded = verifyInclusion({ leafHash: leafHashOf(entry), seq, size, proof, root });
      if (!isIncluded) report({ code: 'not-included', seq, field: entry.type });
    },
    finish: () => {
      if (earlier === null || checkpoint === null) return;
      const { size, root } = checkpoint;
      const proof = earlier.size === size ? [] : (header.since?.proof ?? []);
      const claim = { oldSize: earlier.size, oldRoot: earlier.root, size, root, proof };
      if (!verifyConsistency(claim))
        report({ code: 'not-an-extension', field: `${earlier.size} entries`, logged: earlier.root });
    },
  };
};
