import { readPolicy } from '../../../content/index.js';
import { comparePolicies, type PolicyDifference } from '../../../policy/index.js';
import { readConfig } from '../../config/index.js';
import { dialogsFolderOf } from '../../wiring/open-content.js';
import { type CliCommand, write } from '../command.js';

const signs: Readonly<Record<PolicyDifference['kind'], string>> = {
  added: '+',
  removed: '-',
  changed: '~',
  moved: '>',
};

export const diffCommand: CliCommand = {
  name: 'diff',
  summary: 'Says in words what changed from one policy to another.',
  usage: `policy diff A B [--json]

  A, B     a policy file, or the name of one in dialogs/policies/
  --json   prints { from, to, differences: [{ path, kind, text }] }

+ is new, - is gone, ~ changed, > is tried at another place. Values count as they mean: a definition written out is no
change. Ends with 0, also when nothing changed.`,
  options: { json: { type: 'boolean' } },
  positionals: { min: 2, max: 2 },
  run: async ({ values, positionals: [a = '', b = ''] }, io) => {
    const dialogsFolder = dialogsFolderOf(readConfig(io.environment));
    const [before, after] = [readPolicy(dialogsFolder, a), readPolicy(dialogsFolder, b)];
    const differences = comparePolicies(before, after);
    const head = ({ name, version }: typeof before) => ({ name, version });
    if (values.json === true) {
      write(io.output, JSON.stringify({ from: head(before), to: head(after), differences }, null, 2));
      return 0;
    }
    write(
      io.output,
      differences.length === 0
        ? `${a} and ${b} say the same.`
        : differences.map(({ kind, text }) => `${signs[kind]} ${text}`).join('\n'),
    );
    return 0;
  },
};
