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

/** What is written and never used: it would mislead the next reader. */
export const checkUse = ({ document, floors }: CompiledPolicy): PolicyFault[] => [
  ...unused(
    [],
    document.definitions,
    [...document.exceptions, ...document.rules].map((rule) => rule.when),
  ),
  ...floors.flatMap(({ name, document: floor }) =>
    unused(['floors', name], floor.definitions, [floor.applies, ...floor.rules.map((rule) => rule.when)]),
  ),
];
