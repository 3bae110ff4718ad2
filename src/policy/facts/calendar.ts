import { AppError } from '../../base/index.js';

const dayMs = 86_400_000;
const quarterHourMs = 900_000;
/** Clocks change on a quarter of an hour everywhere, so one answer serves all moments of a quarter. */
const rememberedMax = 50_000;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** What was asked before, by moment; the same dates of an order are asked for by many rules. */
  readonly days: Map<string, number>;
  readonly quarters: Map<number, number>;
}
const zones = new Map<string, Zone>();

const zoneOf = (timeZone: string): Zone => {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    zone = { format, days: new Map(), quarters: new Map() };
    zones.set(timeZone, zone);
  }
  return zone;
};

/** Days since 1 January 1970 of an ISO date. */
export const dayOfDate = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs);
const dates = new Map<number, string>();

export const dateOfDay = (day: number): string => {
  let date = dates.get(day);
  if (date === undefined) {
    date = new Date(day * dayMs).toISOString().slice(0, 10);
    if (dates.size >= rememberedMax) dates.clear();
    dates.set(day, date);
  }
  return date;
};

/**
 * The calendar day of a moment where the shop is, in days since 1970. A window is counted in these days.
 * @throws AppError `unexpected` for what is no moment, and beyond the year 9999: a day that is no number would be counted from forever.
 */
export const localDay = (moment: string, timeZone: string): number => {
  const { format, days, quarters } = zoneOf(timeZone);
  let day = days.get(moment);
  if (day !== undefined) return day;
  const ms = Date.parse(moment);
  const quarter = Math.floor(ms / quarterHourMs);
  day = quarters.get(quarter) ?? dayOfDate(format.format(new Date(ms)));
  if (Number.isNaN(day)) throw new AppError('unexpected', { reason: 'day-out-of-range' });
  if (days.size >= rememberedMax) days.clear();
  if (quarters.size >= rememberedMax) quarters.clear();
  days.set(moment, day);
  quarters.set(quarter, day);
  return day;
};

/** The calendar day of a moment where the shop is, `2026-05-09`. */
export const localDate = (moment: string, timeZone: string): string => dateOfDay(localDay(moment, timeZone));

export const isTimeZone = (timeZone: string): boolean => {
  try {
    zoneOf(timeZone);
    return true;
  } catch {
    return false;
  }
};
