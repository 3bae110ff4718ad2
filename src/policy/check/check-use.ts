import type { CompiledPolicy } from '../decide/compiled-policy.js';
import type { Conditions } from '../document/condition-keys.js';
import type { PolicyFault } from '../ports.js';

const usedBy = (
  conditions: readonly Conditions[],
  definitions: Readonly<Record<string, Conditions>>,
): Set<string> => {
  const used = new Set<string>();
  const follow = (when: Conditions): void => {
    for (const name of when.is ?? []) {
      if (used.has(name)) continue;
      used.add(name);
      follow(definitions[name] ?? {});
    }
  };
  for (const when of conditions) follow(when);
  return used;
};

const unused = (
  path: PolicyFault['path'],
  definitions: Readonly<Record<string, Conditions>>,
  conditions: readonly Conditions[],
): PolicyFault[] => {
  const used = usedBy(conditions, definitions);
  return Object.keys(definitions)
    .filter((name) => !used.has(name))
    .map((name) => ({
      path: [...path, 'definitions', name],
      problem: `nothing uses the definition "${name}"`,
      cure: `Use it with "is: ${name}", or remove it.`,
    }));
};

/** Reports and traces name rules; two of one name could not be told apart. */
const namesakes = ({ document }: CompiledPolicy): PolicyFault[] => {
  const seen = new Set<string>();
  return (['exceptions', 'rules'] as const).flatMap((part) =>
    document[part].flatMap(({ rule }, index) => {
      if (rule === undefined || !seen.has(rule)) {
        if (rule !== undefined) seen.add(rule);
        return [];
      }
      return [
        {
          path: [part, index, 'rule'],
          problem: `another rule is called "${rule}", too`,
          cure: 'Give it a name of its own.',
        },
      ];
    }),
  );
};

/** What is written and never used: it would mislead the next reader. */
export const checkUse = (policy: CompiledPolicy): PolicyFault[] => [
  ...namesakes(policy),
  ...unusedOf(policy),
];

const unusedOf = ({ document, floors }: CompiledPolicy): PolicyFault[] => [
  ...unused(
    [],
    document.definitions,
    [...document.exceptions, ...document.rules].map((rule) => rule.when),
  ),
  ...floors.flatMap(({ name, document: floor }) =>
    unused(['floors', name], floor.definitions, [floor.applies, ...floor.rules.map((rule) => rule.when)]),
  ),
];
