import { describe, expect, test } from '@jest/globals';
import { filesUnder, sources, textOf } from './read-house.js';

const medianOf = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const linesOf = (text: string): number => text.split('\n').length;
const code = ['src', 'test', 'scripts', 'bench']
  .flatMap(filesUnder)
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path));

describe('files', () => {
  test('are short: half of them have at most 80 lines, none more than 400, no test more than 800', () => {
    expect(medianOf(sources.map((file) => linesOf(file.text)))).toBeLessThanOrEqual(80);
    const long = code.filter((path) => linesOf(textOf(path)) > (path.startsWith('test/') ? 800 : 400));
    expect(long).toEqual([]);
  });

  test('have names in kebab-case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
    expect(code.filter((path) => !path.split('/').every((part) => kebab.test(part)))).toEqual([]);
  });

  test('are not named after nothing in particular', () => {
    const vague = /(^|-)(utils?|helpers?|managers?|common|misc|stuff)(-|\.|$)/;
    expect(code.filter((path) => vague.test(path.split('/').at(-1) ?? ''))).toEqual([]);
  });

  test('never hold a test that is skipped or runs alone', () => {
    const marks = /\b(test|it|describe)\.(only|todo)\b|\b(fit|fdescribe|xit|xtest|xdescribe)\(/;
    const self = 'test/house/files.test.ts';
    expect(
      code.filter((path) => path !== self && path.endsWith('.test.ts') && marks.test(textOf(path))),
    ).toEqual([]);
  });
});
