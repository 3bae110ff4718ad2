import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';

/** The root of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Files below a folder, as paths from the root with forward slashes; `[]` when the folder does not exist. */
export const filesUnder = (folder: string): string[] => {
  let entries: import('node:fs').Dirent[];
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
};

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

type SyntaxNode = { readonly type: string; readonly [field: string]: unknown };

export interface SourceFile {
  readonly path: string;
  /** First folder below `src`. */
  readonly room: string;
  readonly text: string;
  /** As written: `../base/index.js`, `zod`, `node:fs`. */
  readonly imports: readonly string[];
  readonly nodes: readonly SyntaxNode[];
}

/** Every TypeScript source of `src`, parsed, so that neither a comment nor a string is taken for code. */
export const sources: readonly SourceFile[] = filesUnder('src')
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => {
    const text = textOf(path);
    const nodes = flatten(
      parseSync(text, { syntax: 'typescript', tsx: path.endsWith('.tsx'), target: 'es2022' }),
    );
    return { path, room: path.split('/')[1] ?? '', text, nodes, imports: nodes.flatMap(importOf) };
  });

/** The repository path a relative import points at. */
export const resolveImport = (from: string, specifier: string): string =>
  posix
    .join(posix.dirname(from), specifier)
    .replace(/\.js$/, '.ts')
    .replace(/\.jsx$/, '.tsx');

/** `@scope/name` or `name` of a bare specifier. */
export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function flatten(value: unknown): SyntaxNode[] {
  if (Array.isArray(value)) return value.flatMap(flatten);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(flatten);
  return 'type' in value && typeof value.type === 'string' ? [value as SyntaxNode, ...inner] : inner;
}

function importOf(node: SyntaxNode): string[] {
  const literal = (value: unknown): string[] => {
    const found = value as SyntaxNode | null | undefined;
    return found?.type === 'StringLiteral' ? [String(found.value)] : [];
  };
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return literal(node.source);
    case 'TsImportType':
      return literal(node.argument);
    case 'CallExpression': {
      const callee = node.callee as SyntaxNode;
      const [first] = node.arguments as { expression: unknown }[];
      return callee.type === 'Import' ? literal(first?.expression) : [];
    }
    default:
      return [];
  }
}
