import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { err, ok, type Result } from '../../base/index.js';

/** Ed25519 in the signed-note format, https://c2sp.org/signed-note. */
const algorithm = 0x01;

/** What an outsider needs to check the log's signatures, and nothing more. */
export interface VerifierKey {
  /** The log's name; its checkpoints begin with it. */
  readonly name: string;
  /** First four bytes of SHA-256 over name, newline, algorithm and public key; hex. */
  readonly id: string;
  /** `name+id+base64(algorithm and public key)`, as it is handed out. */
  readonly text: string;
  verifies(data: string, signature: Uint8Array): boolean;
}

/** A name without white space or `+`, such as `help.shop.example/audit`. */
export const isLogName = (name: string): boolean => /^[^\s+]{1,200}$/u.test(name);

export const verifierKeyOf = (name: string, key: KeyObject): VerifierKey => {
  const raw = Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
  const typed = Buffer.concat([Buffer.from([algorithm]), raw]);
  const id = createHash('sha256').update(`${name}\n`).update(typed).digest('hex').slice(0, 8);
  return Object.freeze({
    name,
    id,
    text: `${name}+${id}+${typed.toString('base64')}`,
    verifies: (data: string, signature: Uint8Array) => verify(null, Buffer.from(data), key, signature),
  });
};

/** Reads a verifier key as it was handed out. */
export const parseVerifierKey = (text: string): Result<VerifierKey, 'unreadable'> => {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text.trim()) ?? [];
  if (name === undefined || encoded === undefined) return err('unreadable');
  const typed = Buffer.from(encoded, 'base64');
  // One key has one text.
  if (typed.toString('base64') !== encoded) return err('unreadable');
  if (typed.length !== 33 || typed[0] !== algorithm) return err('unreadable');
  const x = typed.subarray(1).toString('base64url');
  const key = verifierKeyOf(name, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }));
  return key.id === id ? ok(key) : err('unreadable');
};
