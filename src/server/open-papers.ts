import type { Papers } from '../documents/index.js';
import { fontFile } from './places.js';

let opened: Promise<Papers> | null = null;

/** The libraries that draw papers take a fifth of a second to load: only who prints waits for them. */
export const openPapers = (): Promise<Papers> => {
  opened ??= import('../documents/index.js').then(({ createPapers }) => createPapers({ fontFile }));
  return opened;
};
