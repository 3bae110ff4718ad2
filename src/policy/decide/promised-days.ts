import type { Decision } from '../../domain/index.js';
import { dateOfDay } from '../facts/calendar.js';
import { windowEndsOn } from '../facts/window.js';
import type { LineMatch } from '../rules/match-line.js';
import type { CompiledPolicy } from './compiled-policy.js';

/** The first of the last days of several lines: who acts by then loses nothing. */
export const lastDay = (matches: readonly LineMatch[]): string | null => {
  let first: number | null = null;
  for (const { until } of matches) if (until !== null && (first === null || until < first)) first = until;
  return first === null ? null : dateOfDay(first);
};

/** By when somebody answers and by when the money has left: the sooner of what the deciding rules promise. */
export const earliestDay = (policy: CompiledPolicy, matches: readonly LineMatch[]): Decision['promise'] => ({
  answerBy: soonest(policy, matches, 'answerWithin'),
  refundBy: soonest(policy, matches, 'refundWithin'),
});

const soonest = (
  { calendar }: CompiledPolicy,
  matches: readonly LineMatch[],
  promised: 'answerWithin' | 'refundWithin',
): string | null => {
  let soonestDay: number | null = null;
  for (const { rule, context } of matches) {
    const span = rule?.promised?.[promised] ?? null;
    if (span === null) continue;
    const day = windowEndsOn(calendar, context.today, span.count, span.business);
    if (soonestDay === null || day < soonestDay) soonestDay = day;
  }
  return soonestDay === null ? null : dateOfDay(soonestDay);
};
