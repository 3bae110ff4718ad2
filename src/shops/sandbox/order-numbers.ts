import type { SeededRandom } from './seeded-random.js';

/** An order number and how many days ago it was given out. */
export interface NumberedMoment {
  readonly number: number;
  readonly daysAgo: number;
}

/** The moment a number was given out, on the straight line between the two anchors around it. */
const daysAgoOf = (number: number, anchors: readonly NumberedMoment[]): number => {
  const after = anchors.findIndex((anchor) => anchor.number >= number);
  const [earlier, later] = [anchors[Math.max(0, after - 1)], anchors[after]];
  if (earlier === undefined || later === undefined || earlier === later) return later?.daysAgo ?? 0;
  const share = (number - earlier.number) / (later.number - earlier.number);
  return earlier.daysAgo + (later.daysAgo - earlier.daysAgo) * share;
};

/** Different numbers between the first and the last anchor, oldest first: a later order has a higher number. */
export const drawOrderNumbers = (
  wanted: { anchors: readonly NumberedMoment[]; taken: ReadonlySet<number>; count: number },
  random: SeededRandom,
): NumberedMoment[] => {
  const first = wanted.anchors[0]?.number ?? 0;
  const last = wanted.anchors.at(-1)?.number ?? 0;
  const free = Array.from({ length: last - first - 1 }, (_, index) => first + 1 + index).filter(
    (number) => !wanted.taken.has(number),
  );
  return random
    .sample(free, wanted.count)
    .sort((a, b) => a - b)
    .map((number) => ({ number, daysAgo: daysAgoOf(number, wanted.anchors) }));
};
