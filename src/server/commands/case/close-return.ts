import { type CliCommand, textOption } from '../command.js';
import { folderNote, takeCaseStep } from './case-step.js';

export const closeReturnCommand: CliCommand = {
  name: 'close-return',
  summary: 'Waits no longer for the rest of a return: what came is refunded, and only that.',
  usage: `case close-return NAME [--reason TEXT]

  NAME       the case (RF-7K3M-92), the return (RMA-7K3M-92) or the tracking number
  --reason   why; kept in the case

${folderNote}`,
  options: { reason: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const reason = textOption(given, 'reason') ?? 'nothing more is awaited';
    return takeCaseStep(io, ({ returns }) =>
      returns.close(given.positionals[0] ?? '', { actor: 'system', reason }),
    );
  },
};
