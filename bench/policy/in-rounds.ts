import { percentile } from '../turns/figures.js';

/** Milliseconds that some work took in each round, rounds of different works taking turns so that all meet the same noise. */
export const inRounds = async <K extends string>(
  rounds: number,
  works: Readonly<Record<K, () => unknown>>,
): Promise<Record<K, number>> => {
  const took = Object.fromEntries(Object.keys(works).map((name) => [name, [] as number[]])) as Record<
    K,
    number[]
  >;
  // The first round is for the engine to compile what is measured.
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of Object.keys(works) as K[]) {
      const startedAtMs = performance.now();
      await works[name]();
      if (round > 0) took[name].push(performance.now() - startedAtMs);
    }
  }
  return Object.fromEntries(
    Object.entries<number[]>(took).map(([name, times]) => [name, percentile(times, 0.5)]),
  ) as Record<K, number>;
};
