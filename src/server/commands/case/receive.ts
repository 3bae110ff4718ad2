import { type CliCommand, textOption } from '../command.js';
import { folderNote, takeCaseStep } from './case-step.js';
import { readLines } from './read-lines.js';

export const receiveCommand: CliCommand = {
  name: 'receive',
  summary: 'Books goods of a return in; a refund that waits for them leaves with the last.',
  usage: `case receive NAME [--lines LINE:QTY,…]

  NAME      the case (RF-7K3M-92), the return (RMA-7K3M-92) or the tracking number
  --lines   what arrived; without it everything that is still awaited

${folderNote}`,
  options: { lines: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const text = textOption(given, 'lines');
    const lines = text === null ? undefined : readLines(text);
    return takeCaseStep(io, ({ returns }) =>
      returns.receive(given.positionals[0] ?? '', { actor: 'system', lines }),
    );
  },
};
