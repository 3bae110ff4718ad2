import type { Handoff } from '../domain/index.js';

/** Most urgent first, then longest waiting; the id settles a tie, so that every desk shows one order. */
export const compareHandoffs = (a: Handoff, b: Handoff): number => {
  if (a.priority !== b.priority) return a.priority - b.priority;
  const waited = Date.parse(a.openedAt) - Date.parse(b.openedAt);
  if (waited !== 0) return waited;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
};

/** How many people wait in front of this one. Claimed conversations wait no more. */
export const waitingAhead = (queue: readonly Handoff[], handoff: Handoff): number =>
  queue.filter(
    (other) => other.status === 'waiting' && other.id !== handoff.id && compareHandoffs(other, handoff) < 0,
  ).length;
