import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The latest head as a file, to be copied to where we cannot change it, and all of them in `checkpoints.txt` beside it. */
export interface CheckpointFile {
  /** Null when there is none yet. */
  read(): Promise<string | null>;
  put(note: string): Promise<void>;
}

export const createCheckpointFile = (path: string): CheckpointFile =>
  Object.freeze({
    read: async () => {
      try {
        return await readFile(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    put: async (note: string) => {
      await mkdir(dirname(path), { recursive: true });
      await appendFile(join(dirname(path), 'checkpoints.txt'), `${note}\n`);
      // Whole or not at all: a reader never finds half a note.
      await writeFile(`${path}.unfinished`, note);
      await rename(`${path}.unfinished`, path);
    },
  });
