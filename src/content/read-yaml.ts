import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { ContentFault, ContentFile } from '../dialog/index.js';

/** Reads one YAML file; a broken one is a fault with its line, never half-read content. */
export const readYaml = (root: string, path: string, fault: (fault: ContentFault) => void): ContentFile => {
  const lines = new LineCounter();
  const name = relative(root, path);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const isFolder = (error as NodeJS.ErrnoException).code === 'EISDIR';
    fault({
      file: name,
      line: 1,
      step: '',
      problem: isFolder ? 'this is a folder' : 'the file cannot be read',
      cure: isFolder ? 'Name a file in it.' : 'Put it there, or correct the path.',
    });
    return { path: name, value: null, lineOf: () => 1 };
  }
  // Keys stay as they are written: YAML would read 2.10 as the number 2.1, another clause.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, stringKeys: true });
  for (const error of document.errors) {
    fault({
      file: name,
      line: error.linePos?.[0].line ?? 1,
      step: '',
      problem: error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'not YAML',
      cure: 'Correct the YAML on this line.',
    });
  }
  const value = document.errors.length > 0 ? null : plainValue(document);
  if (value === null && document.errors.length === 0)
    fault({
      file: name,
      line: 1,
      step: '',
      problem: document.contents === null ? 'the file says nothing' : 'the file repeats itself without end',
      cure: document.contents === null ? 'Write it, or remove it.' : 'Use fewer aliases (*name) of aliases.',
    });
  return {
    path: name,
    value,
    lineOf: (steps) => {
      // The deepest part of the path that stands in the file; a missing key is shown at its parent.
      for (let depth = steps.length; depth > 0; depth -= 1) {
        const node = document.getIn(steps.slice(0, depth), true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
};

/** Null for an empty file, and for one whose aliases would grow into something too large to hold. */
const plainValue = (document: ReturnType<typeof parseDocument>): unknown => {
  try {
    return document.toJS() ?? null;
  } catch {
    return null;
  }
};

/** The `.yml` files of a folder, by name. */
export const yamlFilesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yml'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
};
