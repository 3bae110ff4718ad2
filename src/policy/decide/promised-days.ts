import type { Decision } from '../../domain/index.js';
import type { Span } from '../document/values.js';
import { dateOfDay } from '../facts/calendar.js';
import { windowEndsOn } from '../facts/window.js';
import type { LineMatch } from '../rules/match-line.js';
import type { CompiledPolicy } from './compiled-policy.js';

/** The first of the last days of several lines: who acts by then loses nothing. */
export const lastDay = (matches: readonly LineMatch[]): string | null => {
  const days = matches.flatMap(({ until }) => until ?? []);
  return days.length === 0 ? null : dateOfDay(Math.min(...days));
};

/** By when somebody answers and by when the money has left: the sooner of what the deciding rules promise. */
export const earliestDay = (policy: CompiledPolicy, matches: readonly LineMatch[]): Decision['promise'] => {
  const [first] = matches;
  const dayOf = (spans: readonly (Span | null | undefined)[]): string | null => {
    if (first === undefined) return null;
    const days = spans.flatMap((span) =>
      span === null || span === undefined
        ? []
        : windowEndsOn(policy.calendar, first.context.today, span.count, span.business),
    );
    return days.length === 0 ? null : dateOfDay(Math.min(...days));
  };
  return {
    answerBy: dayOf(matches.map(({ rule }) => rule?.promised?.answerWithin)),
    refundBy: dayOf(matches.map(({ rule }) => rule?.promised?.refundWithin)),
  };
};
