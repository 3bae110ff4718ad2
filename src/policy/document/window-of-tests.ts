import type { WindowEvent } from '../facts/line-context.js';
import type { RuleWindow } from '../rules/rule.js';
import type { Test } from '../rules/test.js';

/** Windows in the order in which they name the day a customer wants to hear. */
const events: readonly WindowEvent[] = ['start', 'delivered', 'stocked-in', 'shipped', 'placed'];

const limitOf = (test: Test | undefined): number | null =>
  test?.kind === 'up-to' || test?.kind === 'over' ? test.limit : null;

/** The window of a rule: how long its right lasts, else since when it refuses. */
export const windowOfTests = (tests: readonly Test[]): RuleWindow | null => {
  for (const event of events) {
    for (const business of [false, true]) {
      const name = business ? `${event}-business` : event;
      const own = tests.filter((test) => test.dimension === name);
      const count = limitOf(
        own.find((test) => test.kind === 'up-to') ?? own.find((test) => test.kind === 'over'),
      );
      if (count !== null) return Object.freeze({ event, count, business });
    }
  }
  return null;
};
