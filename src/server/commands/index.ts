import { auditCommands } from './audit/index.js';
import { casesCommands } from './case/export-all.js';
import { caseCommands } from './case/index.js';
import { chatCommand } from './chat.js';
import { checkCommand } from './check.js';
import type { CliCommand, CommandGroup } from './command.js';
import { creditCommands } from './credit/index.js';
import { deskLinkCommand } from './desk-link.js';
import { eraseCommand } from './erase.js';
import { evalCommand } from './eval.js';
import { exportCommand } from './export.js';
import { importCommand } from './import.js';
import { policyCommands } from './policy/index.js';
import { promisesCommand } from './promises.js';
import { reconcileCommand } from './reconcile.js';
import { refundCommands } from './refund/index.js';
import { returnReceivedCommand } from './return-received.js';
import { serveCommand } from './serve.js';
import { trainCommand } from './train.js';

/** Every verb of the command line; the first is what runs when none is named. */
export const commands: readonly (CliCommand | CommandGroup)[] = [
  serveCommand,
  chatCommand,
  importCommand,
  exportCommand,
  checkCommand,
  policyCommands,
  auditCommands,
  eraseCommand,
  deskLinkCommand,
  returnReceivedCommand,
  caseCommands,
  creditCommands,
  reconcileCommand,
  refundCommands,
  casesCommands,
  promisesCommand,
  trainCommand,
  evalCommand,
];
