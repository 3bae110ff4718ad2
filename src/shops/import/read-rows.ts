import type { z } from 'zod';
import { describeIssue, placeOf } from './describe-issue.js';
import type { Findings, ImportProgress } from './import-report.js';
import { unknownFields } from './unknown-fields.js';

/** A row that fits its schema, and where it stands in the file. */
export interface ReadRow<T> {
  readonly index: number;
  readonly row: T;
}

/** Reads the rows of one section one by one; a row that does not fit, or repeats an id, is reported and left out. */
export const readRows = <T extends { readonly id: string }>(
  section: ImportProgress['section'],
  rows: readonly unknown[],
  schema: z.ZodType<T>,
  findings: Findings,
): ReadRow<T>[] => {
  const firstPlaces = new Map<string, number>();
  return rows.flatMap((given, index): ReadRow<T>[] => {
    const parsed = schema.safeParse(given);
    if (!parsed.success) {
      findings.faults.push(
        ...parsed.error.issues.map((issue) => describeIssue(issue, given, [section, index])),
      );
      return [];
    }
    const first = firstPlaces.get(parsed.data.id);
    if (first !== undefined) {
      findings.faults.push({
        place: `${section}[${index}].id`,
        reason: `is the same id as ${section}[${first}]`,
        cure: 'Give each row its own id, or remove one of the two.',
      });
      return [];
    }
    firstPlaces.set(parsed.data.id, index);
    for (const path of unknownFields(given, parsed.data)) {
      findings.warnings.push({
        place: placeOf([section, index, ...path]),
        reason: 'is not a field of this schema and was ignored',
        cure: 'Check its spelling, or remove it.',
      });
    }
    return [{ index, row: parsed.data }];
  });
};
