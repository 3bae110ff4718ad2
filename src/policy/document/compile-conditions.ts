import { type DimensionName, dimensions } from '../facts/dimensions.js';
import type { PolicyFault } from '../ports.js';
import type { Test, TestBody } from '../rules/test.js';
import { type ConditionKey, type Conditions, conditionKeys, conditionNames } from './condition-keys.js';
import type { ResolveAmounts } from './resolve-amounts.js';
import type { Amounts, Span } from './values.js';

type Path = readonly (string | number)[];
export type Definitions = Readonly<Record<string, Conditions>>;

const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' && value !== null && 'business' in value;

const bodyOf = (
  kind: ConditionKey['kind'],
  value: unknown,
  amountsOf: () => ReturnType<ResolveAmounts>,
): TestBody => {
  switch (kind) {
    case 'among':
    case 'any-of':
    case 'none-of':
      return { kind, values: Object.freeze([...(value as readonly string[])]) };
    case 'over':
    case 'up-to':
      return { kind, limit: isSpan(value) ? value.count : (value as number) };
    case 'over-amount':
    case 'up-to-amount':
      return { kind, limits: amountsOf() };
    case 'is':
      return { kind, value: value as boolean };
  }
};

const ownTests = (when: Conditions, path: Path, resolve: ResolveAmounts): Test[] =>
  conditionNames.flatMap((key) => {
    const value = when[key];
    if (value === undefined) return [];
    const { dimension, kind } = conditionKeys[key];
    const counted = isSpan(value) && value.business ? `${dimension}-business` : dimension;
    const body = bodyOf(kind, value, () => resolve(value as Amounts, [...path, key]));
    const name = counted as DimensionName;
    return [Object.freeze({ key, dimension: name, wanted: wantedWords(name, body), ...body })];
  });

const wantedWords = (name: DimensionName, body: TestBody): string | null => {
  switch (body.kind) {
    case 'among':
    case 'any-of':
    case 'none-of':
      return body.values.join('|');
    case 'is':
      return String(body.value);
    case 'over':
    case 'up-to': {
      const dimension = dimensions[name];
      const unit = dimension.type === 'number' ? dimension.unit : '';
      return unit.includes('days') ? `${body.limit} ${unit}` : String(body.limit);
    }
    default:
      return null;
  }
};

/**
 * The tests of a `when`, its definitions spelled out, in the order they are tried.
 * @param seen definitions being spelled out: one that leads back to itself is a fault
 */
export const compileConditions = (
  when: Conditions,
  path: Path,
  definitions: Definitions,
  resolve: ResolveAmounts,
  faults: PolicyFault[],
  seen: readonly string[] = [],
): Test[] => {
  const defined = (when.is ?? []).flatMap((name) => {
    const definition = definitions[name];
    if (definition === undefined || seen.includes(name)) {
      faults.push({
        path: [...path, 'is'],
        problem: definition === undefined ? `"${name}" is not defined` : `"${name}" is defined by itself`,
        cure:
          definition === undefined
            ? `Add "${name}" under "definitions", or use one of: ${Object.keys(definitions).join(', ') || 'none yet'}.`
            : `Take "is: ${name}" out of one of ${[...seen, name].join(' → ')}.`,
      });
      return [];
    }
    return compileConditions(definition, ['definitions', name], definitions, resolve, faults, [
      ...seen,
      name,
    ]);
  });
  const rank = (test: Test): number => conditionNames.indexOf(test.key);
  return [...defined, ...ownTests(when, path, resolve)].sort((a, b) => rank(a) - rank(b));
};
