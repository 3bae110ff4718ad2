import { asc, desc, gt } from 'drizzle-orm';
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
  /** All of them, the smallest first, read a page at a time. */
  all(): AsyncIterable<StoredCheckpoint>;
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
    all: () => readAll(database),
    add: async (checkpoint: StoredCheckpoint) => {
      await database.run((orm) => orm.insert(auditCheckpoints).values(checkpoint).onConflictDoNothing());
    },
  });

const pageSize = 500;

async function* readAll(database: Database): AsyncGenerator<StoredCheckpoint> {
  let last = -1;
  for (;;) {
    const page: StoredCheckpoint[] = await database.run((orm) =>
      orm
        .select()
        .from(auditCheckpoints)
        .where(gt(auditCheckpoints.size, last))
        .orderBy(asc(auditCheckpoints.size))
        .limit(pageSize),
    );
    yield* page;
    const final = page.at(-1);
    if (final === undefined || page.length < pageSize) return;
    last = final.size;
  }
}
