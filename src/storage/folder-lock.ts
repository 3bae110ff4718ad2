import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '../base/index.js';

const heldHere = new Set<string>();

/**
 * Keeps a data folder for this process alone. PGlite itself does not notice a second process and would ruin the
 * files. A lock whose process is gone (`kill -9`) is taken over.
 * @returns the way to let go.
 * @throws AppError `data-folder-in-use`
 */
export const lockFolder = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true });
  const path = join(resolve(folder), 'makegood.lock');
  if (heldHere.has(path)) throw new AppError('data-folder-in-use', { processId: process.pid });
  const own = `${path}.${process.pid}`;
  const identity = `${process.pid} ${processBirth(process.pid)}`;
  writeFileSync(own, identity);
  try {
    // A link is made whole or not at all, content included; a file that is opened and then written is not.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (linked(own, path)) {
        heldHere.add(path);
        return () => {
          heldHere.delete(path);
          rmSync(path, { force: true });
        };
      }
      const holder = read(path);
      if (holder !== null && isAlive(holder)) {
        throw new AppError('data-folder-in-use', { processId: Number(holder.split(' ')[0]) });
      }
      if (holder !== null) removeStale(path, holder);
    }
    throw new AppError('data-folder-in-use', { processId: 0 });
  } finally {
    rmSync(own, { force: true });
  }
};

const linked = (from: string, to: string): boolean => {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new AppError('storage-unavailable', { reason: 'data-folder-not-writable' }, { cause: error });
  }
};

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

/** Moves the stale lock aside; if another process replaced it in the meantime, puts that one back. */
const removeStale = (path: string, stale: string): void => {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) !== stale) linked(aside, path);
  rmSync(aside, { force: true });
};

/** A number is given to a new process sooner or later, in a container at once; its moment of birth is not. */
const isAlive = (holder: string): boolean => {
  const [id, birth] = holder.split(' ');
  const processId = Number(id);
  // Nobody in this process holds it, so an equal number is a predecessor's.
  if (!Number.isInteger(processId) || processId <= 0 || processId === process.pid) return false;
  try {
    process.kill(processId, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const known = processBirth(processId);
  return known === '' || birth === undefined || birth === '' || known === birth;
};

/** Start time in clock ticks since boot where the system tells it (Linux), else nothing. */
const processBirth = (processId: number): string => {
  const stat = read(`/proc/${processId}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
};
