import { type DimensionName, dimensions } from '../facts/dimensions.js';
import type { Rule } from '../rules/rule.js';
import type { Test } from '../rules/test.js';
import { type Axis, type Cell, type Space, wordsFor } from './space.js';

/** Ordinary values of facts that a shop invents; the first that no rule names stands for all others. */
const ordinary: Readonly<Partial<Record<DimensionName, readonly string[]>>> = {
  market: ['US', 'JP', 'BR', 'XX'],
  category: ['general', 'household'],
  'sales-channel': ['web', 'shop'],
  sku: ['ANY-1'],
};

export const limitIn = (test: Test, currency: string): number | null => {
  if (test.kind === 'over' || test.kind === 'up-to') return test.limit;
  if (test.kind === 'over-amount' || test.kind === 'up-to-amount') return test.limits[currency] ?? null;
  return null;
};

const namedBy = (tests: readonly Test[]): string[] => [
  ...new Set(
    tests.flatMap((test) =>
      test.kind === 'among' || test.kind === 'any-of' || test.kind === 'none-of' ? test.values : [],
    ),
  ),
];

const rangesOf = (tests: readonly Test[], currency: string): Cell[] => {
  const limits = [...new Set(tests.flatMap((test) => limitIn(test, currency) ?? []))].sort((a, b) => a - b);
  return [...limits, null].map((upTo, index) => ({ kind: 'range', over: limits[index - 1] ?? null, upTo }));
};

const unnamed = (name: DimensionName, named: readonly string[]): string =>
  ordinary[name]?.find((value) => !named.includes(value)) ?? 'something-else';

const choicesOf = (name: DimensionName, values: readonly string[] | null, tests: readonly Test[]): Cell[] =>
  values === null
    ? [
        ...namedBy(tests).map((value) => ({ kind: 'value' as const, value })),
        { kind: 'rest', value: unnamed(name, namedBy(tests)) },
      ]
    : values.map((value) => ({ kind: 'value', value }));

/** The axes that a set of rules tells requests apart by. Facts no rule looks at have none. */
export const buildSpace = (rules: readonly Rule[], currency: string): Space => {
  const byDimension = new Map<DimensionName, Test[]>();
  for (const test of rules.flatMap((rule) => rule.tests))
    byDimension.set(test.dimension, [...(byDimension.get(test.dimension) ?? []), test]);
  const axes: Axis[] = [];
  let firstWord = 0;
  const add = (dimension: DimensionName, tag: string | null, known: readonly Cell[]): void => {
    const cells = dimensions[dimension].silent ? [...known, { kind: 'unknown' as const }] : known;
    const words = wordsFor(cells.length);
    axes.push({ dimension, tag, cells, firstWord, words });
    firstWord += words;
  };
  const presence: readonly Cell[] = [
    { kind: 'flag', value: false },
    { kind: 'flag', value: true },
  ];
  for (const [name, tests] of byDimension) {
    const dimension = dimensions[name];
    if (dimension.type === 'tags') for (const tag of namedBy(tests)) add(name, tag, presence);
    else if (dimension.type === 'flag') add(name, null, presence);
    else if (dimension.type === 'number') add(name, null, rangesOf(tests, currency));
    else add(name, null, choicesOf(name, dimension.values, tests));
  }
  return { axes, words: firstWord, currency };
};
