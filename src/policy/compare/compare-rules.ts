import type { RuleDocument } from '../document/schema.js';
import { added, compareFacets, type PolicyDifference, removed } from './part.js';
import { type RuleSource, ruleName, rulePart } from './rule-parts.js';

/** A rule and how firmly it stands: exceptions are tried first. */
export interface RankedRule {
  readonly rank: 'exceptions' | 'rules';
  readonly rule: RuleDocument;
}

interface Pair {
  readonly before: RankedRule;
  readonly after: RankedRule;
}

/** The same rule in both files: by name first, then by its first clause in the same rank. */
const pairUp = (before: readonly RankedRule[], after: readonly RankedRule[]): Pair[] => {
  const free = new Set(before);
  const pairs = new Map<RankedRule, RankedRule>();
  const match = (isSame: (a: RankedRule, b: RankedRule) => boolean): void => {
    for (const one of after) {
      if (pairs.has(one)) continue;
      const found = [...free].find((other) => isSame(other, one));
      if (found === undefined) continue;
      free.delete(found);
      pairs.set(one, found);
    }
  };
  match((a, b) => a.rule.rule !== undefined && a.rule.rule === b.rule.rule);
  match(
    (a, b) =>
      a.rank === b.rank &&
      a.rule.clause[0] === b.rule.clause[0] &&
      (a.rule.rule === undefined || b.rule.rule === undefined),
  );
  return after.flatMap((one) => {
    const was = pairs.get(one);
    return was === undefined ? [] : [{ before: was, after: one }];
  });
};

/** The longest run of places that still rise: what is not in it has moved. */
const stillInOrder = (places: readonly number[]): Set<number> => {
  const best = places.map(() => ({ length: 1, from: -1 }));
  for (const [i, place] of places.entries()) {
    for (let j = 0; j < i; j += 1) {
      const length = (best[j]?.length ?? 0) + 1;
      if ((places[j] ?? 0) < place && length > (best[i]?.length ?? 0)) best[i] = { length, from: j };
    }
  }
  const kept = new Set<number>();
  let at = best.reduce((top, { length }, i) => (length > (best[top]?.length ?? 0) ? i : top), 0);
  while (at >= 0 && at < best.length) {
    kept.add(at);
    at = best[at]?.from ?? -1;
  }
  return kept;
};

const movesOf = (
  pairs: readonly Pair[],
  before: readonly RankedRule[],
  source: RuleSource,
): PolicyDifference[] => {
  const kept = stillInOrder(pairs.map((pair) => before.indexOf(pair.before)));
  return pairs.flatMap(({ after, before: was }, index): PolicyDifference[] => {
    const isMoved = !kept.has(index) || was.rank !== after.rank;
    if (!isMoved) return [];
    const next = pairs[index + 1]?.after.rule;
    const place = next === undefined ? 'last' : `before ${ruleName(next)}`;
    const { path, label } = rulePart(after.rule, source);
    const rank = was.rank === after.rank ? '' : `, from "${was.rank}" to "${after.rank}"`;
    return [{ path, kind: 'moved', text: `${label} is now tried ${place}${rank}` }];
  });
};

/** Rules that came, went, changed, or are tried at another place. */
export const compareRules = (
  before: { readonly rules: readonly RankedRule[]; readonly source: RuleSource },
  after: { readonly rules: readonly RankedRule[]; readonly source: RuleSource },
): PolicyDifference[] => {
  const pairs = pairUp(before.rules, after.rules);
  const isPaired = (one: RankedRule): boolean =>
    pairs.some((pair) => pair.before === one || pair.after === one);
  return [
    ...before.rules.filter((one) => !isPaired(one)).map(({ rule }) => removed(rulePart(rule, before.source))),
    ...after.rules.flatMap((one) => {
      const pair = pairs.find((candidate) => candidate.after === one);
      const part = rulePart(one.rule, after.source);
      return pair === undefined
        ? [added(part)]
        : compareFacets(rulePart(pair.before.rule, before.source), part);
    }),
    ...movesOf(pairs, before.rules, after.source),
  ];
};
