import { exportCases } from '../../records/index.js';
import { type CliCommand, type CommandGroup, textOption } from '../command.js';
import { readSince } from '../read-since.js';
import { withStorage } from '../with-storage.js';
import { readFormat, writeExport } from './write-export.js';

const exportCasesCommand: CliCommand = {
  name: 'export',
  summary: 'Writes every case to which something was added since a day.',
  usage: `cases export [FILE] --since DAY [--format json|csv]

  FILE        where to; standard output without it
  --since     a day (from midnight UTC) or a moment, such as 2026-05-09T15:00:00Z
  --format    json (default) or csv; docs/records.md lists the fields`,
  options: { since: { type: 'string' }, format: { type: 'string' } },
  positionals: { min: 0, max: 1 },
  run: async (given, io) => {
    const asked = { since: readSince(textOption(given, 'since')), format: readFormat(given) };
    await withStorage(io, ({ caseRecords }) =>
      writeExport(exportCases(caseRecords, asked), { file: given.positionals[0], io }),
    );
    return 0;
  },
};

export const casesCommands: CommandGroup = {
  name: 'cases',
  summary: 'Works on all cases.',
  verbs: [exportCasesCommand],
};
