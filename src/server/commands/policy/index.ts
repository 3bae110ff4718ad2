import type { CommandGroup } from '../command.js';
import { diffCommand } from './diff.js';

export const policyCommands: CommandGroup = {
  name: 'policy',
  summary: 'Explains, simulates and compares policy files.',
  verbs: [diffCommand],
};
