import { verifyConsistency, verifyInclusion } from '../../src/audit/index.js';
import type { House } from '../../src/server/wiring/open-house.js';
import { seededRandom } from '../../src/shops/sandbox/seeded-random.js';
import { percentile, round } from '../turns/figures.js';

export interface ProofFigures {
  readonly inclusionP50Ms: number;
  readonly inclusionP99Ms: number;
  readonly consistencyP50Ms: number;
  readonly consistencyP99Ms: number;
  /** Hashes in the longest proof. */
  readonly hashesMax: number;
  /** Checking one, by an outsider. */
  readonly verifyP50Ms: number;
}

const proofs = 300;

const timed = async <T>(took: number[], work: () => T | Promise<T>): Promise<T> => {
  const startedAtMs = performance.now();
  const made = await work();
  took.push(performance.now() - startedAtMs);
  return made;
};

/** Proofs about places all over the log against its present head; each is checked. */
export const measureProofs = async ({ auditLog, database }: House): Promise<ProofFigures> => {
  const random = seededRandom(1);
  const size = await auditLog.size();
  const root = await auditLog.root(size);
  const inclusion: number[] = [];
  const consistency: number[] = [];
  const verify: number[] = [];
  let hashesMax = 0;
  for (let number = 0; number < proofs; number += 1) {
    const seq = random.whole(0, size - 1);
    const proof = await timed(inclusion, () => auditLog.inclusionProof(seq, size));
    const [row] = await database.query<{ leaf_hash: string }>(
      'select leaf_hash from audit_log where seq = $1',
      [seq],
    );
    const leafHash = row?.leaf_hash ?? '';
    const isIn = await timed(verify, () => verifyInclusion({ leafHash, seq, size, proof, root }));
    const oldSize = random.whole(1, size);
    const oldRoot = await auditLog.root(oldSize);
    const extension = await timed(consistency, () => auditLog.consistencyProof(oldSize, size));
    const isOlder = verifyConsistency({ oldSize, oldRoot, size, root, proof: extension });
    if (!isIn || !isOlder) throw new Error('a proof does not hold');
    hashesMax = Math.max(hashesMax, proof.length, extension.length);
  }
  const of = (took: number[], share: number): number => round(percentile(took, share));
  return {
    inclusionP50Ms: of(inclusion, 0.5),
    inclusionP99Ms: of(inclusion, 0.99),
    consistencyP50Ms: of(consistency, 0.5),
    consistencyP99Ms: of(consistency, 0.99),
    hashesMax,
    verifyP50Ms: of(verify, 0.5),
  };
};
