import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compilePolicy, type Policy } from '../../src/policy/index.js';

const readYaml = (path: string): unknown => parse(readFileSync(`dialogs/policies/${path}.yml`, 'utf8'));

/** A policy document of `dialogs/policies/` and the floors it names, as the server reads them. */
export const readPolicy = (name: string): { document: Record<string, unknown>; floors: unknown[] } => {
  const document = readYaml(name) as Record<string, unknown>;
  return { document, floors: readFloors((document.floors ?? []) as string[]) };
};

export const readFloors = (names: readonly string[]): unknown[] =>
  names.map((name) => readYaml(`floors/${name}`));

/** Compiles a document that must be sound; its faults are thrown as one readable list. */
export const soundPolicy = (document: unknown, floors: readonly unknown[] = []): Policy => {
  const compiled = compilePolicy(document, floors);
  if (!compiled.ok)
    throw new Error(
      compiled.error.map((fault) => `${fault.path.join('.')}: ${fault.problem} ${fault.cure}`).join('\n'),
    );
  return compiled.value;
};

/** A policy of `dialogs/policies/`, compiled with its floors as the server does it. */
export const loadPolicy = (name: string): Policy => {
  const { document, floors } = readPolicy(name);
  return soundPolicy(document, floors);
};
