import { dayOfDate } from './calendar.js';

/** When the shop works. Days are whole days since 1970. */
export interface WorkingDays {
  isWorking(day: number): boolean;
  /** Working days after `from` up to and with `to`; below zero never. */
  between(from: number, to: number): number;
  /** The day on which so many working days have passed since `from`. */
  after(from: number, count: number): number;
  /** The day itself when it is a working day, else the next one. */
  onOrAfter(day: number): number;
}

/** 1 January 1970 was a Thursday. */
const weekdays = ['thursday', 'friday', 'saturday', 'sunday', 'monday', 'tuesday', 'wednesday'] as const;

/** @param weekend at most six weekdays, so that there is always a next working day */
export const workingDays = (weekend: readonly string[], holidays: readonly string[]): WorkingDays => {
  const free = new Set(holidays.map(dayOfDate));
  const works = weekdays.map((weekday) => !weekend.includes(weekday));
  const isWorking = (day: number): boolean => works[((day % 7) + 7) % 7] === true && !free.has(day);
  const onOrAfter = (day: number): number => {
    let next = day;
    while (!isWorking(next)) next += 1;
    return next;
  };
  return Object.freeze({
    isWorking,
    onOrAfter,
    between: (from: number, to: number): number => {
      let count = 0;
      for (let day = from + 1; day <= to; day += 1) if (isWorking(day)) count += 1;
      return count;
    },
    after: (from: number, count: number): number => {
      let day = from;
      for (let left = count; left > 0; ) {
        day += 1;
        if (isWorking(day)) left -= 1;
      }
      return day;
    },
  });
};
