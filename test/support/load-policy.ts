import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compilePolicy, type Policy } from '../../src/policy/index.js';

/** A policy of `dialogs/policies/`, compiled as the server does it. */
export const loadPolicy = (name: string): Policy => {
  const compiled = compilePolicy(parse(readFileSync(`dialogs/policies/${name}.yml`, 'utf8')));
  if (!compiled.ok)
    throw new Error(
      compiled.error.map((fault) => `${fault.path.join('.')}: ${fault.problem} ${fault.cure}`).join('\n'),
    );
  return compiled.value;
};
