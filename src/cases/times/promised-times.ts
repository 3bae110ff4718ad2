import { afterWorkingMs, plainCalendar, type WorkCalendar, workingMsBetween } from './work-calendar.js';

export const timeUnits = ['hours', 'days', 'working-days'] as const;

/** A length of time. A working day is a day and a night, the days on which the shop does not work left out. */
export interface Span {
  readonly count: number;
  readonly unit: (typeof timeUnits)[number];
}

export interface CustomerTime {
  /** When the customer is reminded of what is awaited of them, each counted from the beginning. */
  readonly remindAfter: readonly Span[];
  readonly closeAfter: Span;
}

export interface ReturnTime {
  /** How long before the end of the last day to send. */
  readonly remindBefore: readonly Span[];
  /** How long after the end of that day nothing has to have come. */
  readonly closeAfter: Span;
  /** The last day to send where the policy names none. */
  readonly sendWithin: Span;
}

/** The times a shop promises; its own are in `dialogs/times.yml`. What happens then is not the shop's to choose: see `timeOf`. */
export interface PromisedTimes {
  readonly open: CustomerTime;
  readonly awaitingEvidence: CustomerTime;
  /** An offer the customer has not said yes to, or the difference of an exchange that is not paid. */
  readonly approved: CustomerTime;
  readonly awaitingReturn: ReturnTime;
  /** A customer's question that a person has to answer; a date the policy promised goes before. */
  readonly answer: Span;
  /** Agreed and nothing in the way, and yet nothing happens. */
  readonly agreed: Span;
  /** A parcel of which nothing is heard. */
  readonly inTransit: Span;
  readonly received: Span;
  readonly inspected: Span;
  /** From agreement, or from what the money waited for, until it has left. */
  readonly payout: Span;
  /** Money that failed or came back. */
  readonly failedMoney: Span;
  readonly platform: Span;
  /** How long after a missed time it is said again. */
  readonly again: Span;
  readonly deniedClosesAfter: Span;
  readonly resolvedClosesAfter: Span;
}

const hours = (count: number): Span => ({ count, unit: 'hours' });
const days = (count: number): Span => ({ count, unit: 'days' });
const workingDays = (count: number): Span => ({ count, unit: 'working-days' });

export const standardTimes: PromisedTimes = Object.freeze({
  open: { remindAfter: [days(3)], closeAfter: days(14) },
  awaitingEvidence: { remindAfter: [days(3), days(10)], closeAfter: days(14) },
  approved: { remindAfter: [days(3)], closeAfter: days(14) },
  awaitingReturn: { remindBefore: [days(3)], closeAfter: days(7), sendWithin: days(30) },
  answer: workingDays(1),
  agreed: workingDays(1),
  inTransit: days(14),
  received: workingDays(2),
  inspected: workingDays(2),
  payout: hours(24),
  failedMoney: workingDays(1),
  platform: days(14),
  again: workingDays(1),
  deniedClosesAfter: days(30),
  resolvedClosesAfter: days(14),
});

/** What a house measures by: its promises and its calendar. */
export interface CaseTimes {
  readonly promised: PromisedTimes;
  readonly calendar: WorkCalendar;
}

/** For a house without content of its own. */
export const plainTimes: CaseTimes = Object.freeze({ promised: standardTimes, calendar: plainCalendar });

export const spanMs = ({ count, unit }: Span): number => count * (unit === 'hours' ? 3_600_000 : 86_400_000);

/** The moment (ms) at which a span is over. */
export const after = (calendar: WorkCalendar, from: number, span: Span): number =>
  span.unit === 'working-days' ? afterWorkingMs(calendar, from, spanMs(span)) : from + spanMs(span);

/** How much of a span like this one has passed between two moments. */
export const passed = (calendar: WorkCalendar, from: number, to: number, span: Span): number =>
  span.unit === 'working-days' ? workingMsBetween(calendar, from, to) : Math.max(0, to - from);

/** What is left of a span when so much of it has been used. */
export const afterRest = (calendar: WorkCalendar, from: number, span: Span, usedMs: number): number => {
  const restMs = Math.max(0, spanMs(span) - usedMs);
  return span.unit === 'working-days' ? afterWorkingMs(calendar, from, restMs) : from + restMs;
};
