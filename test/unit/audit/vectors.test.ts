import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  type Checkpoint,
  emptyRoot,
  type FindingCode,
  findingCodes,
  growTree,
  hashLeaf,
  hashTogether,
  leafHashOf,
  openCheckpoint,
  type PackEntry,
  parseVerifierKey,
  payloadHashOf,
  type Seals,
  sealPayload,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/audit/index.js';
import { logVector, packVectors } from '../../support/audit-vectors.js';
import { verifyLines } from '../../support/audited-shop.js';

const folder = new URL('../../vectors/audit/', import.meta.url);
/** `UPDATE_VECTORS=1` writes them anew, after a change of the log's form that was meant. */
const isUpdating = process.env.UPDATE_VECTORS === '1';
if (isUpdating) mkdirSync(new URL('packs/', folder), { recursive: true });

const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const expectVector = (name: string, text: string): void => {
  if (isUpdating) writeFileSync(new URL(name, folder), text);
  expect(existsSync(new URL(name, folder)) ? read(name) : null).toBe(text);
};

describe('the tree of RFC 6962', () => {
  const known = JSON.parse(read('rfc6962.json')) as { leaves: string[]; roots: string[] };

  test('has the roots that Certificate Transparency published', () => {
    expect(emptyRoot).toBe(known.roots[0]);
    let tree: { size: number; peaks: readonly string[] } = { size: 0, peaks: [] };
    for (const [index, leaf] of known.leaves.entries()) {
      tree = growTree(tree, [hashLeaf(Buffer.from(leaf, 'hex'))]);
      expect(hashTogether(tree.peaks)).toBe(known.roots[index + 1]);
    }
  });
});

describe('the vectors of the log', () => {
  test('are what this program writes', () => {
    expectVector('log.json', `${JSON.stringify(logVector(), null, 2)}\n`);
  });

  test('are right by themselves', () => {
    const vector = JSON.parse(read('log.json')) as {
      verifierKey: string;
      entries: (PackEntry & { leafHash: string; seals: Seals })[];
      checkpoints: (Checkpoint & { note: string })[];
      inclusion: { seq: number; size: number; proof: string[] }[];
      consistency: { from: number; to: number; proof: string[] }[];
    };
    const key = parseVerifierKey(vector.verifierKey);
    if (!key.ok) throw new TypeError('The key cannot be read.');
    const rootOf = (size: number): string => vector.checkpoints[size]?.root ?? '';
    for (const { entry, payload, seals, leafHash } of vector.entries) {
      expect(leafHashOf(entry)).toBe(leafHash);
      expect(payloadHashOf(seals.salt, sealPayload(payload, seals))).toBe(entry.payloadHash);
    }
    for (const { size, root, note } of vector.checkpoints)
      expect(openCheckpoint(note, key.value)).toMatchObject({ ok: true, value: { size, root } });
    for (const { seq, size, proof } of vector.inclusion) {
      const leafHash = vector.entries[seq]?.leafHash ?? '';
      expect(verifyInclusion({ leafHash, seq, size, proof, root: rootOf(size) })).toBe(true);
    }
    for (const { from, to, proof } of vector.consistency) {
      const claim = { oldSize: from, oldRoot: rootOf(from), size: to, root: rootOf(to), proof };
      expect(verifyConsistency(claim)).toBe(true);
    }
  });
});

describe('the packs of the vectors', () => {
  const vectors = packVectors();

  test('are listed with what is wrong with each', () => {
    const list = vectors.map(({ lines: _lines, ...vector }) => vector);
    expectVector('packs.json', `${JSON.stringify(list, null, 2)}\n`);
  });

  test.each(vectors)('$name: $about', async (vector) => {
    const file = `packs/${vector.name}.jsonl`;
    expectVector(file, `${vector.lines.join('\n')}\n`);
    const lines = read(file).trimEnd().split('\n');
    const { earlier, refunds } = vector;
    const { findings } = await verifyLines(lines, { earlier, refunds });
    expect([...new Set(findings.map(({ code }) => code))]).toEqual(vector.codes);
    if (vector.first !== undefined) expect(findings[0]).toEqual(vector.first);
  });

  test('there is one for each thing that can be wrong', () => {
    const shown = new Set<FindingCode>(vectors.flatMap(({ codes }) => codes));
    expect(Object.keys(findingCodes).filter((code) => !shown.has(code as FindingCode))).toEqual([]);
  });
});
