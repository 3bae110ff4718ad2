/** Dice that fall the same way for the same seed, so that a sandbox can be named by a number. */
export interface SeededRandom {
  /** A fraction from 0 (included) to 1 (excluded). */
  fraction(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** Picks by weight; the weights need not sum to one. */
  weighted<T>(values: readonly (readonly [T, number])[]): T;
  /** `count` different values in random order; all of them when there are fewer. */
  sample<T>(values: readonly T[], count: number): T[];
  digits(length: number): string;
}

/** Mulberry32: 32 bits of state, good enough for sample records and the same on every machine. Not for secrets. */
export const seededRandom = (seed: number): SeededRandom => {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(fraction() * (to - from + 1));
  const pick = <T>(values: readonly T[]): T => values[whole(0, values.length - 1)] as T;
  return {
    fraction,
    whole,
    pick,
    chance: (probability) => fraction() < probability,
    weighted: (values) => {
      let left = fraction() * values.reduce((sum, [, weight]) => sum + weight, 0);
      const found = values.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return (found ?? values[values.length - 1])?.[0] as (typeof values)[number][0];
    },
    sample: (values, count) => {
      const pool = [...values];
      for (let index = 0; index < Math.min(count, pool.length); index += 1) {
        const other = whole(index, pool.length - 1);
        [pool[index], pool[other]] = [
          pool[other] as (typeof pool)[number],
          pool[index] as (typeof pool)[number],
        ];
      }
      return pool.slice(0, count);
    },
    digits: (length) => Array.from({ length }, () => whole(0, 9)).join(''),
  };
};
