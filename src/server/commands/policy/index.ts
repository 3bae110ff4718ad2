import type { CommandGroup } from '../command.js';
import { checkCommand } from './check.js';
import { diffCommand } from './diff.js';
import { explainCommand } from './explain.js';
import { simulateCommand } from './simulate.js';

export const policyCommands: CommandGroup = {
  name: 'policy',
  summary: 'Checks, explains, simulates and compares policy files.',
  verbs: [checkCommand, explainCommand, simulateCommand, diffCommand],
};
