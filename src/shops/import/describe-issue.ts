import type { z } from 'zod';
import type { ImportFault } from './import-report.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** `orders[12].lines[0].grossMinor`, as a person finds it in the file. */
export const placeOf = (path: Path): string =>
  path.reduce<string>((place, part) => {
    if (typeof part === 'number') return `${place}[${part}]`;
    const name = String(part);
    if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name)) return `${place}[${JSON.stringify(name)}]`;
    return place === '' ? name : `${place}.${name}`;
  }, '');

const valueAt = (row: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    row,
  );

const cures: readonly (readonly [field: RegExp, cure: string])[] = [
  [/Minor$/, 'Give a whole number of minor units: $89.00 is 8900.'],
  [/^(at|since|[a-z]+At)$/, 'Give a moment with its offset, such as 2026-11-14T09:30:00Z.'],
  [/^currency$/, 'Give the ISO 4217 code in capitals, such as USD.'],
  [/^emails$/, 'Give addresses such as mei@example.com, at most 10.'],
  [/^lastFour$/, 'Give exactly the last four digits, as text.'],
];

const cureOf = (issue: Issue, path: Path, isAbsent: boolean): string => {
  const field = path.findLast((part) => typeof part === 'string');
  const known = cures.find(([pattern]) => typeof field === 'string' && pattern.test(field))?.[1];
  if (known !== undefined) return known;
  if (isAbsent) return 'Add this field.';
  if (issue.code === 'too_big') return 'Shorten it.';
  return 'Correct it; docs/import.md and /schemas/shop.json say what belongs here.';
};

/** Values are never repeated: a report may be read by people who must not see a customer's address. */
export const describeIssue = (issue: Issue, row: unknown, rowPath: Path): ImportFault => {
  const isAbsent = valueAt(row, issue.path) === undefined;
  return {
    place: placeOf([...rowPath, ...issue.path]),
    reason: isAbsent && issue.code === 'invalid_type' ? 'is missing' : issue.message,
    cure: cureOf(issue, issue.path, isAbsent),
  };
};
