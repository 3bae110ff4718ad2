/** The only way to learn the time below `server`. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = Object.freeze({ now: () => new Date() });

/** A clock that stands still until it is told to advance; for tests. */
export const frozenClock = (start: string | Date): Clock & { advance(ms: number): void } => {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms;
    },
  };
};

/** The time as it goes on from another moment; for demonstrations, where what is due later has to come. */
export const shiftedClock = (start: string | Date, real: Clock = systemClock): Clock => {
  const shiftMs = new Date(start).getTime() - real.now().getTime();
  return Object.freeze({ now: () => new Date(real.now().getTime() + shiftMs) });
};
