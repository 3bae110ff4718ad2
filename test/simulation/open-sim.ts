import { caseTimesOf, openContent } from '../../src/server/wiring/open-content.js';
import { runSeed, type SeedOptions, type SeedResult } from './run-seed.js';
import { createSimClock } from './sim-clock.js';
import { openSimDatabase } from './sim-database.js';
import { simConfig } from './sim-process.js';

export interface Simulation {
  run(options: Pick<SeedOptions, 'seed' | 'plant' | 'log' | 'keepBooks'>): Promise<SeedResult>;
  close(): Promise<void>;
}

/** A database and the content, opened once for as many seeds as one likes. */
export const openSimulation = async (): Promise<Simulation> => {
  const clock = createSimClock();
  const content = openContent(simConfig);
  const database = await openSimDatabase(clock, caseTimesOf(content));
  return Object.freeze({
    run: (options) => runSeed({ ...options, clock, database, content }),
    close: () => database.close(),
  } satisfies Simulation);
};
