import type { OpeningHours } from '../../handoff/index.js';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
type Weekday = (typeof weekdays)[number];

const stretch =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:-(Mon|Tue|Wed|Thu|Fri|Sat|Sun))? ((?:[01]\d|2[0-3]):(?:00|15|30|45))-((?:[01]\d|2[0-3]):(?:00|15|30|45)|24:00)$/;

const daysFrom = (first: Weekday, last: Weekday): Weekday[] => {
  const [start, end] = [weekdays.indexOf(first), weekdays.indexOf(last)];
  return weekdays.filter((_, day) =>
    start <= end ? day >= start && day <= end : day >= start || day <= end,
  );
};

/** Reads `Mon-Fri 09:00-18:00, Sat 10:00-14:00`, on quarter hours. Null when it can't be read. */
export const parseDeskHours = (text: string): OpeningHours | null => {
  const hours: Partial<Record<Weekday, { from: string; to: string }[]>> = {};
  for (const part of text.split(',')) {
    const [whole, first, last, from, to] = stretch.exec(part.trim()) ?? [];
    if (whole === undefined || from === undefined || to === undefined || from >= to) return null;
    for (const day of daysFrom(first as Weekday, (last ?? first) as Weekday)) {
      hours[day] = [...(hours[day] ?? []), { from, to }];
    }
  }
  return hours;
};
