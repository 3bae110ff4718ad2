import { mistakesAtTheDatabase } from './at-the-database.js';
import { mistakesAtTheMover } from './at-the-mover.js';
import { mistakesAtTheWorkers } from './at-the-workers.js';
import type { Plant } from './plant.js';

/** Every deliberate mistake that the simulator has to catch. */
export const plants: readonly Plant[] = [
  ...mistakesAtTheMover,
  ...mistakesAtTheWorkers,
  ...mistakesAtTheDatabase,
];
