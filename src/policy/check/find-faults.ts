import { canonicalJson } from '../../base/index.js';
import type { Rule } from '../rules/rule.js';
import { applyingBoxes, stoppingBoxes } from './boxes-of-rule.js';
import { type Box, everything, intersection, type Space } from './space.js';
import { type Budget, uncovered, unproven } from './uncovered.js';

/** Rules of one file and the requests each of them applies to, in the order they are tried. */
export interface Ground {
  readonly space: Space;
  readonly rules: readonly {
    readonly rule: Rule;
    readonly applies: readonly Box[];
    readonly stops: readonly Box[];
    /** Equal for rules that give the same answer. */
    readonly answer: string;
  }[];
  readonly impossible: readonly Box[];
}

/**
 * Two refusals are one answer: which reason is named first takes nothing from anybody. Everything else is a promise,
 * and by when it is kept is a part of it.
 */
const answerOf = ({ outcome, promised }: Rule): string =>
  outcome.kind === 'deny' ? 'deny' : canonicalJson({ outcome, promised });

export const layGround = (rules: readonly Rule[], space: Space, impossible: readonly Box[]): Ground => ({
  space,
  impossible,
  rules: rules.map((rule) => ({
    rule,
    applies: applyingBoxes(rule, space),
    stops: stoppingBoxes(rule, space),
    answer: answerOf(rule),
  })),
});

export type Found =
  | { readonly kind: 'gap'; readonly where: Box; readonly like: Box }
  | { readonly kind: 'never-applies'; readonly rule: Rule; readonly where: Box | null }
  | {
      readonly kind: 'unreachable';
      readonly rule: Rule;
      readonly behind: readonly Rule[];
      readonly where: Box;
    }
  | {
      readonly kind: 'contradiction';
      readonly rule: Rule;
      readonly other: Rule;
      readonly where: Box;
      readonly like: Box;
    }
  | { readonly kind: 'unproven'; readonly rule: Rule | null };

const gapsMax = 5;

/**
 * The box grown towards `bounds` wherever it meets no rule: fewer facts, easier to read. It may then hold requests that
 * cannot exist, so an example is picked from the box itself.
 */
const grown = (box: Box, bounds: Box, rules: readonly Box[], space: Space): Box => {
  let wide = box;
  for (const axis of space.axes) {
    const tried = wide.slice();
    for (let word = axis.firstWord; word < axis.firstWord + axis.words; word += 1)
      tried[word] = bounds[word] ?? 0;
    if (rules.every((rule) => intersection(tried, rule, space) === null)) wide = tried;
  }
  return wide;
};

/** Requests that no rule decides. */
export const findGaps = ({ space, rules, impossible }: Ground, budget: Budget): Found[] => {
  const decided = rules.flatMap(({ stops }) => stops);
  const covers = [...decided, ...impossible];
  const gaps: Found[] = [];
  while (gaps.length < gapsMax) {
    const where = uncovered(everything(space), covers, space, budget);
    if (where === null) return gaps;
    if (where === unproven) return [...gaps, { kind: 'unproven', rule: null }];
    const like = grown(where, everything(space), decided, space);
    gaps.push({ kind: 'gap', where, like });
    covers.push(like);
  }
  return gaps;
};

/** Rules that no request can reach: because their conditions exclude each other, or because earlier ones take it all. */
export const findUnreachable = ({ space, rules, impossible }: Ground, budget: Budget): Found[] =>
  rules.flatMap(({ rule, applies }, index): Found[] => {
    const [first] = applies;
    if (first === undefined) return [{ kind: 'never-applies', rule, where: null }];
    const earlier = rules.slice(0, index);
    const taken = earlier.flatMap(({ stops }) => stops);
    let possible: Box | null = null;
    for (const box of applies) {
      const left = uncovered(box, [...taken, ...impossible], space, budget);
      if (left === unproven) return [{ kind: 'unproven', rule }];
      if (left !== null) return [];
      const alone = uncovered(box, impossible, space, budget);
      if (alone === unproven) return [{ kind: 'unproven', rule }];
      possible ??= alone;
    }
    if (possible === null) return [{ kind: 'never-applies', rule, where: first }];
    const where = possible;
    const behind = earlier
      .filter(({ stops }) => stops.some((box) => intersection(box, where, space) !== null))
      .map((candidate) => candidate.rule);
    return [{ kind: 'unreachable', rule, behind, where }];
  });

/** Exceptions are one rank, rules another. */
const rankOf = (rule: Rule): unknown => rule.path[0];

/**
 * Two rules of one rank that can both apply to a request and say different things, where neither is a special case
 * standing before the other: which one decides would hang on the order of lines in a file.
 */
export const findContradictions = ({ space, rules, impossible }: Ground, budget: Budget): Found[] =>
  rules.flatMap((own, index): Found[] => {
    const decided = rules.slice(0, index).flatMap(({ stops }) => stops);
    const before = [...decided, ...impossible];
    const later = rules
      .slice(index + 1)
      .filter(({ rule, answer }) => rankOf(rule) === rankOf(own.rule) && answer !== own.answer);
    return later.flatMap((other): Found[] => {
      const shared = own.applies.flatMap((box) =>
        other.applies.flatMap((candidate) => intersection(box, candidate, space) ?? []),
      );
      if (shared.length === 0) return [];
      const isSpecial = own.applies.every(
        (box) => uncovered(box, [...other.applies, ...before], space, budget) === null,
      );
      if (isSpecial) return [];
      for (const box of shared) {
        const where = uncovered(box, before, space, budget);
        if (where === unproven) return [{ kind: 'unproven', rule: own.rule }];
        if (where === null) continue;
        const like = grown(where, box, decided, space);
        return [{ kind: 'contradiction', rule: own.rule, other: other.rule, where, like }];
      }
      return [];
    });
  });
