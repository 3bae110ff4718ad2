import type { Clock } from '../../src/base/index.js';

/** Stands still until the simulation moves it. Milliseconds since the epoch inside. */
export interface SimClock extends Clock {
  readonly ms: () => number;
  advanceTo(ms: number): void;
  restart(): void;
}

const start = Date.parse('2026-11-21T12:00:00.000Z');

export const createSimClock = (): SimClock => {
  let at = start;
  return Object.freeze({
    now: () => new Date(at),
    ms: () => at,
    advanceTo: (ms: number) => {
      if (ms > at) at = ms;
    },
    restart: () => {
      at = start;
    },
  });
};
