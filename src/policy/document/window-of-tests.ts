import type { WindowEvent } from '../facts/line-context.js';
import type { RuleWindow } from '../rules/rule.js';
import type { Test } from '../rules/test.js';

/** Windows in the order in which they name the day a customer wants to hear. */
const events: readonly WindowEvent[] = ['start', 'delivered', 'stocked-in', 'shipped', 'placed'];

const limitsOf = (tests: readonly Test[], kind: 'up-to' | 'over'): number[] =>
  tests.flatMap((test) => (test.kind === kind ? [test.limit] : []));

/**
 * The window of a rule: how long its right lasts, else since when it refuses; for a refusal the other way round. A rule
 * may name a window twice, itself and through a definition: the narrower one holds.
 */
export const windowOfTests = (tests: readonly Test[], refuses: boolean): RuleWindow | null => {
  for (const event of events) {
    for (const business of [false, true]) {
      const name = business ? `${event}-business` : event;
      const own = tests.filter((test) => test.dimension === name);
      const ends = limitsOf(own, 'up-to');
      const began = limitsOf(own, 'over');
      const lasts = ends.length === 0 || (refuses && began.length > 0) ? null : Math.min(...ends);
      const count = lasts ?? (began.length === 0 ? null : Math.max(...began));
      if (count !== null) return Object.freeze({ event, count, business });
    }
  }
  return null;
};
