import { readFile } from 'node:fs/promises';
import { runImport } from '../../shops/index.js';
import { type CliCommand, UsageError, write } from './command.js';
import { withStorage } from './with-storage.js';

export const importCommand: CliCommand = {
  name: 'import',
  summary: 'Reads products, customers and orders from a file into the shop tables.',
  usage: `import FILE.json

The same file again changes nothing. A row that is wrong is reported with its place and reason; good rows go in.
Ends with 0 when every row went in, with 1 when some were refused.`,
  options: {},
  positionals: { min: 1, max: 1 },
  run: async ({ positionals: [file = ''] }, io) => {
    const text = await readFile(file, 'utf8').catch((cause: unknown) => {
      throw new UsageError(
        `${file} can't be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      );
    });
    return withStorage(io, ({ records }) => runImport(text, records, (line) => write(io.output, line)));
  },
};
