import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';

// The package's types describe an ES default export, its code is CommonJS: under nodenext the function is the module.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** Canonical JSON (RFC 8785): the same value always gives the same bytes. */
export const canonicalJson = (value: unknown): string => canonicalize(value) ?? 'null';

/** SHA-256 of the canonical JSON, as hex. */
export const fingerprint = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');
