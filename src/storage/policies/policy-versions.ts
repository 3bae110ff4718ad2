import { asc, desc } from 'drizzle-orm';
import type { PolicyVersions, RecordedPolicyVersion } from '../../policy/index.js';
import type { Database } from '../database.js';
import { policyVersions } from '../schema/policies.js';

export const createPolicyVersions = (database: Database): PolicyVersions =>
  Object.freeze({
    record: async (version: RecordedPolicyVersion) => {
      await database.run((orm) => orm.insert(policyVersions).values(version).onConflictDoNothing());
    },
    list: async () => {
      const rows = await database.run((orm) =>
        orm
          .select()
          .from(policyVersions)
          .orderBy(desc(policyVersions.recordedAt), asc(policyVersions.version)),
      );
      return rows.map((row) => ({ ...row, floors: row.floors as readonly unknown[] }));
    },
  });
