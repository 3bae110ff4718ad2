import { verifyPack } from '../../../audit/index.js';
import { checkTables, exportPack, makeDecider } from '../../audit/index.js';
import { type CliCommand, write } from '../command.js';
import { tellReport } from './tell-report.js';
import { withAudit } from './with-audit.js';

export const checkCommand: CliCommand = {
  name: 'check',
  summary: 'Holds the database against its own audit log: rows that were changed, lost or never logged.',
  usage: `audit check [--json]

Verifies the whole log as "audit verify" does, and that every entry of every case, every paper, every entry of store
credit, every subtree of the tree and every checkpoint is as the log says. Ends with 0 when nothing is wrong.`,
  options: { json: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  run: async (given, io) =>
    withAudit(io, async ({ audit, storage }) => {
      const head = await audit.publish();
      // Verifying reads twice; a log that grows in between must not look like two logs.
      const lines = () => exportPack({ audit, clock: storage.database.clock }, { head });
      const report = await verifyPack(lines, { key: audit.signer.verifierKey, makeDecider });
      const tables = await checkTables(audit);
      const isSound = report.findings.length + tables.length === 0;
      if (given.values.json === true)
        write(io.output, JSON.stringify({ isSound, ...report, tables }, null, 2));
      else {
        write(io.output, tellReport(report));
        for (const { text } of tables) write(io.output, `✗ ${text}`);
        if (tables.length === 0) write(io.output, '✓ The tables are as the log says.');
      }
      return isSound ? 0 : 1;
    }),
};
