import { rename, writeFile } from 'node:fs/promises';
import { exportText } from '../../shops/index.js';
import { type CliCommand, write } from './command.js';
import { withStorage } from './with-storage.js';

export const exportCommand: CliCommand = {
  name: 'export',
  summary: "Writes the shop tables, with everything done to orders since, in the import's schema.",
  usage: `export FILE.json

"-" writes to standard output.`,
  options: {},
  positionals: { min: 1, max: 1 },
  run: async ({ positionals: [file = ''] }, io) => {
    const text = await withStorage(io, ({ records }) => exportText(records));
    if (file === '-') {
      io.output.write(text);
      return 0;
    }
    // Whole or not at all: a reader never finds half a file.
    await writeFile(`${file}.unfinished`, text);
    await rename(`${file}.unfinished`, file);
    write(io.output, `Exported to ${file}`);
    return 0;
  },
};
