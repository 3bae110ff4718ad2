import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { floorJsonSchema, policyJsonSchema } from '../../../src/policy/index.js';

type Json = Record<string, unknown>;

const validatorOf = (schema: object) => {
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
};
const isPolicy = validatorOf(policyJsonSchema());
const isFloor = validatorOf(floorJsonSchema());

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => `${folder}/${name}`);
const read = (file: string): Json => parse(readFileSync(file, 'utf8')) as Json;

describe('the JSON Schema an editor checks a policy with', () => {
  test.each(filesIn('dialogs/policies'))('takes %s', (file) => {
    isPolicy(read(file));
    expect(isPolicy.errors ?? []).toEqual([]);
  });

  test.each(filesIn('dialogs/policies/floors'))('takes the floor %s', (file) => {
    isFloor(read(file));
    expect(isFloor.errors ?? []).toEqual([]);
  });

  const standard = read('dialogs/policies/standard-retail.yml');
  const withRule = (change: (rule: { when: Json; then: Json }) => unknown): Json => {
    const document = JSON.parse(JSON.stringify(standard)) as { rules: { when: Json; then: Json }[] };
    change(document.rules[0] as { when: Json; then: Json });
    return document;
  };

  test.each([
    ['a misspelt key', { ...standard, 'time-zoen': 'Asia/Shanghai' }],
    ['a misspelt condition', withRule(({ when }) => (when['delivered-witin'] = '3 days'))],
    ['a condition with a value there is not', withRule(({ when }) => (when.delivery = 'lost'))],
    ['a misspelt term', withRule(({ then }) => (then.frieght = 'seller'))],
    ['days that are only a number', withRule(({ when }) => (when.within = 30))],
    ['a policy without rules', { ...standard, rules: [] }],
    ['a clause in one language', { ...standard, clauses: { '1.1': { en: 'Only English.' } } }],
  ])('refuses %s', (_what, document) => {
    expect(isPolicy(document)).toBe(false);
  });

  test('refuses a floor without its sources', () => {
    const [file = ''] = filesIn('dialogs/policies/floors');
    const { sources: _, ...floor } = read(file);
    expect(isFloor(floor)).toBe(false);
  });

  test('tells at each key what it is for', () => {
    const { properties, definitions } = policyJsonSchema() as Record<string, Record<string, Json>>;
    const described = { ...properties, ...(definitions?.conditions?.properties as Record<string, Json>) };
    expect(described['valid-from']?.description).toMatch(/from this day on/);
    expect(described['share-over']?.description).toMatch(/share of the goods/);
  });

  test('is what docs/ holds', () => {
    expect(JSON.parse(readFileSync('docs/policy.schema.json', 'utf8'))).toEqual(policyJsonSchema());
    expect(JSON.parse(readFileSync('docs/floor.schema.json', 'utf8'))).toEqual(floorJsonSchema());
  });
});
