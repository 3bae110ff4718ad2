import { err, ok, type Result } from '../../base/index.js';
import type { VerifierKey } from './verifier-key.js';

export type NoteFault = 'unreadable' | 'not-signed-by-this-key' | 'signature-invalid';

interface NoteParts {
  /** What is signed, with its final newline. */
  readonly text: string;
  readonly signatures: readonly {
    readonly name: string;
    readonly keyId: string;
    readonly signature: Uint8Array;
  }[];
}

/** A signed note taken apart, nothing verified. Null when it is none. */
export const readNote = (note: string): NoteParts | null => {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0 || !note.endsWith('\n')) return null;
  const lines = note.slice(cut + 2, -1).split('\n');
  const signatures = lines.map((line) => {
    const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line) ?? [];
    const bytes = Buffer.from(encoded ?? '', 'base64');
    if (name === undefined || bytes.length <= 4) return null;
    return { name, keyId: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
  });
  return signatures.includes(null)
    ? null
    : { text: note.slice(0, cut + 1), signatures: signatures.filter((one) => one !== null) };
};

/** The text of a note that this key signed. Signatures of others are passed over. */
export const openNote = (note: string, key: VerifierKey): Result<string, NoteFault> => {
  const parts = readNote(note);
  if (parts === null) return err('unreadable');
  const own = parts.signatures.filter(({ name, keyId }) => name === key.name && keyId === key.id);
  if (own.length === 0) return err('not-signed-by-this-key');
  const isValid = own.every(({ signature }) => key.verifies(parts.text, signature));
  return isValid ? ok(parts.text) : err('signature-invalid');
};
