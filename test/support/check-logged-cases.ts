import { type Finding, packEntryOf } from '../../src/audit/index.js';
import { checkCases } from '../../src/audit/packs/check-cases.js';
import { openEntry } from '../../src/audit/packs/check-entry.js';
import type { Policy } from '../../src/policy/index.js';
import { createAuditLog, type Database } from '../../src/storage/index.js';

/**
 * Verifies what the log holds of every case there is, as an outsider does with a pack: hashes, gaps, each decision made
 * again, money against what was agreed on. Nothing to be found is what every story has to end with.
 */
export const checkLoggedCases = async (
  database: Database,
  policies: readonly Policy[],
): Promise<{ readonly findings: readonly Finding[]; readonly decisions: number }> => {
  const log = createAuditLog(database);
  const findings: Finding[] = [];
  const report = (finding: Finding): void => {
    findings.push(finding);
  };
  const deciders = policies.map((policy) => {
    const decide: Policy['decide'] = (facts) => policy.decide(facts);
    return [policy.version, { kind: 'decides' as const, decide }] as const;
  });
  const cases = checkCases(new Map(deciders), report);
  const size = await log.size();
  for (const { id } of await database.query<{ id: string }>('select id from cases order by id')) {
    for (const kept of await log.entriesOfCase(id, size)) {
      const line = packEntryOf(kept);
      cases.take(line.entry, openEntry(line, report));
    }
  }
  cases.finish();
  return { findings, decisions: cases.decisions.again };
};
