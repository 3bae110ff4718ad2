/** Dice that roll the same for the same seed. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** Both ends included. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
  /** Dice of their own: what is rolled there changes nothing here. */
  fork(): Random;
}

export const createRandom = (seed: number): Random => {
  let state = (seed ^ 0x9e37_79b9) >>> 0;
  // Mulberry32: small, fast and good enough to explore with.
  const next = (): number => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return Object.freeze({
    next,
    between,
    chance: (share: number) => next() < share,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[Math.floor(next() * list.length)] as T;
    },
    shuffled: <T>(list: readonly T[]): T[] => {
      const left = [...list];
      return list.map(() => left.splice(Math.floor(next() * left.length), 1)[0] as T);
    },
    fork: () => createRandom(Math.floor(next() * 4_294_967_296)),
  });
};
