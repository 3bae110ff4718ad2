import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';

const pages = join(import.meta.dirname, '../../dist/web');
const gzipBytes = (file: string): number => gzipSync(readFileSync(join(pages, file))).length;

/** A file and everything it imports. */
const withImports = (file: string, found = new Set<string>()): Set<string> => {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name] of readFileSync(join(pages, file), 'utf8').matchAll(
    /from\s*["']\.\/([\w.-]+\.js)["']/g,
  )) {
    withImports(`assets/${name}`, found);
  }
  return found;
};

test('the loader is under 5 KB and the panel, with all it imports, under 30 KB', () => {
  const panel = readdirSync(join(pages, 'assets')).find((name) => /^panel-.*\.js$/.test(name)) ?? '';
  const panelBytes = [...withImports(`assets/${panel}`)].reduce((sum, file) => sum + gzipBytes(file), 0);
  expect(gzipBytes('widget.js')).toBeLessThan(5 * 1024);
  expect(panelBytes).toBeGreaterThan(5 * 1024);
  expect(panelBytes).toBeLessThan(30 * 1024);
});

test('the loader is a classic script that leaves no names on the page', () => {
  const loader = readFileSync(join(pages, 'widget.js'), 'utf8').trim();
  expect(loader.startsWith('(()=>{')).toBe(true);
  expect(loader.endsWith('})();')).toBe(true);
  expect(loader).not.toContain('__PANEL_FILE__');
});
