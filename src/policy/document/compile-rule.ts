import type { z } from 'zod';
import type { Rule } from '../rules/rule.js';
import { compileConditions, type Definitions } from './compile-conditions.js';
import { compileOutcome, type OutcomeTerms } from './compile-outcome.js';
import type { Conditions } from './condition-keys.js';
import type { promiseSchema } from './outcome-schema.js';
import type { RuleDocument } from './schema.js';
import { windowOfTests } from './window-of-tests.js';

/** What the rules of one file share. */
export interface RuleTerms extends OutcomeTerms {
  readonly definitions: Definitions;
  /** Holds for every rule of a floor, such as its markets. */
  readonly applies: Conditions;
  readonly floor: string | null;
  readonly promise: z.output<typeof promiseSchema> | undefined;
}

/** One rule of the file, with its definitions and defaults spelled out. */
export const compileRule = (
  written: RuleDocument,
  path: readonly (string | number)[],
  terms: RuleTerms,
): Rule => {
  const clauses = Object.freeze([...written.clause]);
  const clause = clauses[0] ?? '';
  const { definitions, resolve, faults } = terms;
  const compile = (when: Conditions, from: readonly (string | number)[]) =>
    compileConditions(when, from, definitions, resolve, faults);
  const promise = { ...terms.promise, ...terms.defaults.promise, ...written.then.promise };
  const tests = Object.freeze([
    ...compile(terms.applies, ['applies']),
    ...compile(written.when, [...path, 'when']),
  ]);
  return Object.freeze({
    name: written.rule === undefined ? clause : `${clause} ${written.rule}`,
    clauses,
    tests,
    window: windowOfTests(tests, written.then.deny !== undefined),
    outcome: compileOutcome(written.then, clause, [...path, 'then'], terms),
    promised:
      Object.keys(promise).length === 0
        ? null
        : Object.freeze({
            answerWithin: promise['answer-within'] ?? null,
            refundWithin: promise['refund-within'] ?? null,
          }),
    say: written.then.say ?? terms.defaults.say ?? null,
    floor: terms.floor,
    path: Object.freeze([...path]),
  });
};
