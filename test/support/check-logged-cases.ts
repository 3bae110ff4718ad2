import { type Finding, isBookEntry, packEntryOf } from '../../src/audit/index.js';
import { checkBooks } from '../../src/audit/packs/check-books.js';
import { checkCases } from '../../src/audit/packs/check-cases.js';
import { openEntry } from '../../src/audit/packs/check-entry.js';
import type { Policy } from '../../src/policy/index.js';
import { createAuditLog, type Database } from '../../src/storage/index.js';

/**
 * Verifies what the log holds of every case there is, as an outsider does with a pack: hashes, gaps, each decision made
 * again, money against what was agreed on, papers and store credit against money. Nothing to be found is what every story has to end with.
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
  // What store credit was spent on is no part of any case.
  const books = checkBooks({ isWhole: false }, cases.report);
  const size = await log.size();
  for (const { id } of await database.query<{ id: string }>('select id from cases order by id')) {
    for (const kept of await log.entriesOfCase(id, size)) {
      const line = packEntryOf(kept);
      const opened = openEntry(line, report);
      const { entry } = line;
      if (isBookEntry(entry.type)) books.take(entry, entry.type, opened.payload);
      else cases.take(entry, opened);
    }
  }
  books.finish(cases.finish());
  return { findings, decisions: cases.decisions.again };
};
