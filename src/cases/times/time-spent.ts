import type { CaseEntry } from '../../domain/index.js';
import { awaitedOf, type Party } from './awaited.js';
import { stretchesOf } from './stretches.js';

/**
 * How long each party was awaited, and how long nobody, in milliseconds from the first entry to `until`. The parts add
 * up to the whole; what the customer took is never counted as ours.
 */
export const timeSpent = (
  head: { readonly id: string; readonly reference: string },
  entries: readonly CaseEntry[],
  until: string,
): Readonly<Record<Party | 'nobody', number>> => {
  const spent = { customer: 0, us: 0, provider: 0, nobody: 0 };
  for (const { from, to, standing } of stretchesOf(head, entries)) {
    const ms = Date.parse(to ?? until) - Date.parse(from);
    spent[awaitedOf(standing) ?? 'nobody'] += Math.max(0, ms);
  }
  return spent;
};
