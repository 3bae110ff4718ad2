import type { Decision, DecisionFacts } from '../../domain/index.js';
import type { Json } from '../seals/json-place.js';
import { type Difference, differences } from './differences.js';
import { traceDifferences } from './trace-differences.js';

/** A policy version as it is on record. */
export interface RecordedPolicy {
  readonly name: string;
  readonly version: string;
  readonly document: unknown;
  readonly floors: readonly unknown[];
}

/** Decides by one policy version; or why it can't: the document is not the version it names, or cannot be read. */
export type Decider =
  | { readonly kind: 'decides'; decide(facts: DecisionFacts): Decision }
  | { readonly kind: 'differs' | 'unreadable' };

/** Makes the policy engine of a recorded version. The engine is a room of its own; this one only asks it. */
export type MakeDecider = (policy: RecordedPolicy) => Decider;

/** Where decisions name a label that was erased on one side. */
const withoutLabels = (decision: Decision): Decision =>
  decision.breakdown === null
    ? decision
    : {
        ...decision,
        breakdown: {
          ...decision.breakdown,
          tenders: decision.breakdown.tenders.map((tender) => ({ ...tender, label: '' })),
        },
      };

export interface DecidedOtherwise {
  /** Outcome, clauses, amounts, terms. */
  readonly decision: readonly Difference[];
  /** Which rules were tried, and why each did or did not apply. */
  readonly trace: readonly Difference[];
}

/**
 * Decides again on the logged facts and compares everything: what was decided, and every rule that was tried for it.
 * What an older program did not write down yet is not held against it.
 */
export const decideAgain = (
  logged: { readonly decision: Decision; readonly facts: DecisionFacts; readonly isErased: boolean },
  decide: (facts: DecisionFacts) => Decision,
): DecidedOtherwise => {
  const found = decide(logged.facts);
  const shown = (decision: Decision): Record<string, Json> => {
    const { trace: _trace, ...rest } = logged.isErased ? withoutLabels(decision) : decision;
    return JSON.parse(JSON.stringify(rest)) as Record<string, Json>;
  };
  const [then, now] = [shown(logged.decision), shown(found)];
  const known = Object.fromEntries(Object.entries(now).filter(([key]) => Object.hasOwn(then, key)));
  // As it was logged, before any schema has read it.
  const trace = (logged.decision as Partial<Decision>).trace;
  return {
    decision: differences(then, known),
    trace: trace === undefined ? [] : traceDifferences(trace, found.trace),
  };
};
