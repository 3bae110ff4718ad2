import type { WorkingDays } from './working-days.js';

/** How a policy counts its windows. */
export interface WindowCalendar {
  readonly timeZone: string;
  readonly working: WorkingDays;
  /** A window that would end on a free day runs on to the next working day. */
  readonly runsOn: boolean;
}

/**
 * The smallest window, in days, that is still open on `today`: a rule within N days applies when this is at most N.
 * Where a last day runs on over free days, the days just before today that nobody works are not counted.
 */
export const daysSince = (calendar: WindowCalendar, from: number, today: number): number => {
  let count = today - from;
  if (!calendar.runsOn) return count;
  while (count > 0 && !calendar.working.isWorking(from + count - 1)) count -= 1;
  return count;
};

export const businessDaysSince = (calendar: WindowCalendar, from: number, today: number): number =>
  calendar.working.between(from, today);

/** The last day of a window, in days since 1970. It counts as inside. */
export const windowEndsOn = (
  calendar: WindowCalendar,
  from: number,
  count: number,
  business: boolean,
): number => {
  if (business) return calendar.working.after(from, count);
  return calendar.runsOn ? calendar.working.onOrAfter(from + count) : from + count;
};
