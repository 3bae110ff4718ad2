import type { DeskThread, DeskThreads } from '../../src/handoff/index.js';

/** Card links in memory, under the port's promise that the first one stands. */
export const memoryDeskThreads = (links: DeskThread[] = []): DeskThreads => {
  const byHandoff = (handoffId: string) => links.find((link) => link.handoffId === handoffId) ?? null;
  return {
    save: async (link) => {
      const known = byHandoff(link.handoffId);
      if (known === null) links.push(link);
      return known ?? link;
    },
    byHandoff: async (handoffId) => byHandoff(handoffId),
    byThread: async (channel, ts) => links.find((link) => link.channel === channel && link.ts === ts) ?? null,
  };
};
