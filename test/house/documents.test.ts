import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { filesUnder, root, textOf } from './read-house.js';

const documents = ['README.md', 'AGENTS.md', 'CHANGELOG.md', ...filesUnder('docs')].filter(
  (path) => path.endsWith('.md') && existsSync(join(root, path)),
);
const manifest = JSON.parse(textOf('package.json')) as { scripts?: Record<string, string> };
const topFolders = ['src', 'test', 'docs', 'dialogs', 'prompts', 'bench', 'scripts', '.ci'];

/** Backticked words that name something below a folder of ours: up to the first placeholder, without a line number. */
const namedPaths = (text: string): string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((word) => topFolders.some((folder) => word.startsWith(`${folder}/`)) && !/\s/.test(word))
    .map((word) => word.replace(/:\d+$/, '').split(/[<*{…]/)[0] ?? '')
    .map((word) =>
      /\/[^/]*$/.test(word) && !existsSync(join(root, word)) && /[-_]$/.test(word)
        ? word.replace(/\/[^/]*$/, '/')
        : word,
    );

describe('the documents', () => {
  test('name only files and folders that exist', () => {
    const missing = documents.flatMap((document) =>
      namedPaths(textOf(document))
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${document}: ${path}`),
    );
    expect(missing).toEqual([]);
  });

  test('name only commands that exist', () => {
    const builtIn = new Set(['start', 'test']);
    const missing = documents.flatMap((document) =>
      [...textOf(document).matchAll(/npm (?:run (?:-s )?)?([a-z][a-z:-]*)/g)]
        .filter((match) => match[0].startsWith('npm run') || builtIn.has(match[1] ?? ''))
        .map((match) => match[1] ?? '')
        .filter((script) => manifest.scripts?.[script] === undefined)
        .map((script) => `${document}: npm run ${script}`),
    );
    expect(missing).toEqual([]);
  });

  test('link only to pages that exist', () => {
    const missing = documents.flatMap((document) =>
      [...textOf(document).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
        .map((match) => join(document, '..', match[1] ?? ''))
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${document}: ${path}`),
    );
    expect(missing).toEqual([]);
  });
});
