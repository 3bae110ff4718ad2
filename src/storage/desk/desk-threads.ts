import { and, eq, type SQL } from 'drizzle-orm';
import type { DeskThread, DeskThreads } from '../../handoff/index.js';
import type { Database } from '../database.js';
import { deskThreads } from '../schema/desk-threads.js';

export const createDeskThreads = (database: Database): DeskThreads => {
  const find = async (where: SQL | undefined): Promise<DeskThread | null> => {
    const [found] = await database.run((orm) => orm.select().from(deskThreads).where(where));
    return found ?? null;
  };
  const byHandoff = (handoffId: string): Promise<DeskThread | null> =>
    find(eq(deskThreads.handoffId, handoffId));
  return Object.freeze({
    save: async (link: DeskThread) => {
      await database.run((orm) => orm.insert(deskThreads).values(link).onConflictDoNothing());
      return (await byHandoff(link.handoffId)) ?? link;
    },
    byHandoff,
    byThread: (channel: string, ts: string) =>
      find(and(eq(deskThreads.channel, channel), eq(deskThreads.ts, ts))),
  });
};
