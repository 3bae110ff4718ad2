import { createWriteStream } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { exportPack } from '../../audit/index.js';
import { type CliCommand, textOption, UsageError, write } from '../command.js';
import { withAudit } from './with-audit.js';

async function* withNewlines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

export const exportCommand: CliCommand = {
  name: 'export',
  summary: 'Writes a pack that an outsider can verify: the whole log, or one case.',
  usage: `audit export FILE.jsonl [--case REFERENCE] [--since NOTE]

  --case REFERENCE  only this case, such as RF-7K3M-92, each entry with its proof
  --since NOTE      a file with an earlier checkpoint; the pack proves that the log begins with it

"-" writes to standard output. The log's head is signed first.`,
  options: { case: { type: 'string' }, since: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const [file = ''] = given.positionals;
    const [reference, note] = [textOption(given, 'case'), textOption(given, 'since')];
    const since =
      note === null
        ? undefined
        : await readFile(note, 'utf8').catch(() => {
            throw new UsageError(`${note} can't be read.`);
          });
    return withAudit(io, async ({ audit, storage }) => {
      const found = reference === null ? null : await storage.cases.caseByReference(reference);
      if (reference !== null && found === null) throw new UsageError(`There is no case ${reference}.`);
      const lines = exportPack({ audit, clock: storage.database.clock }, { caseId: found?.id, since });
      if (file === '-') {
        for await (const line of lines) write(io.output, line);
        return 0;
      }
      // Whole or not at all: a reader never finds half a pack.
      await pipeline(withNewlines(lines), createWriteStream(`${file}.unfinished`));
      await rename(`${file}.unfinished`, file);
      write(io.output, `Exported to ${file}`);
      return 0;
    });
  },
};
