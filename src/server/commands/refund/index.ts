import type { CommandGroup } from '../command.js';
import { confirmCommand } from './confirm.js';
import { notMadeCommand } from './not-made.js';
import { waitingCommand } from './waiting.js';

export const refundCommands: CommandGroup = {
  name: 'refund',
  summary:
    'Refunds that wait for a person: those moved by hand, and those of which nobody knows what became.',
  verbs: [waitingCommand, confirmCommand, notMadeCommand],
};
