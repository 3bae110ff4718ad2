import { basename, dirname } from 'node:path';
import type { ContentFault } from '../dialog/index.js';
import type { Policy } from '../policy/index.js';
import { compilePolicyFile } from './read-policy.js';
import type { PolicyPlace } from './read-policy-sources.js';
import { yamlFilesIn } from './read-yaml.js';

export interface PolicyPlaces extends PolicyPlace {
  /** The policy file of today. */
  readonly policyFile: string;
}

type Report = (fault: ContentFault) => void;

/** Further versions of a policy lie beside it: `retail.yml`, `retail@2025.yml`, `retail@from-march.yml`. */
const versionsBeside = (policyFile: string): string[] => {
  const own = basename(policyFile);
  const [name] = basename(own, '.yml').split('@');
  return yamlFilesIn(dirname(policyFile)).filter(
    (path) => basename(path) !== own && basename(path).startsWith(`${name}@`),
  );
};

/**
 * Every version of the policy that lies in files, the file of today first, then those beside it by name. Versions
 * beside it must be of the same policy, and no two files may be valid from the same day and differ.
 */
export const loadPolicies = (places: PolicyPlaces, fault: Report): readonly Policy[] => {
  const read = [places.policyFile, ...versionsBeside(places.policyFile)].map((path) =>
    compilePolicyFile(path, places, fault),
  );
  const compiled = read.filter((one) => one !== null);
  const [today] = compiled;
  for (const [index, { policy, file }] of compiled.entries()) {
    const report = (key: string, problem: string, cure: string): void =>
      fault({ file: file.path, line: file.lineOf([key]), step: key, problem, cure });
    if (policy.name !== today?.policy.name)
      report(
        'policy',
        `the file is named as a version of "${today?.policy.name}" and holds "${policy.name}"`,
        'Give it the same policy name, or a file name of its own.',
      );
    const twin = compiled
      .slice(0, index)
      .find(
        (other) => other.policy.validFrom === policy.validFrom && other.policy.version !== policy.version,
      );
    if (twin !== undefined)
      report(
        'valid-from',
        `it is valid from the same day as ${twin.file.path} and says something else`,
        'Give one of them another "valid-from".',
      );
  }
  return Object.freeze(compiled.map(({ policy }) => policy));
};
