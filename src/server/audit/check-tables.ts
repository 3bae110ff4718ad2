import { growTree, type TreeNode } from '../../audit/index.js';
import type { UnloggedRow } from '../../storage/index.js';
import type { Audit } from './open-audit.js';

/** One thing in the database that is not as the log says. */
export interface TableFault {
  readonly table:
    | 'case_entries'
    | 'numbered_papers'
    | 'store_credit_entries'
    | 'audit_nodes'
    | 'audit_checkpoints';
  readonly text: string;
}

const batch = 500;
const faultsMax = 100;

const rowFaults: Readonly<Record<UnloggedRow['why'], string>> = {
  missing: 'is not in the log',
  other: 'has another number, case, time or actor than in the log',
  gone: 'is in the log and no longer in its table',
};

/**
 * What a pack can't show: entries of cases, papers and store credit that were never logged, subtrees of the tree that are not the hash of their
 * halves, and checkpoints that the log no longer has.
 */
export const checkTables = async (audit: Audit): Promise<TableFault[]> => {
  const faults: TableFault[] = (await audit.log.unlogged()).map(({ caseId, caseSeq, why }) => ({
    table: 'case_entries',
    text:
      why === 'missing'
        ? `case_entries: entry ${caseSeq} of ${caseId} is not in the log`
        : `case_entries: entry ${caseSeq} of ${caseId} has another time or actor than in the log`,
  }));
  for (const { table, id, why } of await audit.log.unloggedRows())
    faults.push({ table, text: `${table}: ${id} ${rowFaults[why]}` });
  faults.push(...(await checkNodes(audit)), ...(await checkCheckpoints(audit)));
  return faults.slice(0, faultsMax);
};

const checkNodes = async ({ log }: Audit): Promise<TableFault[]> => {
  const faults: TableFault[] = [];
  const size = await log.size();
  let tree: { readonly size: number; readonly peaks: readonly string[] } = { size: 0, peaks: [] };
  let waiting: TreeNode[] = [];
  const compare = async (): Promise<void> => {
    const stored = await log.nodes(waiting);
    waiting.forEach(({ level, index, hash }, place) => {
      if (stored[place] !== hash)
        faults.push({
          table: 'audit_nodes',
          text: `audit_nodes: ${level}/${index} is not the hash of its halves`,
        });
    });
    waiting = [];
  };
  for await (const { leafHash } of log.entries({ from: 0, to: size })) {
    const grown = growTree(tree, [leafHash]);
    tree = grown;
    waiting.push(...grown.nodes);
    if (waiting.length >= batch) await compare();
  }
  await compare();
  return faults;
};

const checkCheckpoints = async ({ log, checkpoints }: Audit): Promise<TableFault[]> => {
  const faults: TableFault[] = [];
  const now = await log.size();
  for await (const { size, rootHash } of checkpoints.all()) {
    const root = size > now ? null : await log.root(size);
    if (root !== rootHash)
      faults.push({
        table: 'audit_checkpoints',
        text: `audit_checkpoints: the log does not begin with the checkpoint of ${size} entries`,
      });
  }
  return faults;
};
