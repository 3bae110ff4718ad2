import { describe, expect, test } from '@jest/globals';
import { exceptions, rooms, sideDoors } from './floors.js';
import { resolveImport, sources } from './read-house.js';

const relativeImports = sources.flatMap((file) =>
  file.imports
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => ({ from: file.path, room: file.room, to: resolveImport(file.path, specifier) })),
);
const roomOf = (path: string): string => path.split('/')[1] ?? '';
const isExcepted = (from: string, to: string): boolean =>
  exceptions.some((exception) => from.startsWith(exception.from) && to === exception.to);
const outward = relativeImports.filter(({ from, room, to }) => roomOf(to) !== room && !isExcepted(from, to));

describe('the floors', () => {
  test('every folder of src has its place in the plan', () => {
    expect(
      [...new Set(sources.map((file) => file.room))].filter((room) => rooms[room] === undefined),
    ).toEqual([]);
  });

  test('a file imports its own folder and the floors that its row allows: never sideways, never up', () => {
    const wrong = outward.filter(({ room, to }) => {
      const target = rooms[roomOf(to)];
      return target === undefined || target.floor > (rooms[room]?.to ?? -1);
    });
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('a folder is entered by its index.ts only', () => {
    const wrong = outward.filter(
      ({ to }) => !/^src\/[^/]+\/index\.ts$/.test(to) && sideDoors[to] === undefined,
    );
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('inside a folder files import each other directly, past the door that is for others', () => {
    const inner = relativeImports.filter(
      ({ from, room, to }) => to === `src/${room}/index.ts` && from !== to,
    );
    expect(inner.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('no exception outlives its use', () => {
    const unused = exceptions.filter(
      ({ from, to }) =>
        !relativeImports.some((relative) => relative.from.startsWith(from) && relative.to === to),
    );
    expect(unused.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });
});

describe('inside a folder', () => {
  test('no file imports itself in a circle', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to } of relativeImports) graph.set(from, [...(graph.get(from) ?? []), to]);
    expect(circles(graph)).toEqual([]);
  });
});

/** Circles of a graph, each told once, from its first file in alphabetical order. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const circle = trail.slice(at);
      const first = circle.indexOf([...circle].sort()[0] ?? path);
      found.add([...circle.slice(first), ...circle.slice(0, first)].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return [...found];
}
