import type { CommandGroup } from '../command.js';
import { closeReturnCommand } from './close-return.js';
import { inspectCommand } from './inspect.js';
import { receiveCommand } from './receive.js';
import { showCommand } from './show.js';
import { trackCommand } from './track.js';

export const caseCommands: CommandGroup = {
  name: 'case',
  summary: 'Goods that travel back: what the warehouse does with them.',
  verbs: [showCommand, trackCommand, receiveCommand, inspectCommand, closeReturnCommand],
};
