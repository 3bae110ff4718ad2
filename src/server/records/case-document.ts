import type { WholeRecord } from './case-table.js';

/** Everything about one case as a document of its own: `makegood-case/1`. Amounts are minor units, moments ISO 8601 in UTC. */
export const caseDocument = ({ case: found, papers, ...record }: WholeRecord) => ({
  schema: 'makegood-case/1' as const,
  case: found,
  ...record,
  papers: papers.map(({ paper }) => paper),
});
