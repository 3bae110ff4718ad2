import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/** Leads from one entry to the root over `size` entries (RFC 6962 §2.1.1); hashes are hex. */
export const inclusionProofResponse = z.strictObject({
  seq: count,
  size: count,
  leafHash: hash,
  rootHash: hash,
  proof: z.array(hash).readonly(),
});

/** Shows that the log of `to` entries begins with the log of `from` entries (RFC 6962 §2.1.2); hashes are hex. */
export const consistencyProofResponse = z.strictObject({
  from: count,
  to: count,
  fromRootHash: hash,
  rootHash: hash,
  proof: z.array(hash).readonly(),
});

/** An entry as it was hashed, what it stands for with personal fields sealed, and what opens those that were not erased. */
export const auditEntryWire = z.object({
  entry: z.object({
    seq: count,
    at: z.string(),
    actor: z.string(),
    type: z.string(),
    case: z.string().nullable(),
    payloadHash: hash,
    previousHash: hash,
  }),
  salt: z.string(),
  payload: z.unknown(),
  open: z.array(z.object({ path: z.string(), salt: z.string(), value: z.unknown() })),
});
export const auditEntriesResponse = z.strictObject({
  entries: z.array(auditEntryWire),
  /** Give it as `from` for the next page; null on the last. */
  next: count.nullable(),
  /** Entries in the log now. */
  size: count,
});

export type AuditEntriesResponse = z.infer<typeof auditEntriesResponse>;
export type InclusionProofResponse = z.infer<typeof inclusionProofResponse>;
export type ConsistencyProofResponse = z.infer<typeof consistencyProofResponse>;
