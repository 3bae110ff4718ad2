/** The only way to learn the time below `server`. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = Object.freeze({ now: () => new Date() });

/** A clock that stands still until it is told to advance; for demonstrations, evaluation and tests. */
export const frozenClock = (start: string | Date): Clock & { advance(ms: number): void } => {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms;
    },
  };
};
