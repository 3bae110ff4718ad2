import type { CaseEntry } from '../../domain/index.js';
import { awaitedOf, type Party, type TimedAction } from './awaited.js';
import { payoutSpan } from './payout-span.js';
import { after, type CaseTimes } from './promised-times.js';
import { type Stretch, stretchesOf } from './stretches.js';
import { type StretchTime, timeOf } from './time-of.js';
import { byDay } from './work-calendar.js';

/** What is due next in a case, and when. */
export interface DueMoment {
  /** ISO. */
  readonly at: string;
  readonly action: TimedAction;
  readonly awaiting: Party | null;
  /** The promise that is missed then, for `escalate`. */
  readonly promise: 'status' | 'payout';
  /** Reminders that went before it in this status. */
  readonly reminders: number;
  /** How often a time was missed in this status before. */
  readonly misses: number;
  /** ISO: until when the customer has, where they are reminded. */
  readonly until: string;
}

type Head = { readonly id: string; readonly reference: string };
interface Moment {
  readonly at: number;
  readonly until: number;
  readonly action: TimedAction;
  readonly promise: 'status' | 'payout';
}

/**
 * The next reminder, or the end. A reminder that came late puts off all that follows it, so that after a standstill
 * of ours nobody is given up on who was reminded a minute ago.
 */
const ofStatus = (last: Stretch, time: StretchTime, times: CaseTimes): Moment => {
  const { deadline, remindAt, ending } = time;
  const { calendar, promised } = times;
  const missed = last.overdueAt.at(-1);
  if (missed !== undefined) {
    const at = after(calendar, Date.parse(missed), promised.again);
    return { at, until: at, action: ending, promise: 'status' };
  }
  const done = last.remindedAt.length;
  const planned = remindAt[done - 1];
  const reminded = last.remindedAt.at(-1);
  const late =
    planned === undefined || reminded === undefined
      ? 0
      : Math.max(0, Date.parse(reminded) - byDay(calendar, planned));
  const next = remindAt[done];
  const end = deadline + late;
  return next === undefined
    ? { at: end, until: end, action: ending, promise: 'status' }
    : {
        at: byDay(calendar, next + late),
        until: time.lastDay ?? end,
        action: 'remind',
        promise: 'status',
      };
};

/** Money that is owed at once is owed within the promised time, whatever the case waits for; a miss is told once. */
const ofPayout = (head: Head, entries: readonly CaseEntry[], times: CaseTimes): Moment | null => {
  const span = payoutSpan(head, entries);
  if (span === null || span.paidAt !== null) return null;
  const isTold = entries.some(({ event, at }) => event.type === 'overdue' && at >= span.agreedAt);
  if (isTold) return null;
  const at = after(times.calendar, Date.parse(span.agreedAt), times.promised.payout);
  return { at, until: at, action: 'escalate', promise: 'payout' };
};

/** What is due next in a case; null once its story is over. Pure: it is for the caller to compare it with the clock. */
export const dueMoment = (head: Head, entries: readonly CaseEntry[], times: CaseTimes): DueMoment | null => {
  const stretches = stretchesOf(head, entries);
  const last = stretches.at(-1);
  const time = timeOf(stretches, times);
  if (last === undefined || time === null) return null;
  const status = ofStatus(last, time, times);
  const payout = time.ending === 'close' ? null : ofPayout(head, entries, times);
  const { at, until, action, promise } = payout !== null && payout.at < status.at ? payout : status;
  return {
    at: new Date(at).toISOString(),
    action,
    awaiting: awaitedOf(last.standing),
    promise,
    reminders: last.remindedAt.length,
    misses: last.overdueAt.length,
    until: new Date(until).toISOString(),
  };
};
