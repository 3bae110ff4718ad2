import { desc, eq } from 'drizzle-orm';
import type { Database } from '../database.js';
import { auditCheckpoints } from '../schema/audit.js';

/** A signed head as it was given out. */
export interface StoredCheckpoint {
  readonly size: number;
  /** Hex. */
  readonly rootHash: string;
  readonly note: string;
  readonly at: string;
}

/** Signed heads of the log. Append-only. */
export interface AuditCheckpoints {
  latest(): Promise<StoredCheckpoint | null>;
  ofSize(size: number): Promise<StoredCheckpoint | null>;
  /** The first one of a size stays; one that another replica made a moment earlier is as good. */
  add(checkpoint: StoredCheckpoint): Promise<void>;
}

export const createAuditCheckpoints = (database: Database): AuditCheckpoints =>
  Object.freeze({
    latest: async () => {
      const [found] = await database.run((orm) =>
        orm.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.size)).limit(1),
      );
      return found ?? null;
    },
    ofSize: async (size: number) => {
      const [found] = await database.run((orm) =>
        orm.select().from(auditCheckpoints).where(eq(auditCheckpoints.size, size)),
      );
      return found ?? null;
    },
    add: async (checkpoint: StoredCheckpoint) => {
      await database.run((orm) => orm.insert(auditCheckpoints).values(checkpoint).onConflictDoNothing());
    },
  });
