import { expect, test } from '@jest/globals';
import { packageOwners, rooms } from './floors.js';
import { packageOf, sources, textOf } from './read-house.js';

const bareImports = sources.flatMap((file) =>
  file.imports
    .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
    .map((specifier) => ({ from: file.path, room: file.room, name: packageOf(specifier) })),
);
const manifest = JSON.parse(textOf('package.json')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

test('a third-party package is imported by the rooms that own it and by nobody else', () => {
  const wrong = bareImports.filter(({ room, name }) => !(packageOwners[name] ?? []).includes(room));
  expect(wrong.map(({ from, name }) => `${from} imports ${name}`)).toEqual([]);
});

test('every owner is a room of the house', () => {
  expect(
    [...new Set(Object.values(packageOwners).flat())].filter((room) => rooms[room] === undefined),
  ).toEqual([]);
});

test('what runs on a server is a dependency, not a tool of development', () => {
  const wrong = bareImports.filter(
    ({ room, name }) => room !== 'web' && manifest.dependencies[name] === undefined,
  );
  expect([...new Set(wrong.map(({ name }) => name))]).toEqual([]);
});

test('every dependency is used', () => {
  const used = new Set(bareImports.map(({ name }) => name));
  expect(Object.keys(manifest.dependencies).filter((name) => !used.has(name))).toEqual([]);
});
