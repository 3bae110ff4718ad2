import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { dateOfDay, localDay } from '../facts/calendar.js';
import type { DimensionName } from '../facts/dimensions.js';
import type { WindowStart } from '../facts/line-context.js';
import { businessDaysSince, daysSince, type WindowCalendar } from '../facts/window.js';
import type { Point } from './pick-point.js';

/** Days since 1970; null where the example leaves the records silent. */
export interface ExampleDates {
  readonly placed: number;
  readonly shipped: number | null;
  readonly delivered: number | null;
  readonly stockedIn: number | null;
}

const searchDays = 4000;

/** The latest day from which so many days have passed until today; null when the calendar has none. */
const dayBefore = (
  calendar: WindowCalendar,
  today: number,
  count: number,
  business: boolean,
): number | null => {
  const passed = business ? businessDaysSince : daysSince;
  for (let day = today; day > today - searchDays; day -= 1)
    if (passed(calendar, day, today) === count) return day;
  return null;
};

/** Days since the parcel left that suit both its own range and that of the window which counts from it. */
const sharedDays = (point: Point, less: number): number | null => {
  const parcel = point.range('shipped');
  const window = point.range('start');
  if (parcel === null || window === null) return null;
  const over = Math.max(parcel.over ?? -1, (window.over ?? -1) + less);
  const upTo = Math.min(parcel.upTo ?? Infinity, (window.upTo ?? Infinity) + less);
  if (upTo <= over) return null;
  return upTo === Infinity ? over + 1 : upTo;
};

const eventDay = (
  calendar: WindowCalendar,
  today: number,
  point: Point,
  name: DimensionName,
): number | null | undefined => {
  const days = point.value(name);
  const business = point.value(`${name}-business` as DimensionName);
  if (days === null || business === null) return null;
  if (typeof business === 'number') return dayBefore(calendar, today, business, true);
  return typeof days === 'number' ? dayBefore(calendar, today, days, false) : undefined;
};

/** Dates that put an example where its point says: the events themselves, or what a window is counted from. */
export const exampleDates = (
  { calendar }: CompiledPolicy,
  start: WindowStart,
  point: Point,
  today: number,
): ExampleDates => {
  const state = point.value('delivery') ?? 'delivered';
  const on = (name: DimensionName): number | null | undefined => eventDay(calendar, today, point, name);
  const started = on('start');
  const left = state !== 'not-shipped';
  const arrived = state === 'delivered' || state === null;
  let placed = on('placed');
  let shipped = left ? on('shipped') : null;
  let delivered = arrived ? on('delivered') : null;
  let stockedIn = on('stocked-in');
  if (started !== undefined) {
    const event = started === null ? null : started - start.bufferDays;
    if (start.event === 'placed') placed ??= event;
    else if (start.event === 'shipped') shipped = event;
    else if (start.event === 'stocked-in' && stockedIn === undefined) stockedIn = event;
    else if (start.event !== 'stocked-in' && arrived) delivered = event;
    const byFallback = start.event !== 'shipped' && start.event !== 'placed';
    // Without the event itself, the window counts from the parcel; without either, nobody knows.
    if (byFallback && left && start.shippedPlusDays !== null && (event === null || !arrived)) {
      const days = sharedDays(point, start.shippedPlusDays + start.bufferDays);
      shipped = days !== null ? today - days : event === null ? null : event - start.shippedPlusDays;
    }
  }
  const known = (day: number | null | undefined, otherwise: number | null): number | null =>
    day === undefined ? otherwise : day;
  const arrivedOn = known(delivered, arrived ? today - 5 : null);
  // A range without end begins one day after its limit; what comes before another event has to begin earlier.
  const before = (name: DimensionName, day: number, next: number | null): number =>
    next === null || day <= next || point.range(name)?.upTo !== null ? day : next - 1;
  const sent = known(shipped, left ? (arrivedOn ?? today) - 2 : null);
  const sentOn = sent === null ? null : before('shipped', sent, arrivedOn);
  const ordered = known(placed, Math.min(today, sentOn ?? today, arrivedOn ?? today) - 1) ?? today;
  return {
    placed: before('placed', ordered, sentOn ?? arrivedOn),
    shipped: sentOn,
    delivered: arrivedOn,
    stockedIn: known(stockedIn, null),
  };
};

/** Noon falls on the same date nearly everywhere; the far east and west need another hour. */
const hours = ['12', '06', '18', '00', '23'] as const;

/** A moment that falls on this day in this time zone. */
export const momentOn = (day: number, timeZone: string): string => {
  const date = dateOfDay(day);
  const moments = hours.map((hour) => `${date}T${hour}:30:00Z`);
  return moments.find((moment) => localDay(moment, timeZone) === day) ?? `${date}T12:30:00Z`;
};
