import type { z } from 'zod';
import type { PolicyFault } from '../ports.js';

type Issue = z.core.$ZodIssue;

const named = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map((key) => (typeof key === 'symbol' ? String(key) : key));

/** The branch of a union that came closest: the one whose complaint lies deepest. */
const closest = (issue: Extract<Issue, { code: 'invalid_union' }>): Issue[] => {
  const depth = (branch: readonly Issue[]): number =>
    Math.max(0, ...branch.map((inner) => inner.path.length));
  const best = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
  return depth(best) === 0 ? [] : best;
};

/** The only branch that takes this kind of value at all, when the others wanted another kind. */
const rightShape = (issue: Extract<Issue, { code: 'invalid_union' }>): Issue[] => {
  const fitting = issue.errors.filter((branch) => branch[0]?.code !== 'invalid_type');
  return fitting.length === 1 ? (fitting[0] ?? []) : [];
};

const cureOf = (issue: Issue): string => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Remove or correct ${issue.keys.map((key) => `"${key}"`).join(', ')}.`;
    case 'invalid_value':
      return `Use one of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_union':
      return 'Use one of these forms.';
    default:
      return 'Correct the value, or add it when it is missing.';
  }
};

/** Schema complaints in the words of the file: where, what, and what to do. */
export const faultsOfIssues = (
  issues: readonly Issue[],
  base: readonly (string | number)[] = [],
): PolicyFault[] =>
  issues.flatMap((issue) => {
    const path = [...base, ...named(issue.path)];
    if (path.length === 0 && issue.code === 'invalid_type')
      return [
        {
          path,
          problem: 'this is not a policy',
          cure: 'Begin with "policy: its-name"; docs/policy.md shows the rest.',
        },
      ];
    if (issue.code === 'invalid_union') {
      const inner = closest(issue);
      if (inner.length > 0) return faultsOfIssues(inner, path);
      const shaped = rightShape(issue);
      if (shaped.length > 0) return faultsOfIssues(shaped, path);
      const forms = [
        ...new Set(issue.errors.flatMap((branch) => branch.slice(0, 1).map((own) => own.message))),
      ];
      return [{ path, problem: forms.join('; or: '), cure: cureOf(issue) }];
    }
    return [missing(issue, path) ?? { path, problem: issue.message, cure: cureOf(issue) }];
  });

/** A key that has to be there and is not. */
const missing = (issue: Issue, path: (string | number)[]): PolicyFault | null => {
  const name = path.at(-1);
  if (issue.code !== 'invalid_type' || !issue.message.endsWith('received undefined') || name === undefined)
    return null;
  const place = path.slice(0, -1).join('.');
  return {
    path,
    problem: place === '' ? `"${name}" is missing` : `${place} has no "${name}"`,
    cure: `Add "${name}"; docs/policy.md shows what it looks like.`,
  };
};
