const partsIn = (at: Date, timeZone: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );

/** How far the zone's clocks are ahead of UTC at a moment, in milliseconds. */
const aheadMs = (at: number, timeZone: string): number => {
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = partsIn(new Date(at), timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
};

/** The moment at which a day begins in a zone. Asked twice, because the clocks may change between the guess and the moment. */
const midnight = (year: number, month: number, timeZone: string): string => {
  const local = Date.UTC(year, month - 1, 1);
  const guess = local - aheadMs(local, timeZone);
  return new Date(local - aheadMs(guess, timeZone)).toISOString();
};

/** The calendar month of a moment where the shop is, as ISO moments; the second is the first of the month after. */
export const monthOf = (at: Date, timeZone: string): { readonly since: string; readonly until: string } => {
  const { year = 0, month = 1 } = partsIn(at, timeZone);
  return { since: midnight(year, month, timeZone), until: midnight(year, month + 1, timeZone) };
};
