import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makegood } from '../../support/makegood.js';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'makegood-eval-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, lines: readonly unknown[]): string => {
  const file = join(root, name);
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  writeFileSync(file, text);
  return file;
};
const refund = { text: 'I want my money back for the kettle', intent: 'request_refund', lang: 'en' };
const person = { text: '转人工客服', intent: 'human_agent', lang: 'zh' };
const joke = { text: 'tell me a joke about cats', intent: 'out_of_scope', lang: 'en' };
const mislabelled = { text: 'where is my parcel', intent: 'greeting', lang: 'en' };

describe('measuring on labelled texts', () => {
  test('the last line has the figures of each file and of all', async () => {
    const files = [write('a.jsonl', [refund, '', person]), write('b.jsonl', [joke])];
    const { code, output } = await makegood(['eval', ...files]);
    const told = JSON.parse(output.trim().split('\n').at(-1) ?? '');
    expect(code).toBe(0);
    expect(Object.keys(told.files)).toEqual(['a.jsonl', 'b.jsonl']);
    expect(told.files['a.jsonl']).toMatchObject({ n: 2, accuracy: 1, top2: 1, outOfScopeRecall: null });
    expect(told.files['b.jsonl']).toMatchObject({ n: 1, outOfScopeRecall: 1, coverageAtPrecision98: null });
    expect(told.total).toMatchObject({ n: 3, accuracy: 1, macroF1: 1 });
    expect(told.total.microsecondsMedian).toBeGreaterThan(0);
  });

  test('mix-ups and slips of the keyboard are told when asked for', async () => {
    const file = write('c.jsonl', [refund, mislabelled]);
    const { output, notes } = await makegood(['eval', file, '--confusions', '--misspelt', '0.5']);
    const told = JSON.parse(output.trim().split('\n').at(-1) ?? '');
    expect(told.confusions).toEqual([{ meant: 'greeting', guessed: 'track_order', n: 1, share: 1 }]);
    expect(notes).toContain('greeting taken for track_order');
    expect(told.misspelt.total.n).toBe(2);
  });

  test.each([
    ['a line that is no JSON', [refund, '{"text":'], 'line: 2'],
    ['an intent nobody knows', [{ text: 'hello', intent: 'small_talk' }], 'intent'],
    ['a text that is missing', [{ intent: 'greeting' }], 'text'],
  ])('%s is named with its file and line', async (_, lines, where) => {
    const { code, output, notes } = await makegood(['eval', write('bad.jsonl', lines)]);
    expect([code, output]).toEqual([1, '']);
    expect(notes).toContain('bad.jsonl');
    expect(notes).toContain(where);
  });

  test('a file that is not there is said to be so', async () => {
    const { code, notes } = await makegood(['eval', join(root, 'nowhere.jsonl')]);
    expect(code).toBe(1);
    expect(notes).toContain('Check the name of the file');
  });

  test('an empty file is no success', async () => {
    const { code, notes } = await makegood(['eval', write('empty.jsonl', [])]);
    expect(code).toBe(1);
    expect(notes).toContain('no texts');
  });
});
