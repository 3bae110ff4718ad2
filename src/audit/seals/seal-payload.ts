import { fingerprint } from '../../base/index.js';
import { type Json, pointersTo, valueAt, withValues } from './json-place.js';

/** One sealed field: with its salt while the value is kept, with the bare digest once it is erased. */
export type Seal =
  | { readonly path: string; readonly salt: string }
  | { readonly path: string; readonly digest: string };

/** What opens one payload. */
export interface Seals {
  readonly salt: string;
  readonly fields: readonly Seal[];
}

/** Stands in a payload for a field whose value is told apart from it, or not at all. */
export interface Sealed {
  readonly sealed: string;
}

/** SHA-256 over the canonical JSON of `[salt, value]`, hex. */
export const digestOf = (salt: string, value: Json): string => fingerprint([salt, value]);

/** SHA-256 over the canonical JSON of `{salt, payload}`, hex; the payload's personal fields are sealed. */
export const payloadHashOf = (salt: string, sealedPayload: Json): string =>
  fingerprint({ salt, payload: sealedPayload });

/** A salt for the payload and one for each field that the patterns find. */
export const makeSeals = (payload: Json, patterns: readonly string[], newSalt: () => string): Seals => ({
  salt: newSalt(),
  fields: patterns.flatMap((pattern) =>
    pointersTo(payload, pattern).map((path) => ({ path, salt: newSalt() })),
  ),
});

const digestIn = (payload: Json, seal: Seal): string =>
  'digest' in seal ? seal.digest : digestOf(seal.salt, valueAt(payload, seal.path) ?? null);

/** The payload as it is hashed. An erased field seals to the digest that was kept, whatever stands in its place now. */
export const sealPayload = (payload: Json, { fields }: Seals): Json =>
  withValues(payload, new Map(fields.map((seal) => [seal.path, { sealed: digestIn(payload, seal) }])));

/** The seals after everything they cover was erased: values can no longer be opened, hashes still prove. */
export const forgetSalts = (payload: Json, { salt, fields }: Seals): Seals => ({
  salt,
  fields: fields.map((seal) => ({ path: seal.path, digest: digestIn(payload, seal) })),
});

/** What stands where something was erased; of the same kind, so that what reads it still can. */
export const neutralAt = (path: string): Json => {
  const field = path.slice(path.lastIndexOf('/') + 1);
  if (field === 'options') return {};
  return field === 'lastFour' ? '0000' : '[…]';
};

/** The payload without its personal values. */
export const neutralPayload = (payload: Json, { fields }: Seals): Json =>
  withValues(payload, new Map(fields.map(({ path }) => [path, neutralAt(path)])));
