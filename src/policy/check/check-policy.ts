import type { DecisionFacts } from '../../domain/index.js';
import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { compileDocument } from '../document/compile-document.js';
import type { WindowStart } from '../facts/line-context.js';
import type { PolicyFault } from '../ports.js';
import type { Rule } from '../rules/rule.js';
import { buildSpace } from './build-space.js';
import { checkUse } from './check-use.js';
import { type Found, findContradictions, findGaps, findUnreachable, layGround } from './find-faults.js';
import { impossibleBoxes } from './impossible-boxes.js';
import { liesIn } from './lies-in.js';
import { pickPoint } from './pick-point.js';
import { requestAt } from './request-at.js';
import type { Box, Space } from './space.js';
import type { Budget } from './uncovered.js';
import { wordsOfBox } from './words-of-box.js';
import { wordsOfRequest } from './words-of-request.js';

/** A request that shows a fault. */
export interface CounterExample {
  /** All requests like it, one line a fact that matters; what is not named may be anything. */
  readonly where: readonly string[];
  /** One of them in a sentence; null where its facts could not be put into one order. */
  readonly one: string | null;
  /** The same, ready to be decided. */
  readonly facts: DecisionFacts | null;
}

export interface CheckFault extends PolicyFault {
  readonly kind: 'document' | Found['kind'];
  readonly example: CounterExample | null;
}

export interface CheckReport {
  readonly faults: readonly CheckFault[];
  /** Rules that were looked at, those of floors with them. */
  readonly rules: number;
  /** Facts that the rules tell requests apart by, and how many kinds of requests that makes. */
  readonly facts: number;
  readonly requests: number;
  /** Regions looked at until everything was proven. */
  readonly steps: number;
}

/** Enough for hundreds of rules, and some seconds at most on a policy that defeats the proof. */
const stepsMax = 3_000_000;

const named = (rule: Rule): string => `"${rule.name}"`;

const exampleOf = (
  policy: CompiledPolicy,
  start: WindowStart,
  space: Space,
  where: Box,
  like: Box,
): CounterExample => {
  let facts: DecisionFacts | null = null;
  try {
    const request = requestAt(policy, start, pickPoint(where, space));
    // Some sets of requests, such as a price above the value, can be said but not put into one order.
    if (liesIn(policy, start, where, space, request)) facts = request;
  } catch {
    // An amount or a date that no order can have.
  }
  return { where: wordsOfBox(like, space), one: facts === null ? null : wordsOfRequest(facts), facts };
};

const describe = (found: Found): Pick<CheckFault, 'path' | 'problem' | 'cure'> => {
  switch (found.kind) {
    case 'gap':
      return {
        path: ['rules'],
        problem: 'no rule decides some requests',
        cure: 'Add a rule for them, or widen one; "review: true" gives them to a person.',
      };
    case 'never-applies':
      return {
        path: [...found.rule.path, 'when'],
        problem:
          found.where === null
            ? `rule ${named(found.rule)} can never apply: its conditions exclude each other`
            : `rule ${named(found.rule)} can never apply: no request can be like that`,
        cure: 'Change its conditions, or remove it.',
      };
    case 'unreachable':
      return {
        path: [...found.rule.path, 'when'],
        problem: `rule ${named(found.rule)} is never reached: ${found.behind.map(named).join(', ')} ${found.behind.length === 1 ? 'takes' : 'take'} all its requests`,
        cure: 'Move it before them, narrow them, or remove it.',
      };
    case 'contradiction':
      return {
        path: [...found.other.path, 'when'],
        problem: `rules ${named(found.rule)} and ${named(found.other)} both apply to some requests and say different things`,
        cure: 'Narrow one of them, or make one a special case of the other and put it first; what must always win belongs under "exceptions".',
      };
    case 'unproven':
      return {
        path: found.rule === null ? ['rules'] : [...found.rule.path],
        problem: 'the policy is too entangled to be proven',
        cure: 'Let rules share their conditions through "definitions", and use fewer different limits.',
      };
  }
};

/**
 * Proves that a policy has no gap, no rule that can never fire and no contradiction, in every one of its currencies,
 * and that its floors have no dead or contradicting rule. The proof walks through sets of requests, never through
 * samples: what it does not report does not exist, as far as the rules can tell requests apart.
 * @param floors the documents of `floors`, in that order
 */
export const checkPolicy = (document: unknown, floors: readonly unknown[] = []): CheckReport => {
  const compiled = compileDocument(document, floors);
  if (!compiled.ok) {
    return {
      faults: compiled.error.map((fault) => ({ ...fault, kind: 'document', example: null })),
      rules: 0,
      facts: 0,
      requests: 0,
      steps: 0,
    };
  }
  const policy = compiled.value;
  const budget: Budget = { steps: 0, stepsMax };
  const faults: CheckFault[] = checkUse(policy).map((fault) => ({
    ...fault,
    kind: 'document',
    example: null,
  }));
  const seen = new Set<string>();
  let facts = 0;
  let requests = 0;
  const prove = (rules: readonly Rule[], start: WindowStart, whole: boolean): void => {
    for (const currency of policy.currencies) {
      const space = buildSpace(rules, currency);
      const ground = layGround(rules, space, impossibleBoxes(space, start));
      facts = Math.max(facts, space.axes.length);
      requests = Math.max(
        requests,
        space.axes.reduce((product, axis) => product * axis.cells.length, 1),
      );
      const found = [
        ...(whole ? findGaps(ground, budget) : []),
        ...findUnreachable(ground, budget),
        ...findContradictions(ground, budget),
      ];
      for (const fault of found) {
        const described = describe(fault);
        const example =
          fault.kind === 'unproven' || fault.where === null
            ? null
            : exampleOf(policy, start, space, fault.where, 'like' in fault ? fault.like : fault.where);
        // The same fault in a second currency says nothing new.
        const key = `${described.problem} ${fault.kind === 'gap' ? example?.where.join() : ''}`;
        if (seen.has(key)) continue;
        seen.add(key);
        faults.push({ ...described, kind: fault.kind, example });
      }
    }
  };
  prove(policy.rules.all, policy.start, true);
  for (const floor of policy.floors) prove(floor.rules.all, floor.start, false);
  return {
    faults,
    rules: policy.rules.all.length + policy.floors.reduce((sum, floor) => sum + floor.rules.all.length, 0),
    facts,
    requests,
    steps: budget.steps,
  };
};
