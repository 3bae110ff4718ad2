import { existsSync } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { AppError } from '../base/index.js';
import type { ContentFault, ContentFile } from '../dialog/index.js';
import { checkPolicy, compilePolicy, type Policy, type PolicyFault } from '../policy/index.js';
import { describeFault } from './describe-fault.js';
import { type PolicyPlace, type PolicySources, readPolicySources } from './read-policy-sources.js';
import { yamlFilesIn } from './read-yaml.js';

/** An absolute path, a path from the working folder, or the name of a policy of `dialogs/policies/`. */
export const policyFileOf = (dialogsFolder: string, policy: string): string => {
  if (isAbsolute(policy)) return policy;
  return policy.includes('/') || policy.endsWith('.yml')
    ? resolve(policy)
    : join(dialogsFolder, 'policies', `${policy}.yml`);
};

/**
 * Reads, compiles and proves one policy file; null when it has faults, all of them reported. A policy with a gap or a
 * contradiction must not decide anything, so it stops the start like a broken one.
 */
export const compilePolicyFile = (
  path: string,
  places: PolicyPlace,
  fault: (fault: ContentFault) => void,
): { policy: Policy; file: ContentFile } | null => {
  const sources = readPolicySources(path, places, fault);
  if (sources === null) return null;
  const compiled = compilePolicy(sources.document, sources.floors);
  const faults = compiled.ok ? provenFaults(sources) : compiled.error;
  if (compiled.ok && faults.length === 0) return { policy: compiled.value, file: sources.file };
  for (const found of faults) {
    const placed = sources.place(found);
    if (placed !== null) fault(placed);
  }
  return null;
};

const provenFaults = ({ document, floors }: PolicySources): PolicyFault[] =>
  checkPolicy(document, floors).faults.map(({ path, problem, cure, example }) => ({
    path,
    problem:
      example === null || example.where.length === 0 ? problem : `${problem}: ${example.where.join('; ')}`,
    cure,
  }));

/** A fault of content, all of them told at once. */
export const contentInvalid = (faults: readonly ContentFault[]): AppError =>
  new AppError(
    'content-invalid',
    { faults: faults.length },
    { cure: `\n${faults.map(describeFault).join('\n')}` },
  );

/**
 * One policy of a file and its floors as they are written, by path or by name; faults name files from the working folder.
 * @throws AppError `content-invalid` when there is no such file, or it is no YAML, or names floors that are not there
 */
export const readPolicyFile = (dialogsFolder: string, policy: string): PolicySources => {
  const path = policyFileOf(dialogsFolder, policy);
  if (!existsSync(path)) throw noSuchPolicy(dialogsFolder, policy);
  const faults: ContentFault[] = [];
  const sources = readPolicySources(path, placesOf(dialogsFolder), (found) => faults.push(found));
  if (sources === null || faults.length > 0) throw contentInvalid(faults);
  return sources;
};

/**
 * One policy of a file, ready to decide, by path or by name.
 * @throws AppError `content-invalid` as above, or with every fault in the policy
 */
export const readPolicy = (dialogsFolder: string, policy: string): Policy => {
  const sources = readPolicyFile(dialogsFolder, policy);
  const compiled = compilePolicy(sources.document, sources.floors);
  if (compiled.ok) return compiled.value;
  throw contentInvalid(compiled.error.flatMap((found) => sources.place(found) ?? []));
};

const placesOf = (dialogsFolder: string): PolicyPlace => ({
  root: resolve('.'),
  floorsFolder: join(dialogsFolder, 'policies', 'floors'),
});

const noSuchPolicy = (dialogsFolder: string, policy: string): AppError => {
  const names = yamlFilesIn(join(dialogsFolder, 'policies')).map((path) => basename(path, '.yml'));
  return new AppError(
    'content-invalid',
    { policy, reason: 'no-such-file' },
    { cure: `Give the path of a policy file, or one of these names: ${names.join(', ')}.` },
  );
};
