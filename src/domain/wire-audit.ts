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

export type InclusionProofResponse = z.infer<typeof inclusionProofResponse>;
export type ConsistencyProofResponse = z.infer<typeof consistencyProofResponse>;
