import {
  claimedCheckpoint,
  type HouseEntryType,
  type PackHeader,
  packEntryOf,
  packSchemaName,
  valueAt,
} from '../../audit/index.js';
import { AppError, type Clock } from '../../base/index.js';
import type { LoggedEntry, StoredCheckpoint } from '../../storage/index.js';
import type { Audit } from './open-audit.js';

export interface PackRequest {
  /** Only this case; the whole log when left out. */
  readonly caseId?: string | undefined;
  /** An earlier note that the pack shall be proved to extend. */
  readonly since?: string | undefined;
  /** The head to prove against, signed already. */
  readonly head?: StoredCheckpoint | undefined;
}

/**
 * A pack of the log up to its head, which is signed first, line by line.
 * @throws AppError `request-invalid` for an earlier note that is none of this log, `not-found` for one beyond its end
 */
export async function* exportPack(
  { audit, clock }: { readonly audit: Audit; readonly clock: Clock },
  { caseId, since, head }: PackRequest,
): AsyncGenerator<string> {
  const { log, signer } = audit;
  const { note, size } = head ?? (await audit.publish());
  const header: PackHeader = {
    schema: packSchemaName,
    kind: caseId === undefined ? 'whole' : 'case',
    case: caseId ?? null,
    origin: signer.verifierKey.name,
    verifierKey: signer.verifierKey.text,
    checkpoint: note,
    since: since === undefined ? null : await proofSince(audit, since, size),
    exportedAt: clock.now().toISOString(),
  };
  yield JSON.stringify(header);
  if (caseId === undefined) {
    for await (const kept of log.entries({ from: 0, to: size })) yield JSON.stringify(packEntryOf(kept));
    return;
  }
  for (const kept of await entriesAround(audit, caseId, size)) {
    const proof = await log.inclusionProof(kept.entry.seq, size);
    yield JSON.stringify(packEntryOf(kept, proof));
  }
}

const proofSince = async ({ log }: Audit, note: string, size: number): Promise<PackHeader['since']> => {
  const earlier = claimedCheckpoint(note);
  if (earlier === null) throw new AppError('request-invalid', { fields: ['since'] });
  return { checkpoint: note, proof: [...(await log.consistencyProof(earlier.size, size))] };
};

/** A case with what its entries rest on: the policy versions they name, the keys, what was erased of it. */
const entriesAround = async ({ log }: Audit, caseId: string, size: number): Promise<LoggedEntry[]> => {
  const own = await log.entriesOfCase(caseId, size);
  const seqs = new Set(own.map(({ entry }) => entry.seq));
  const versions = new Set(own.map(({ payload }) => valueAt(payload, '/event/decision/policy/version')));
  const house = async (type: HouseEntryType, counts: (entry: LoggedEntry) => boolean) =>
    (await log.houseEntries(type, size)).filter(counts);
  const erases = ({ payload }: LoggedEntry): boolean => {
    const erased = valueAt(payload, '/seqs');
    return Array.isArray(erased) && erased.some((seq) => seqs.has(Number(seq)));
  };
  const all = [
    ...own,
    ...(await house('policy-recorded', ({ payload }) => versions.has(valueAt(payload, '/version')))),
    ...(await house('key-used', () => true)),
    ...(await house('erased', erases)),
  ];
  return all.sort((a, b) => a.entry.seq - b.entry.seq);
};
