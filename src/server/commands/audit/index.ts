import type { CommandGroup } from '../command.js';
import { checkCommand } from './check.js';
import { checkpointCommand } from './checkpoint.js';
import { exportCommand } from './export.js';
import { verifyCommand } from './verify.js';

export const auditCommands: CommandGroup = {
  name: 'audit',
  summary: 'The audit log: verify a pack of it, export one, sign its head, hold the database against it.',
  verbs: [verifyCommand, exportCommand, checkpointCommand, checkCommand],
};
