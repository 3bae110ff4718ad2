import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { locales, slotNames } from '../../src/domain/index.js';
import { filesUnder, sources, textOf } from './read-house.js';

const yamlUnder = (folder: string): unknown[] =>
  filesUnder(folder)
    .filter((path) => path.endsWith('.yml'))
    .map((path) => parse(textOf(path)) as unknown);

/** Every word of a document, keys and values alike. */
const wordsOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => [key, ...wordsOf(inner)]);
  }
  return [String(value)];
};

const flows = [...yamlUnder('dialogs/flows'), ...yamlUnder('dialogs/repairs')];
const dialogWords = new Set([...flows, parse(textOf('dialogs/slots.yml'))].flatMap(wordsOf));
const codeNodes = sources.filter((file) => file.room !== 'web').flatMap((file) => file.nodes);
const codeWords = new Set(
  codeNodes.filter((node) => node.type === 'StringLiteral').map((node) => String(node.value)),
);

/** `choice.${id}` in code asks for a family of keys, `${key}.value` for a companion of another key. */
const templates = codeNodes
  .filter((node) => node.type === 'TemplateLiteral')
  .map((node) => (node.quasis as { raw: string }[]).map((quasi) => quasi.raw))
  .filter((parts) => parts.length > 1);
const families = templates
  .filter((parts) => /^[a-z-]+\./.test(parts[0] ?? ''))
  .map(
    (parts) => new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`),
  );
const companions = new Set(
  templates
    .filter((parts) => parts[0] === '' && /^\.[a-z-]+$/.test(parts[1] ?? ''))
    .map((parts) => parts[1] ?? ''),
);

const isAsked = (key: string): boolean => {
  if (dialogWords.has(key) || codeWords.has(key) || families.some((family) => family.test(key))) return true;
  const suffix = key.slice(key.lastIndexOf('.'));
  return companions.has(suffix) && isAsked(key.slice(0, -suffix.length));
};

const messagesOf = (locale: string): string[] =>
  yamlUnder(`dialogs/messages/${locale}`).flatMap((document) => Object.keys(document as object));

describe.each(locales)('messages in %s', (locale) => {
  const keys = messagesOf(locale);

  test('are each asked for by a flow, a repair, a slot or code', () => {
    expect(keys.filter((key) => !isAsked(key))).toEqual([]);
  });

  test('stand in one place each', () => {
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('are the same as in every other language', () => {
    expect([...keys].sort()).toEqual([...messagesOf(locales[0])].sort());
  });
});

describe('slots', () => {
  const rules = Object.keys((parse(textOf('dialogs/slots.yml')) as { slots: object }).slots);

  test('of the dialogs are the slots that commands may fill', () => {
    expect([...rules].sort()).toEqual([...slotNames].sort());
  });

  test('are each collected by a flow or a repair, or read by what a flow does', () => {
    const collected = new Set(flows.flatMap(collectedIn));
    const read = new Set(
      sources
        .filter((file) => file.room === 'turns')
        .flatMap((file) => file.nodes)
        .filter((node) => node.type === 'StringLiteral')
        .map((node) => String(node.value)),
    );
    expect(rules.filter((slot) => !collected.has(slot) && !read.has(slot))).toEqual([]);
  });
});

function collectedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(collectedIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'collect' || key === 'or' ? [inner].flat().map(String) : collectedIn(inner),
  );
}
