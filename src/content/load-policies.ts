import { basename, dirname, join } from 'node:path';
import type { ContentFault, ContentFile } from '../dialog/index.js';
import { compilePolicy, type Policy, type PolicyFault } from '../policy/index.js';
import { readYaml, yamlFilesIn } from './read-yaml.js';

export interface PolicyPlaces {
  /** What the names of files in faults are relative to. */
  readonly root: string;
  /** The policy file of today. */
  readonly policyFile: string;
  /** Where the floors lie that policies name. */
  readonly floorsFolder: string;
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

/** The floors a document names, in its order; null when one can't be read. */
const readFloors = (
  file: ContentFile,
  places: PolicyPlaces,
  fault: Report,
): ReadonlyMap<string, ContentFile> | null => {
  const named = (file.value as { floors?: unknown } | null)?.floors;
  // Anything but a list of names is for the policy's own check to refuse.
  if (!Array.isArray(named)) return new Map();
  const known = yamlFilesIn(places.floorsFolder).map((path) => basename(path, '.yml'));
  const floors = new Map<string, ContentFile>();
  let isWhole = true;
  for (const [index, name] of named.entries()) {
    if (typeof name !== 'string') continue;
    if (!known.includes(name)) {
      isWhole = false;
      fault({
        file: file.path,
        line: file.lineOf(['floors', index]),
        step: `floors.${index}`,
        problem: `there is no floor "${name}"`,
        cure: `Name one of ${known.join(', ') || 'dialogs/policies/floors'}, or put ${name}.yml there.`,
      });
      continue;
    }
    const floor = readYaml(places.root, join(places.floorsFolder, `${name}.yml`), fault);
    if (floor.value === null) isWhole = false;
    floors.set(name, floor);
  }
  return isWhole ? floors : null;
};

/** A fault inside a floor is shown in the floor's own file. */
const placeOf = (
  { path }: PolicyFault,
  file: ContentFile,
  floors: ReadonlyMap<string, ContentFile>,
): { file: ContentFile; path: PolicyFault['path'] } => {
  const floor = path[0] === 'floors' && typeof path[1] === 'string' ? floors.get(path[1]) : undefined;
  return floor === undefined ? { file, path } : { file: floor, path: path.slice(2) };
};

const compileFile = (
  path: string,
  places: PolicyPlaces,
  fault: Report,
): { policy: Policy; file: ContentFile } | null => {
  const file = readYaml(places.root, path, fault);
  const floors = file.value === null ? null : readFloors(file, places, fault);
  if (floors === null) return null;
  const compiled = compilePolicy(
    file.value,
    [...floors.values()].map((floor) => floor.value),
  );
  if (compiled.ok) return { policy: compiled.value, file };
  for (const found of compiled.error) {
    const place = placeOf(found, file, floors);
    fault({
      file: place.file.path,
      line: place.file.lineOf(place.path),
      step: place.path.join('.'),
      problem: found.problem,
      cure: found.cure,
    });
  }
  return null;
};

/**
 * Every version of the policy that lies in files, the file of today first, then those beside it by name. Versions
 * beside it must be of the same policy, and no two files may be valid from the same day and differ.
 */
export const loadPolicies = (places: PolicyPlaces, fault: Report): readonly Policy[] => {
  const read = [places.policyFile, ...versionsBeside(places.policyFile)].map((path) =>
    compileFile(path, places, fault),
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
