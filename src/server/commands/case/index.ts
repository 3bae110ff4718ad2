import type { CommandGroup } from '../command.js';
import { chargebackCommand } from './chargeback.js';
import { closeReturnCommand } from './close-return.js';
import { exportCaseCommand } from './export.js';
import { inspectCommand } from './inspect.js';
import { labelCommand } from './label.js';
import { receiveCommand } from './receive.js';
import { remedyCommands } from './remedies.js';
import { showCommand } from './show.js';
import { trackCommand } from './track.js';

export const caseCommands: CommandGroup = {
  name: 'case',
  summary: 'One case: what is done to it, its goods that travel back, and everything that is kept about it.',
  verbs: [
    showCommand,
    trackCommand,
    receiveCommand,
    inspectCommand,
    closeReturnCommand,
    labelCommand,
    ...remedyCommands,
    chargebackCommand,
    exportCaseCommand,
  ],
};
