import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readPolicyFile } from '../../../src/content/index.js';

const folder = mkdtempSync(join(tmpdir(), 'makegood-yaml-'));
const written = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const faultOf = (path: string): string => {
  try {
    readPolicyFile('dialogs', path);
    return 'no fault';
  } catch (error) {
    return String((error as { cure?: string }).cure);
  }
};
const bomb = [
  'a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]',
  ...['b', 'c', 'd', 'e'].map(
    (name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcd'[index]}`).join(', ')}]`,
  ),
].join('\n');

describe('a file people write', () => {
  test('keeps its keys as they are written: 2.10 is another clause than 2.1', () => {
    const { document } = readPolicyFile(
      'dialogs',
      written('keys.yml', 'clauses:\n  2.1: first\n  2.10: tenth\n'),
    );
    expect(document).toEqual({ clauses: { '2.1': 'first', '2.10': 'tenth' } });
  });

  test.each([
    ['that is empty', written('empty.yml', ''), 'the file says nothing'],
    ['with nothing but remarks', written('remarks.yml', '# later\n'), 'the file says nothing'],
    ['whose aliases grow without end', written('bomb.yml', bomb), 'the file repeats itself without end'],
    [
      'with the same key twice',
      written('twice.yml', 'policy: a\npolicy: b\n'),
      'Map keys must be unique. Correct',
    ],
  ])('%s is refused with a cure', (_what, path, problem) => {
    expect(faultOf(path)).toContain(problem);
  });

  test('that is a folder is told from one that is not there', () => {
    mkdirSync(join(folder, 'folder.yml'), { recursive: true });
    expect(faultOf(join(folder, 'folder.yml'))).toContain('this is a folder. Name a file in it.');
  });
});
