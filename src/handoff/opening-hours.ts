export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * When people are at the desk, in the shop's time zone: `{ Mon: [{ from: '09:00', to: '18:00' }] }`. `to` is the first
 * moment they are gone; `24:00` is midnight. Times fall on quarter hours. A day without an entry is closed.
 */
export type OpeningHours = Readonly<
  Partial<Record<Weekday, readonly { readonly from: string; readonly to: string }[]>>
>;

const formatters = new Map<string, Intl.DateTimeFormat>();

const wallClock = (at: Date, timeZone: string): { weekday: Weekday; time: string } => {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, formatter);
  }
  const parts = Object.fromEntries(formatter.formatToParts(at).map((part) => [part.type, part.value]));
  return { weekday: parts.weekday as Weekday, time: `${parts.hour}:${parts.minute}` };
};

/** Without hours the desk is always open. */
export const isOpen = (hours: OpeningHours | null, now: Date, timeZone: string): boolean => {
  if (hours === null) return true;
  const { weekday, time } = wallClock(now, timeZone);
  return (hours[weekday] ?? []).some(({ from, to }) => from <= time && time < to);
};

const quarterMs = 15 * 60_000;
const quartersAWeek = 7 * 24 * 4;

/** `now` when open; else the next quarter hour at which the desk opens; null when it never does. */
export const nextOpening = (hours: OpeningHours | null, now: Date, timeZone: string): Date | null => {
  if (isOpen(hours, now, timeZone)) return now;
  const start = Math.ceil(now.getTime() / quarterMs) * quarterMs;
  for (let quarter = 0; quarter <= quartersAWeek; quarter += 1) {
    const at = new Date(start + quarter * quarterMs);
    if (isOpen(hours, at, timeZone)) return at;
  }
  return null;
};
