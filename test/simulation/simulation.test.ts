import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSimulation, type Simulation } from './open-sim.js';
import { addResult, newSummary } from './summary.js';

/** A short run; `npm run -s sim -- --seeds 2000` is the long one. */
const seeds = 16;

let simulation: Simulation;
beforeAll(async () => {
  simulation = await openSimulation();
});
afterAll(() => simulation.close());

describe('whatever is lost, late, refused or dies', () => {
  test('no promise about money, messages, cases or the log is broken', async () => {
    const summary = newSummary();
    for (let seed = 1; seed <= seeds; seed += 1) addResult(summary, await simulation.run({ seed }));
    expect(summary.failures).toEqual([]);
    // A run in which nothing happened would prove nothing.
    expect(summary.refunds).toBeGreaterThan(seeds / 2);
    for (const kind of ['death', 'database lost-after', 'database answered-late', 'provider lost-after'])
      expect(summary.injected[kind]).toBeGreaterThan(0);
  }, 900_000);

  test('the same seed goes the same way, step by step', async () => {
    const first = await simulation.run({ seed: 5 });
    const between = await simulation.run({ seed: 6 });
    const again = await simulation.run({ seed: 5 });
    expect(again).toEqual(first);
    expect(between.traceHash).not.toBe(first.traceHash);
  });
});
