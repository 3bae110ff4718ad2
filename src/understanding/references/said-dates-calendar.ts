const dayMs = 86_400_000;

/** Calendar days, ISO, both inclusive. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** A day or span said in a text. */
export interface SaidDays extends Days {
  readonly start: number;
  readonly end: number;
  /** What people may also mean by such words when they think of an order: "last week" on a Saturday. */
  readonly loosely?: Days;
  /** A day of the month without the month: the other end of a span may tell which. */
  readonly dayOfMonth?: number;
}

export const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
export const plusDays = (day: string, days: number): string =>
  isoDay(new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs));
export const oneDay = (day: string): Days => ({ from: day, to: day });

/** Monday is 0, Sunday 6. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
export const mondayOf = (day: string): string => plusDays(day, -weekdayOf(day));

/** A day of the calendar, or null where there is none such: 31 April. */
export const dayIn = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 1900 && year < 2200
    ? isoDay(date)
    : null;
};
export const yearOf = (day: string): number => Number(day.slice(0, 4));
export const monthOf = (day: string): number => Number(day.slice(5, 7));

/** A whole month; months outside 1 to 12 are of the years beside. */
export const monthDays = (year: number, month: number): Days => ({
  from: isoDay(new Date(Date.UTC(year, month - 1, 1))),
  to: isoDay(new Date(Date.UTC(year, month, 0))),
});

export type Part = 'early' | 'mid' | 'late';
/** A third of a month as people say it, or the first, middle or last months of a year. */
export const partOf = (span: Days, part: Part): Days => {
  if (span.from.slice(0, 7) !== span.to.slice(0, 7)) {
    const year = yearOf(span.from);
    const [first, last] = part === 'early' ? [1, 3] : part === 'mid' ? [5, 8] : [10, 12];
    return { from: monthDays(year, first).from, to: monthDays(year, last).to };
  }
  if (part === 'early') return { from: span.from, to: plusDays(span.from, 9) };
  if (part === 'mid') return { from: plusDays(span.from, 9), to: plusDays(span.from, 20) };
  return { from: plusDays(span.from, 20), to: span.to };
};

/** The last such month that has begun. */
export const lastMonth = (month: number, today: string, ahead: boolean): Days => {
  const year = yearOf(today);
  if (ahead) return monthDays(month < monthOf(today) ? year + 1 : year, month);
  return monthDays(month > monthOf(today) ? year - 1 : year, month);
};

/** A day and a month without a year: the last one there was, or the next one where the words look ahead. */
export const lastSuchDay = (month: number, day: number, today: string, ahead: boolean): string | null => {
  const year = yearOf(today);
  const here = dayIn(year, month, day);
  if (ahead) return here !== null && here >= today ? here : dayIn(year + 1, month, day);
  return here !== null && here <= today ? here : (dayIn(year - 1, month, day) ?? here);
};

/** "The 3rd": the last third day of a month there was. */
export const lastDayOfMonth = (day: number, today: string, ahead: boolean): string | null => {
  const [year, month] = [yearOf(today), monthOf(today)];
  for (let back = 0; back < 3; back += 1) {
    const first = monthDays(year, ahead ? month + back : month - back).from;
    const found = dayIn(yearOf(first), monthOf(first), day);
    if (found !== null && (ahead ? found >= today : found <= today)) return found;
  }
  return null;
};

/** The last such weekday, today included. */
export const lastWeekday = (weekday: number, today: string, ahead: boolean): string => {
  const apart = (weekdayOf(today) - weekday + 7) % 7;
  return ahead ? plusDays(today, (7 - apart) % 7) : plusDays(today, -apart);
};

/** A customer's calendar day: what words are counted from. */
export interface When {
  readonly today: string;
  /** "3/4" is the third of April. */
  readonly dayFirst: boolean;
  /** Whether the words around look ahead: "I need it by Friday". */
  readonly ahead: boolean;
}

/** One way of saying days. `read` refuses a match with null. */
export interface DateRow {
  readonly pattern: RegExp;
  read(match: RegExpExecArray, when: When): (Days & Partial<SaidDays>) | null;
}
