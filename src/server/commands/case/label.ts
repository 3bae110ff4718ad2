import { writeFileSync } from 'node:fs';
import { printLabel } from '../../labels/index.js';
import { type CliCommand, write } from '../command.js';
import { withHouse } from '../with-house.js';
import { folderNote } from './case-step.js';
import { refusalWords } from './refusal-words.js';

export const labelCommand: CliCommand = {
  name: 'label',
  summary: 'Writes the label of a return as a PDF of 4 × 6 inches.',
  usage: `case label NAME FILE

  NAME   the case (RF-7K3M-92) or the return (RMA-7K3M-92)
  FILE   where to write it, such as label.pdf

MAKEGOOD_RETURN_ADDRESS says where returns go.
${folderNote}`,
  options: {},
  positionals: { min: 2, max: 2 },
  run: async ({ positionals: [name = '', file = ''] }, io) =>
    withHouse(io, async (house) => {
      const found = await house.returns.find(name);
      if (!found.ok) {
        write(io.notes, refusalWords(found.error));
        return 1;
      }
      const pdf = await printLabel(house, found.value);
      if (pdf === null) {
        const isUnset = house.config.shop.returnAddress === null;
        write(
          io.notes,
          isUnset
            ? 'Set MAKEGOOD_RETURN_ADDRESS: a label says where to.'
            : 'Nothing has to be sent in this case.',
        );
        return 1;
      }
      writeFileSync(file, pdf);
      write(io.output, `${file}: ${found.value.return?.rma}`);
      return 0;
    }),
};
