import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type PromisedTimes, standardTimes } from '../../../src/cases/index.js';
import { readTimes } from '../../../src/content/read-times.js';
import { readYaml } from '../../../src/content/read-yaml.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'makegood-times-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (text: string): { times: PromisedTimes; faults: string[] } => {
  const path = join(folder, 'times.yml');
  writeFileSync(path, text);
  const faults: string[] = [];
  const fault = (found: { line: number; step: string; problem: string }): void => {
    faults.push(`${found.line} ${found.step}: ${found.problem}`);
  };
  return { times: readTimes(readYaml(folder, path, fault), fault), faults };
};

describe('the times of a shop', () => {
  test('that ship are the standard ones, all of them written down', () => {
    const faults: unknown[] = [];
    const shipped = readYaml('.', 'dialogs/times.yml', (fault) => faults.push(fault));
    expect(readTimes(shipped, (fault) => faults.push(fault))).toEqual(standardTimes);
    expect(Object.keys(shipped.value as object)).toHaveLength(Object.keys(standardTimes).length);
    expect(faults).toEqual([]);
  });

  test('that are left out are the standard ones', () => {
    const { times, faults } = read('payout: 4 hours\n');
    expect(times).toEqual({ ...standardTimes, payout: { count: 4, unit: 'hours' } });
    expect(faults).toEqual([]);
  });

  test('may leave out every reminder', () => {
    expect(read('open: { close-after: 2 days }\n').times.open).toEqual({
      remindAfter: [],
      closeAfter: { count: 2, unit: 'days' },
    });
  });

  test.each([
    ['a length without a unit', 'answer: 1\n', '1 answer: a length is missing or not text'],
    ['a length of nothing', 'answer: 0 days\n', '1 answer: "0 days" is no length'],
    ['weeks', 'payout: 1 hour\nanswer: 2 weeks\n', '2 answer: "2 weeks" is no length'],
    [
      'a reminder after the end',
      'payout: 1 hour\n\napproved: { remind-after: [20 days], close-after: 14 days }\n',
      '3 approved: a reminder comes after the one that follows it, or after the end',
    ],
    [
      'reminders of goods out of order',
      'awaiting-return: { send-within: 30 days, remind-before: [1 days, 3 days], close-after: 7 days }\n',
      '1 awaiting-return: the reminders are not in order: the longest before the last day comes first',
    ],
    ['no end', 'denied: {}\n', '1 denied.close-after: a length is missing or not text'],
    ['a status nobody waits in', 'withdrawn: 3 days\n', '1 : Unrecognized key: "withdrawn"'],
  ])('are refused with the line for %s', (_, text, expected) => {
    expect(read(text).faults).toEqual([expected]);
  });
});
