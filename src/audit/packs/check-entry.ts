import { personalPatterns } from '../case-payload.js';
import { type Json, pointersTo, valueAt, withValues } from '../seals/json-place.js';
import { digestOf, neutralAt, payloadHashOf } from '../seals/seal-payload.js';
import type { Report } from './finding.js';
import type { PackEntry } from './pack-schema.js';

export interface OpenedEntry {
  /** The payload with what could be opened; a neutral value stands for what was erased. */
  readonly payload: Json;
  readonly sealed: number;
  readonly erased: readonly string[];
}

const digestAt = (payload: Json, path: string): string | null => {
  const value = valueAt(payload, path);
  const sealed = (value as { readonly sealed?: unknown } | null)?.sealed;
  return typeof sealed === 'string' ? sealed : null;
};

/** Holds what an entry stands for against its hash, and opens what is sealed in it. */
export const openEntry = ({ entry, salt, payload, open }: PackEntry, report: Report): OpenedEntry => {
  const { seq, type } = entry;
  if (payloadHashOf(salt, payload) !== entry.payloadHash)
    report({ code: 'payload-differs', seq, field: type });
  const patterns = personalPatterns(type);
  const paths = patterns.flatMap((pattern) => pointersTo(payload, pattern));
  const values = new Map<string, Json>();
  const erased: string[] = [];
  for (const path of paths) {
    const digest = digestAt(payload, path);
    const key = open.find((one) => one.path === path);
    if (digest === null) report({ code: 'seal-missing', seq, field: path });
    else if (key === undefined) erased.push(path);
    else if (digestOf(key.salt, key.value) !== digest) report({ code: 'seal-broken', seq, field: path });
    if (digest !== null) values.set(path, key?.value ?? neutralAt(path));
  }
  for (const { path } of open) if (!paths.includes(path)) report({ code: 'seal-broken', seq, field: path });
  return { payload: withValues(payload, values), sealed: paths.length, erased };
};
