import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSimulation, type Simulation } from './open-sim.js';
import { plants } from './planted/index.js';
import type { Plant } from './planted/plant.js';

/** Far more than any of them takes: whoever is not caught by then is not caught. */
const seedsMost = 60;

let simulation: Simulation;
beforeAll(async () => {
  simulation = await openSimulation();
});
afterAll(() => simulation.close());

/** The first seed that gives the mistake away by a rule that it breaks. */
const caughtAt = async (plant: Plant): Promise<number> => {
  for (const seed of [plant.bitesAt, ...Array.from({ length: seedsMost }, (_, index) => index + 1)]) {
    const { violations } = await simulation.run({ seed, plant });
    if (violations.some(({ rule }) => plant.breaks.includes(rule))) return seed;
    expect(violations).toEqual([]);
  }
  throw new Error(`not caught in ${seedsMost} seeds`);
};

describe('a deliberate mistake is caught when somebody', () => {
  test('makes one of at least twelve kinds', () => {
    expect(new Set(plants.map(({ mistake }) => mistake)).size).toBeGreaterThanOrEqual(12);
  });

  test.each(plants.map((plant) => [plant.mistake, plant] as const))(
    '%s',
    async (_mistake, plant) => {
      const seed = await caughtAt(plant);
      // The same world with the real thing in it keeps every promise.
      const { mistake, bitesAt, breaks, faults, providers } = plant;
      const world = {
        mistake,
        bitesAt,
        breaks,
        ...(faults === undefined ? {} : { faults }),
        ...(providers === undefined ? {} : { providers }),
      };
      expect((await simulation.run({ seed, plant: world })).violations).toEqual([]);
    },
    600_000,
  );
});
