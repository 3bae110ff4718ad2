import { basename, join } from 'node:path';
import type { ContentFault, ContentFile } from '../dialog/index.js';
import type { PolicyFault } from '../policy/index.js';
import { readYaml, yamlFilesIn } from './read-yaml.js';

export interface PolicyPlace {
  /** What the names of files in faults are relative to. */
  readonly root: string;
  /** Where the floors lie that policies name. */
  readonly floorsFolder: string;
}

/** A policy file and its floors as they are written, before anybody asked whether they are right. */
export interface PolicySources {
  readonly file: ContentFile;
  readonly document: unknown;
  /** In the order they are named; undefined for one that can't be read, which was reported. */
  readonly floors: readonly unknown[];
  /** Where a fault stands, in words of files; null when it was reported while reading. */
  place(fault: PolicyFault): ContentFault | null;
}

type Report = (fault: ContentFault) => void;

/** A fault inside a floor is shown in the floor's own file. */
const placeOf = (
  path: PolicyFault['path'],
  file: ContentFile,
  floors: ReadonlyMap<string, ContentFile>,
): { file: ContentFile; path: PolicyFault['path'] } => {
  const floor = path[0] === 'floors' && typeof path[1] === 'string' ? floors.get(path[1]) : undefined;
  return floor === undefined ? { file, path } : { file: floor, path: path.slice(2) };
};

/** Null when the file is no YAML, which was reported. */
export const readPolicySources = (path: string, places: PolicyPlace, fault: Report): PolicySources | null => {
  const file = readYaml(places.root, path, fault);
  if (file.value === null) return null;
  const named = (file.value as { floors?: unknown } | null)?.floors;
  const known = yamlFilesIn(places.floorsFolder).map((floor) => basename(floor, '.yml'));
  const files = new Map<string, ContentFile>();
  // Anything but a list of names is for the policy's own check to refuse.
  const floors = (Array.isArray(named) ? named : []).map((name: unknown, index) => {
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
  /** That a floor is missing was said when it was looked for. */
  const isSaid = ([part, index]: PolicyFault['path']): boolean =>
    part === 'floors' && typeof index === 'number' && index < floors.length && floors[index] === undefined;
  return {
    file,
    document: file.value,
    floors,
    place: (found) => {
      if (isSaid(found.path)) return null;
      const place = placeOf(found.path, file, files);
      return {
        file: place.file.path,
        line: place.file.lineOf(place.path),
        step: place.path.join('.'),
        problem: found.problem,
        cure: found.cure,
      };
    },
  };
};
