import type { Decision, DecisionFacts } from '../../domain/index.js';
import type { Floor } from '../document/compile-floor.js';
import { type LineContext, lineContext, startingFrom } from '../facts/line-context.js';
import { applyTest, explainTest } from '../rules/apply-test.js';
import { lineGuards } from '../rules/line-guards.js';
import {
  type LineMatch,
  matchLine,
  type RuleSearch,
  stoppedLine,
  unforeseenLine,
} from '../rules/match-line.js';
import type { CompiledPolicy } from './compiled-policy.js';

/** What the merchant says about one line, and what each statutory floor that speaks of it says. */
export interface LineAnswers {
  readonly merchant: LineMatch;
  readonly floors: readonly LineMatch[];
  /** Everything that was tried, the merchant's rules first; empty when nobody asked for it. */
  readonly trace: Decision['trace'];
}

const nothing: RuleSearch = Object.freeze({ match: null, trace: [] });

/** A floor of another market is passed by with one glance, and one line in the trace. */
const searchFloor = (floor: Floor, context: LineContext, traced: boolean): RuleSearch => {
  if (!traced && floor.markets?.has(context.facts.order.market) === false) return nothing;
  const barrier = floor.applies.find((test) => applyTest(test, context) === false);
  if (barrier === undefined) return matchLine(startingFrom(context, floor.start), floor.rules, traced);
  if (!traced) return nothing;
  return {
    match: null,
    trace: [{ rule: floor.name, applied: false, because: [explainTest(barrier, context)] }],
  };
};

/** Tries guards, the merchant's rules and every floor on each line of a request, in the request's order. */
export const matchRequest = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  traced: boolean,
): readonly LineAnswers[] =>
  facts.lines.flatMap(({ lineId, quantity }) => {
    const line = facts.order.lines.find((candidate) => candidate.id === lineId);
    if (line === undefined) return [];
    const context = lineContext(facts, line, quantity, policy.calendar, policy.start);
    for (const guard of lineGuards) {
      const stop = guard(context);
      if (stop === null) continue;
      const merchant = stoppedLine(context, stop, traced);
      return [{ merchant, floors: [], trace: merchant.trace }];
    }
    const found = matchLine(context, policy.rules, traced);
    const merchant = found.match ?? unforeseenLine(context, found.trace, traced);
    const searches = policy.floors.map((floor) => searchFloor(floor, context, traced));
    return [
      {
        merchant,
        floors: searches.flatMap(({ match }) => match ?? []),
        trace: traced ? [...merchant.trace, ...searches.flatMap((search) => search.trace)] : merchant.trace,
      },
    ];
  });
