import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { ContentFault, ContentFile } from '../dialog/index.js';

/** Reads one YAML file; a broken one is a fault with its line, never half-read content. */
export const readYaml = (root: string, path: string, fault: (fault: ContentFault) => void): ContentFile => {
  const lines = new LineCounter();
  const name = relative(root, path);
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    fault({
      file: name,
      line: 1,
      step: '',
      problem: 'the file cannot be read',
      cure: 'Put it there, or correct the path.',
    });
  }
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  for (const error of document.errors) {
    fault({
      file: name,
      line: error.linePos?.[0].line ?? 1,
      step: '',
      problem: error.message.split('\n')[0] ?? 'not YAML',
      cure: 'Correct the YAML on this line.',
    });
  }
  return {
    path: name,
    value: document.errors.length > 0 ? null : document.toJS(),
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
