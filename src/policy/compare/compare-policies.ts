import { AppError } from '../../base/index.js';
import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { compileDocument } from '../document/compile-document.js';
import type { Policy } from '../ports.js';
import { compareRules, type RankedRule } from './compare-rules.js';
import { documentParts, floorParts, sharedParts } from './document-parts.js';
import { compareParts, type Part, type PolicyDifference } from './part.js';
import type { RuleSource } from './rule-parts.js';

interface Side {
  readonly parts: readonly Part[];
  readonly rules: readonly RankedRule[];
  readonly source: RuleSource;
}

const ownSide = ({ document }: CompiledPolicy): Side => {
  const { definitions, currencies, defaults, fees } = document;
  const source = { definitions, currencies, defaults, label: fees.label, prefix: '', path: 'rules' };
  return {
    parts: [...documentParts(document), ...sharedParts(document, { ...source, path: '' })],
    rules: (['exceptions', 'rules'] as const).flatMap((rank) =>
      document[rank].map((rule) => ({ rank, rule })),
    ),
    source,
  };
};

/** A floor that only one side has is told by its name alone. */
const floorSide = ({ floors, document: { currencies, fees } }: CompiledPolicy, name: string): Side | null => {
  const document = floors.find((floor) => floor.name === name)?.document;
  if (document === undefined) return null;
  const { definitions, defaults } = document;
  const path = `floors.${name}`;
  const source = {
    definitions,
    currencies,
    defaults,
    label: fees.label,
    prefix: `floor ${name}: `,
    path: `${path}.rules`,
  };
  const around = { ...source, path };
  return {
    parts: [...floorParts(document, around), ...sharedParts(document, around)],
    rules: document.rules.map((rule) => ({ rank: 'rules', rule })),
    source,
  };
};

const compareSides = (before: Side, after: Side): PolicyDifference[] => [
  ...compareParts(before.parts, after.parts),
  ...compareRules(before, after),
];

const compiled = ({ name, sources }: Policy): CompiledPolicy => {
  const result = compileDocument(sources.document, sources.floors);
  if (!result.ok) throw new AppError('content-invalid', { policy: name, faults: result.error.length });
  return result.value;
};

/**
 * What changed from one policy to another, in words, in the order of the file: what it is about, its wording, its
 * rules, its floors. Values count as they mean: a definition written out or `6` for `6.00` is no change.
 * @throws AppError `content-invalid` when one of them can't be read any more
 */
export const comparePolicies = (before: Policy, after: Policy): readonly PolicyDifference[] => {
  const [a, b] = [compiled(before), compiled(after)];
  const floors = b.floors.flatMap(({ name }) => {
    const [was, is] = [floorSide(a, name), floorSide(b, name)];
    return was === null || is === null ? [] : compareSides(was, is);
  });
  return [...compareSides(ownSide(a), ownSide(b)), ...floors];
};
