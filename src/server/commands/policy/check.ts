import { type PolicySources, readPolicyFile } from '../../../content/index.js';
import { type CheckFault, checkPolicy } from '../../../policy/index.js';
import { readConfig } from '../../config/index.js';
import { dialogsFolderOf } from '../../wiring/open-content.js';
import { type CliCommand, write } from '../command.js';

interface PlacedFault {
  readonly file: string;
  readonly line: number;
  readonly path: string;
  readonly kind: CheckFault['kind'];
  readonly problem: string;
  readonly cure: string;
  readonly example: CheckFault['example'];
}

const placed = (fault: CheckFault, sources: PolicySources): PlacedFault[] => {
  const place = sources.place(fault);
  if (place === null) return [];
  const { kind, problem, cure, example } = fault;
  return [{ file: place.file, line: place.line, path: place.step, kind, problem, cure, example }];
};

const drawFault = ({ file, line, path, kind, problem, cure, example }: PlacedFault): string =>
  [
    `${file}:${line} ${kind === 'document' && path !== '' ? `${path}: ` : ''}${problem}.`,
    ...(example === null ? [] : [`  requests  ${example.where.join('; ')}`]),
    ...(example === null || example.one === null ? [] : [`  such as   ${example.one}`]),
    `  cure      ${cure}`,
  ].join('\n');

export const checkCommand: CliCommand = {
  name: 'check',
  summary: 'Proves that a policy has no gap, no rule that never applies and no contradiction.',
  usage: `policy check FILE [--json]

  FILE     a policy file, or the name of one in dialogs/policies/
  --json   prints { policy, file, faults: [{ file, line, path, kind, problem, cure, example }], rules, facts, requests, steps };
           an example holds the facts of one request that shows the fault

Ends with 0 when nothing is wrong, with 1 otherwise. docs/policy.md says what is proven and where that stops.`,
  options: { json: { type: 'boolean' } },
  positionals: { min: 1, max: 1 },
  run: async ({ values, positionals: [file = ''] }, io) => {
    const sources = readPolicyFile(dialogsFolderOf(readConfig(io.environment)), file);
    const { faults, ...counts } = checkPolicy(sources.document, sources.floors);
    const found = faults.flatMap((fault) => placed(fault, sources));
    if (values.json === true) {
      const policy = (sources.document as { policy?: unknown } | null)?.policy ?? null;
      const report = { policy, file: sources.file.path, faults: found, ...counts };
      write(io.output, JSON.stringify(report, null, 2));
    } else if (found.length > 0) {
      const count = found.length === 1 ? '1 fault' : `${found.length} faults`;
      write(io.output, `${found.map(drawFault).join('\n\n')}\n\n${count} in ${sources.file.path}.`);
    } else {
      const { rules, requests, steps } = counts;
      const [ruleCount, requestCount, stepCount] = [rules, requests, steps].map((number) =>
        number.toLocaleString('en'),
      );
      write(
        io.output,
        `${sources.file.path}: no gap, no dead rule, no contradiction.\n${ruleCount} rules proven for ${requestCount} kinds of requests in ${stepCount} steps.`,
      );
    }
    return found.length === 0 ? 0 : 1;
  },
};
