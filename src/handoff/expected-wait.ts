export interface ExpectedWait {
  /** 1 is next. */
  readonly position: number;
  /** Whole minutes, at least one; null without history, when no time may be promised. */
  readonly minutes: number | null;
}

/** Rather too long than too short: each one ahead is counted with the median time to a claim. */
export const expectedWait = (queue: {
  readonly ahead: number;
  readonly medianMinutes: number | null;
}): ExpectedWait => ({
  position: queue.ahead + 1,
  minutes:
    queue.medianMinutes === null ? null : Math.max(1, Math.ceil(queue.medianMinutes * (queue.ahead + 1))),
});
