import { asc, desc } from 'drizzle-orm';
import type { PolicyVersions, RecordedPolicyVersion } from '../../policy/index.js';
import { appendAudit } from '../audit/append-audit.js';
import { policyItemOf } from '../audit/policy-item.js';
import type { Database, Executor } from '../database.js';
import { policyVersions } from '../schema/policies.js';

export const createPolicyVersions = (database: Database): PolicyVersions =>
  Object.freeze({
    record: async (version: RecordedPolicyVersion) => {
      await database.transaction(async (tx) => {
        const added = await tx.run((orm) =>
          orm.insert(policyVersions).values(version).onConflictDoNothing().returning(),
        );
        if (added.length > 0) await appendAudit(tx, [policyItemOf(version)]);
      });
    },
    list: () => listPolicyVersions(database),
  });

export const listPolicyVersions = async (database: Executor): Promise<RecordedPolicyVersion[]> => {
  const rows = await database.run((orm) =>
    orm.select().from(policyVersions).orderBy(desc(policyVersions.recordedAt), asc(policyVersions.version)),
  );
  return rows.map((row) => ({ ...row, floors: row.floors as readonly unknown[] }));
};
