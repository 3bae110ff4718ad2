import { readConfig } from '../config/index.js';
import { checkContent } from '../wiring/open-content.js';
import { type CliCommand, write } from './command.js';

export const checkCommand: CliCommand = {
  name: 'check',
  summary: 'Checks dialogs/ and prompts/: every fault with file, line, step and cure.',
  usage: 'check',
  options: {},
  positionals: { min: 0, max: 0 },
  run: async (_given, io) => {
    write(io.output, checkContent(readConfig(io.environment)));
    return 0;
  },
};
