import type { CommandGroup } from '../command.js';
import { balanceCommand } from './balance.js';
import { listCommand } from './list.js';
import { takeCommand } from './take.js';

export const creditCommands: CommandGroup = {
  name: 'credit',
  summary: "Customers' store credit: what they hold, where it came from, and what they spent.",
  verbs: [balanceCommand, listCommand, takeCommand],
};
