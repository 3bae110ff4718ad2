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

interface Floors {
  /** As they are written, in the order they are named; undefined for one that can't be read. */
  readonly documents: readonly unknown[];
  readonly files: ReadonlyMap<string, ContentFile>;
}

const readFloors = (file: ContentFile, places: PolicyPlaces, fault: Report): Floors => {
  const named = (file.value as { floors?: unknown } | null)?.floors;
  const known = yamlFilesIn(places.floorsFolder).map((path) => basename(path, '.yml'));
  const files = new Map<string, ContentFile>();
  // Anything but a list of names is for the policy's own check to refuse.
  const documents = (Array.isArray(named) ? named : []).map((name: unknown, index) => {
    if (typeof name !== 'string') return null;
    if (known.includes(name)) {
      const floor = files.get(name) ?? readYaml(places.root, join(places.floorsFolder, `${name}.yml`), fault);
      files.set(name, floor);
      return floor.value ?? undefined;
    }
    fault({
      file: file.path,
      line: file.lineOf(['floors', index]),
      step: `floors.${index}`,
      problem: `there is no floor "${name}"`,
      cure: `${known.length > 0 ? `Name one of ${known.join(', ')}` : 'Remove it'}, or put ${name}.yml into policies/floors.`,
    });
    return undefined;
  });
  return { documents, files };
};

/** A fault inside a floor is shown in the floor's own file. */
const placeOf = (
  path: PolicyFault['path'],
  file: ContentFile,
  { files }: Floors,
): { file: ContentFile; path: PolicyFault['path'] } => {
  const floor = path[0] === 'floors' && typeof path[1] === 'string' ? files.get(path[1]) : undefined;
  return floor === undefined ? { file, path } : { file: floor, path: path.slice(2) };
};

/** That a floor is missing was said when it was looked for. */
const isSaid = ({ path: [part, index] }: PolicyFault, { documents }: Floors): boolean =>
  part === 'floors' &&
  typeof index === 'number' &&
  index < documents.length &&
  documents[index] === undefined;

const compileFile = (
  path: string,
  places: PolicyPlaces,
  fault: Report,
): { policy: Policy; file: ContentFile } | null => {
  const file = readYaml(places.root, path, fault);
  if (file.value === null) return null;
  const floors = readFloors(file, places, fault);
  const compiled = compilePolicy(file.value, floors.documents);
  if (compiled.ok) return { policy: compiled.value, file };
  for (const found of compiled.error) {
    if (isSaid(found, floors)) continue;
    const place = placeOf(found.path, file, floors);
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
