import { AppError } from '../../base/index.js';

const dayMs = 86_400_000;
const quarterMs = 900_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** When the shop works: whole days of its time zone, days counted since 1 January 1970. */
export interface WorkCalendar {
  readonly timeZone: string;
  isWorkingDay(day: number): boolean;
}

/** Monday to Friday by universal time; for a house without a policy. */
export const plainCalendar: WorkCalendar = Object.freeze({
  timeZone: 'UTC',
  // 1 January 1970 was a Thursday.
  isWorkingDay: (day: number) => ![2, 3].includes(((day % 7) + 7) % 7),
});

/** The moment's clock on the wall, as if it were universal time. */
const wallMs = (ms: number, timeZone: string): number => {
  if (timeZone === 'UTC') return ms;
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, formatter);
  }
  const part = (type: string, parts: Intl.DateTimeFormatPart[]): number =>
    Number(parts.find((one) => one.type === type)?.value);
  const parts = formatter.formatToParts(ms);
  const at = Date.UTC(
    part('year', parts),
    part('month', parts) - 1,
    part('day', parts),
    part('hour', parts),
    part('minute', parts),
    part('second', parts),
  );
  if (Number.isNaN(at)) throw new AppError('unexpected', { reason: 'day-out-of-range' });
  return at + (((ms % 1000) + 1000) % 1000);
};

export const localDay = ({ timeZone }: WorkCalendar, ms: number): number =>
  Math.floor(wallMs(ms, timeZone) / dayMs);

/** The first moment of a day where the shop is. A day that begins after midnight, where clocks jump, begins then. */
export const startOfDay = (calendar: WorkCalendar, day: number): number => {
  const { timeZone } = calendar;
  const guess = day * dayMs;
  let start = guess - (wallMs(guess, timeZone) - guess);
  start = guess - (wallMs(start, timeZone) - start);
  while (localDay(calendar, start) < day) start += quarterMs;
  return start;
};

/** The first moment after an ISO date where the shop is: that day still counts in full. */
export const endOfDate = (calendar: WorkCalendar, date: string): number =>
  startOfDay(calendar, Math.round(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / dayMs) + 1);

/** How much of a time lies on working days. Additive: two times that meet add up to the whole. */
export const workingMsBetween = (calendar: WorkCalendar, from: number, to: number): number => {
  let sum = 0;
  for (let at = from; at < to; ) {
    const day = localDay(calendar, at);
    const end = Math.min(to, startOfDay(calendar, day + 1));
    if (calendar.isWorkingDay(day)) sum += end - at;
    at = end;
  }
  return sum;
};

/** The moment at which so much time on working days has passed: one working day after Friday noon is Monday noon. */
export const afterWorkingMs = (calendar: WorkCalendar, from: number, ms: number): number => {
  let left = ms;
  for (let at = from; ; ) {
    const day = localDay(calendar, at);
    const end = startOfDay(calendar, day + 1);
    if (calendar.isWorkingDay(day)) {
      if (left <= end - at) return at + left;
      left -= end - at;
    }
    at = end;
  }
};

const wakeHour = 9;
const quietHour = 20;
const hourMs = 3_600_000;

/** The moment itself by day, else nine o'clock next: nobody is reminded of anything at night. */
export const byDay = (calendar: WorkCalendar, ms: number): number => {
  const day = localDay(calendar, ms);
  const wakes = startOfDay(calendar, day) + wakeHour * hourMs;
  if (ms < wakes) return wakes;
  const quiet = startOfDay(calendar, day) + quietHour * hourMs;
  return ms < quiet ? ms : startOfDay(calendar, day + 1) + wakeHour * hourMs;
};
