import type { RecordedPolicy } from './check-decision.js';
import { type PackHeader, parsePackEntry, parsePackHeader } from './pack-schema.js';

/** What has to be known before the entries are held against it, wherever in the pack it stands. */
export interface ReadAhead {
  readonly header: PackHeader | null;
  readonly policies: ReadonlyMap<string, { readonly seq: number; readonly policy: RecordedPolicy }>;
  /** Entries of which fields were erased, as `erased` entries say. */
  readonly erasedSeqs: ReadonlySet<number>;
  /** Verifier keys that the log names. */
  readonly keys: ReadonlySet<string>;
}

const fieldsOf = (payload: unknown): Readonly<Record<string, unknown>> =>
  typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};

/** One reading of the whole pack; only what has to be known ahead is kept. */
export const readAhead = async (lines: AsyncIterable<string>): Promise<ReadAhead> => {
  let header: PackHeader | null = null;
  let isFirst = true;
  const policies = new Map<string, { seq: number; policy: RecordedPolicy }>();
  const erasedSeqs = new Set<number>();
  const keys = new Set<string>();
  for await (const line of lines) {
    if (isFirst) {
      const parsed = parsePackHeader(line);
      header = parsed.ok ? parsed.value : null;
      isFirst = false;
      continue;
    }
    // What is in cases is not looked at here, and is most of the pack.
    if (!/"type"\s*:\s*"(policy-recorded|erased|key-used)"/.test(line)) continue;
    const parsed = parsePackEntry(line);
    if (!parsed.ok || parsed.value.entry.case !== null) continue;
    const { entry, payload } = parsed.value;
    const { name, version, document, floors, seqs, verifierKey } = fieldsOf(payload);
    if (entry.type === 'policy-recorded') {
      const policy = {
        name: String(name),
        version: String(version),
        document,
        floors: Array.isArray(floors) ? floors : [],
      };
      policies.set(policy.version, { seq: entry.seq, policy });
    }
    if (entry.type === 'erased' && Array.isArray(seqs))
      for (const seq of seqs) if (typeof seq === 'number') erasedSeqs.add(seq);
    if (entry.type === 'key-used') keys.add(String(verifierKey));
  }
  return { header, policies, erasedSeqs, keys };
};
