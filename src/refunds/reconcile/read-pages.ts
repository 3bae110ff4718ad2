import { AppError } from '../../base/index.js';
import { codeOf } from '../saga-context.js';

/** All pages of a list, or as far as they go: a page that fails ends the reading and is told by its code. */
export const readPages = async <T>(
  page: (cursor: string | null) => Promise<{ readonly items: readonly T[]; readonly next: string | null }>,
): Promise<{ readonly items: readonly T[]; readonly fault: string | null }> => {
  const items: T[] = [];
  const seen = new Set<string>();
  let cursor: string | null = null;
  try {
    do {
      const read = await page(cursor);
      items.push(...read.items);
      cursor = read.next;
      if (cursor !== null && seen.has(cursor))
        throw new AppError('unexpected', { reason: 'same-page-again' });
      if (cursor !== null) seen.add(cursor);
    } while (cursor !== null);
  } catch (cause) {
    return { items, fault: codeOf(cause) };
  }
  return { items, fault: null };
};
