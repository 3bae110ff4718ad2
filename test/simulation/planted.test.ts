import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSimulation, type Simulation } from './open-sim.js';
import { plants } from './planted/index.js';

/** Far more than any of them takes: whoever is not caught by then is not caught. */
const seedsMost = 40;

let simulation: Simulation;
beforeAll(async () => {
  simulation = await openSimulation();
});
afterAll(() => simulation.close());

describe('a deliberate mistake is caught when somebody', () => {
  test.each(plants.map((plant) => [plant.mistake, plant] as const))(
    '%s',
    async (_mistake, plant) => {
      for (let seed = 1; seed <= seedsMost; seed += 1) {
        const { violations } = await simulation.run({ seed, plant });
        const caughtBy = violations.filter(({ rule }) => plant.breaks.includes(rule));
        if (caughtBy.length > 0) return;
        expect(violations).toEqual([]);
      }
      throw new Error(`not caught in ${seedsMost} seeds`);
    },
    600_000,
  );
});
