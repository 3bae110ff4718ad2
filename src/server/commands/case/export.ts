import { exportCase } from '../../records/index.js';
import { type CliCommand, write } from '../command.js';
import { withStorage } from '../with-storage.js';
import { readFormat, writeExport } from './write-export.js';

export const exportCaseCommand: CliCommand = {
  name: 'export',
  summary: 'Writes everything about one case: entries, refunds, papers, hand-offs, transcript.',
  usage: `case export REFERENCE [FILE] [--format json|csv]

  REFERENCE   the case, such as RF-7K3M-92
  FILE        where to; standard output without it
  --format    json (default) or csv; docs/records.md lists the fields`,
  options: { format: { type: 'string' } },
  positionals: { min: 1, max: 2 },
  run: async (given, io) => {
    const [reference = '', file] = given.positionals;
    const format = readFormat(given);
    const text = await withStorage(io, async ({ caseRecords }) => {
      const record = await caseRecords.record(reference);
      return record === null ? null : exportCase(caseRecords, record, format);
    });
    if (text === null) {
      write(io.notes, 'There is no case with this reference. It looks like RF-7K3M-92.');
      return 1;
    }
    const whole = async function* (): AsyncGenerator<string> {
      yield text;
    };
    await writeExport(whole(), { file, io });
    return 0;
  },
};
