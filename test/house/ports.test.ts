import { describe, expect, test } from '@jest/globals';
import { rooms } from './floors.js';
import { type SourceFile, sources } from './read-house.js';

type Node = SourceFile['nodes'][number];
const isNamed = (node: unknown, name: string): boolean =>
  (node as { value?: unknown } | undefined)?.value === name;
const isMember = (node: Node, object: string, property: string): boolean =>
  node.type === 'MemberExpression' && isNamed(node.object, object) && isNamed(node.property, property);
const listFiles = (rule: (file: SourceFile) => boolean): string[] =>
  sources.filter(rule).map((file) => file.path);
const isBelowServer = (file: SourceFile): boolean => (rooms[file.room]?.floor ?? 0) < 5;

describe('time, randomness and settings come in through ports', () => {
  test('nothing below the server reads the clock', () => {
    const readsClock = (node: Node): boolean =>
      isMember(node, 'Date', 'now') ||
      isMember(node, 'performance', 'now') ||
      (node.type === 'NewExpression' &&
        isNamed(node.callee, 'Date') &&
        ((node.arguments as unknown[] | undefined) ?? []).length === 0);
    const wrong = listFiles((file) => isBelowServer(file) && file.nodes.some(readsClock));
    expect(wrong).toEqual(['src/base/clock.ts', 'src/base/ids.ts']);
  });

  test('nothing below the server rolls dice', () => {
    const dice = new Set(['randomBytes', 'randomInt', 'randomUUID', 'getRandomValues']);
    const wrong = listFiles(
      (file) =>
        isBelowServer(file) &&
        file.nodes.some(
          (node) =>
            isMember(node, 'Math', 'random') || (node.type === 'Identifier' && dice.has(String(node.value))),
        ),
    );
    expect(wrong).toEqual(['src/base/ids.ts']);
  });

  test('settings are read in one place', () => {
    const wrong = listFiles(
      (file) =>
        !file.path.startsWith('src/server/config/') &&
        file.nodes.some((node) => isMember(node, 'process', 'env')),
    );
    expect(wrong).toEqual([]);
  });
});

test('exports have names', () => {
  const isDefault = (node: Node): boolean =>
    node.type === 'ExportDefaultDeclaration' || node.type === 'ExportDefaultExpression';
  // A configuration file of a tool is read by its default export.
  expect(listFiles((file) => !/\.config\.ts$/.test(file.path) && file.nodes.some(isDefault))).toEqual([]);
});

test('a fault is thrown with a code', () => {
  const throwsBare = (node: Node): boolean => {
    const thrown = node.type === 'ThrowStatement' ? (node.argument as Node) : undefined;
    return (
      thrown?.type === 'NewExpression' &&
      ['Error', 'TypeError', 'RangeError'].some((name) => isNamed(thrown.callee, name))
    );
  };
  expect(listFiles((file) => file.room !== 'web' && file.nodes.some(throwsBare))).toEqual([]);
});
