import type { AuditEntry } from '../entry.js';
import { type Json, valueAt } from '../seals/json-place.js';
import { type Seals, sealPayload } from '../seals/seal-payload.js';
import type { PackEntry } from './pack-schema.js';

/** A line of a pack from what the log keeps. */
export const packEntryOf = (
  kept: { readonly entry: AuditEntry; readonly payload: Json; readonly seals: Seals },
  proof?: readonly string[],
): PackEntry => {
  const { entry, payload, seals } = kept;
  return {
    entry: { ...entry },
    salt: seals.salt,
    payload: sealPayload(payload, seals),
    open: seals.fields.flatMap((seal) =>
      'salt' in seal
        ? [{ path: seal.path, salt: seal.salt, value: valueAt(payload, seal.path) ?? null }]
        : [],
    ),
    ...(proof === undefined ? {} : { proof: [...proof] }),
  };
};
