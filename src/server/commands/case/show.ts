import type { CliCommand } from '../command.js';
import { folderNote, takeCaseStep } from './case-step.js';

export const showCommand: CliCommand = {
  name: 'show',
  summary: 'Shows how a case and its return stand, with the ids of its lines.',
  usage: `case show NAME

  NAME   the case (RF-7K3M-92), the return (RMA-7K3M-92) or the tracking number

${folderNote}`,
  options: {},
  positionals: { min: 1, max: 1 },
  run: async ({ positionals }, io) => takeCaseStep(io, ({ returns }) => returns.find(positionals[0] ?? '')),
};
