import type { Definitions } from '../document/compile-conditions.js';
import {
  type ConditionName,
  type Conditions,
  conditionKeys,
  conditionNames,
} from '../document/condition-keys.js';
import type { Facet } from './part.js';
import { wordsOfCondition } from './words-of-values.js';

/** What is read as a sentence; every other key is named as it is written. */
const nouns: Partial<Record<ConditionName, string>> = {
  kind: 'the kinds of request of',
  reason: 'the reasons of',
  category: 'the categories of',
  tags: 'the tags of',
  not: 'the tags that must be absent of',
  market: 'the markets of',
  within: 'the window of',
  after: 'the days that must have passed for',
};

const lists = new Set(['among', 'any-of', 'none-of']);

/** Every condition with those of its definitions, by key; the same key may be asked twice. */
const spelledOut = (
  when: Conditions,
  definitions: Definitions,
  seen: readonly string[] = [],
): [ConditionName, unknown][] => [
  ...(when.is ?? []).flatMap((name) => {
    const definition = definitions[name];
    return definition === undefined || seen.includes(name)
      ? []
      : spelledOut(definition, definitions, [...seen, name]);
  }),
  ...conditionNames.flatMap((key): [ConditionName, unknown][] =>
    when[key] === undefined ? [] : [[key, when[key]]],
  ),
];

/** Names of the definitions that conditions rest on, in part or in whole. */
export const definitionsOf = (when: Conditions, definitions: Definitions): string[] => {
  const found = new Set<string>();
  const walk = (names: readonly string[]): void => {
    for (const name of names) {
      if (found.has(name)) continue;
      found.add(name);
      walk(definitions[name]?.is ?? []);
    }
  };
  walk(when.is ?? []);
  return [...found];
};

/** What the conditions of a rule may come from: the definitions it names. */
export const inheritedBy = (when: Conditions): string => `is: ${(when.is ?? []).join(', ')}`;

export interface ConditionSource {
  readonly definitions: Definitions;
  readonly currencies: readonly string[];
}

/**
 * One facet for each fact that is asked about, definitions spelled out.
 * @param owner whose conditions they are, such as `2.1 change-of-mind`
 */
export const conditionFacets = (when: Conditions, owner: string, source: ConditionSource): Facet[] => {
  const all = spelledOut(when, source.definitions);
  const names = inheritedBy(when);
  return conditionNames.flatMap((key) => {
    const values = all.filter(([name]) => name === key).map(([, value]) => value);
    if (values.length === 0) return [];
    const isList = values.length === 1 && lists.has(conditionKeys[key].kind);
    const text = values.map((value) => wordsOfCondition(key, value, source.currencies)).join(' and ');
    return [
      {
        path: `when.${key}`,
        label: `${nouns[key] ?? `"${key}" of`} ${owner}`,
        text,
        came: `${owner} now holds only with ${key} ${text}`,
        went: `${owner} no longer asks for ${key} ${text}`,
        items: isList ? (values[0] as readonly string[]) : undefined,
        own: `${names} ${JSON.stringify(when[key])}`,
        inherited: when[key] === undefined ? names : undefined,
      },
    ];
  });
};

/** All conditions in one line. */
export const wordsOfConditions = (when: Conditions, source: ConditionSource): string => {
  const words = [
    ...(when.is ?? []),
    ...spelledOut({ ...when, is: undefined }, {}).map(
      ([key, value]) => `${key} ${wordsOfCondition(key, value, source.currencies)}`,
    ),
  ];
  return words.length === 0 ? 'always' : words.join(', ');
};
