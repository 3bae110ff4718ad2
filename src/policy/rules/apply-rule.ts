import type { ClaimName } from '../../domain/index.js';
import { dimensions } from '../facts/dimensions.js';
import type { LineContext } from '../facts/line-context.js';
import { windowEndsOn } from '../facts/window.js';
import { applyTest, explainTest } from './apply-test.js';
import type { Rule } from './rule.js';
import type { Test } from './test.js';

/** `unknown` when a fact that the rule asks about is missing and nothing else rules it out. */
export type Verdict = 'applies' | 'does-not-apply' | 'unknown';

export interface Application {
  readonly verdict: Verdict;
  /** The condition that failed, or the first whose fact nobody recorded. */
  readonly decisive: Test | null;
  /** Facts only the customer can tell; empty unless these alone are missing. */
  readonly missingClaims: readonly ClaimName[];
}

const applies: Application = Object.freeze({ verdict: 'applies', decisive: null, missingClaims: [] });

/** Tries one rule on one line. */
export const applyRule = (rule: Rule, context: LineContext): Application => {
  let silent: Test[] | null = null;
  for (const test of rule.tests) {
    const holds = applyTest(test, context);
    if (holds === false) return { verdict: 'does-not-apply', decisive: test, missingClaims: [] };
    if (holds === null) {
      silent ??= [];
      silent.push(test);
    }
  }
  if (silent === null) return applies;
  const claims = silent.map(claimOf);
  return {
    verdict: 'unknown',
    decisive: silent[claims.indexOf(null)] ?? silent[0] ?? null,
    missingClaims: claims.every((claim) => claim !== null) ? [...new Set(claims)] : [],
  };
};

const claimOf = (test: Test): ClaimName | null => {
  const dimension = dimensions[test.dimension];
  return dimension.type === 'choice' ? (dimension.claim ?? null) : null;
};

/** Why a rule did or did not apply, as `condition: wanted / found`. */
export const explainRule = (rule: Rule, context: LineContext, { decisive }: Application): string[] =>
  decisive === null ? rule.tests.map((test) => explainTest(test, context)) : [explainTest(decisive, context)];

/** Last day of the rule's window, in days since 1970: of the right when it grants one, of what passed when it refuses. */
export const windowEnd = ({ window }: Rule, context: LineContext): number | null => {
  if (window === null) return null;
  const from = context.dayOf(window.event);
  return from === null ? null : windowEndsOn(context.calendar, from, window.count, window.business);
};
