import { err, ok, type Result } from '../../base/index.js';
import { type NoteFault, openNote, readNote } from './open-note.js';
import type { VerifierKey } from './verifier-key.js';

/** The head of a log of `size` entries; what its owner vouches for. Text form: https://c2sp.org/tlog-checkpoint. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** Hex. */
  readonly root: string;
}

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`;

export const parseCheckpoint = (text: string): Checkpoint | null => {
  const [, origin, size, encoded] =
    /^([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]+={0,2})\n/u.exec(text) ?? [];
  const root = Buffer.from(encoded ?? '', 'base64');
  if (origin === undefined || root.length !== 32 || root.toString('base64') !== encoded) return null;
  return { origin, size: Number(size), root: root.toString('hex') };
};

/** The checkpoint in a note that this key signed. */
export const openCheckpoint = (note: string, key: VerifierKey): Result<Checkpoint, NoteFault> => {
  const opened = openNote(note, key);
  if (!opened.ok) return opened;
  const checkpoint = parseCheckpoint(opened.value);
  return checkpoint === null || checkpoint.origin !== key.name ? err('unreadable') : ok(checkpoint);
};

/** What a note claims, whoever signed it. Null when it is no checkpoint. */
export const claimedCheckpoint = (note: string): Checkpoint | null => {
  const parts = readNote(note);
  return parts === null ? null : parseCheckpoint(parts.text);
};
