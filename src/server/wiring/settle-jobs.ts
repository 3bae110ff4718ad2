import { setTimeout as pause } from 'node:timers/promises';
import { jobNames } from '../../domain/index.js';

const pauseMs = 5;
const waitsMax = 2_000;

/** Waits until no job is due any more; gives up after about ten seconds, the rest is done by whoever opens next. */
export const settleJobs = async (
  countDue: () => Promise<number>,
  nudge: (jobs: readonly string[]) => void,
): Promise<void> => {
  for (let waits = 0; waits < waitsMax && (await countDue()) > 0; waits += 1) {
    nudge(jobNames);
    await pause(pauseMs);
  }
};
