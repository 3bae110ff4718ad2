import { type CliCommand, listOption, UsageError } from '../command.js';
import { folderNote, takeCaseStep } from './case-step.js';
import { readFinding } from './read-lines.js';

export const inspectCommand: CliCommand = {
  name: 'inspect',
  summary: 'Says what was found when goods of a return were looked at; the policy decides what it costs.',
  usage: `case inspect NAME --line LINE:QTY:DISPOSITION[:KIND:AMOUNT] [--line …]

  NAME     the case (RF-7K3M-92), the return (RMA-7K3M-92) or the tracking number
  --line   units of one line and what becomes of them: restocked, not-restocked, processing-required, missing;
           with missing-part or damaged-by-customer and an amount in minor units where something is to be taken off

${folderNote}`,
  options: { line: { type: 'string', multiple: true } },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const findings = listOption(given, 'line').map(readFinding);
    if (findings.length === 0) throw new UsageError('Give at least one --line LINE:QTY:DISPOSITION.');
    return takeCaseStep(io, ({ returns }) =>
      returns.inspect(given.positionals[0] ?? '', { actor: 'system', findings }),
    );
  },
};
