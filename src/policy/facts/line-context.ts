import { AppError } from '../../base/index.js';
import type { DecisionFacts, OrderLine } from '../../domain/index.js';
import { type LineRemainder, lineRemainder } from '../amounts/line-remainder.js';
import { grossOfUnits } from '../amounts/refund-units.js';
import { localDay } from './calendar.js';
import { type LineDelivery, lineDelivery } from './delivery.js';
import { businessDaysSince, daysSince, type WindowCalendar } from './window.js';

/** What can start a window; `last-delivered` is the last parcel of the order. */
export const startEvents = ['placed', 'shipped', 'delivered', 'last-delivered', 'stocked-in'] as const;
export type StartEvent = (typeof startEvents)[number];

/** What starts a window. */
export interface WindowStart {
  readonly event: StartEvent;
  /** Days after shipping that stand in for an event nobody noted; null when nothing does. */
  readonly shippedPlusDays: number | null;
  readonly bufferDays: number;
}

export type WindowEvent = 'start' | 'placed' | 'shipped' | 'delivered' | 'stocked-in';

/** Everything a rule may look at for one line. */
export interface LineContext {
  readonly facts: DecisionFacts;
  readonly line: OrderLine;
  readonly quantity: number;
  readonly remainder: LineRemainder;
  readonly delivery: LineDelivery;
  /** Gross of the asked units. */
  readonly valueMinor: number;
  /** Days since 1970 where the shop is. */
  readonly today: number;
  readonly calendar: WindowCalendar;
  readonly start: WindowStart;
  /** The day an event fell on; null when the records do not tell. */
  dayOf(event: WindowEvent): number | null;
}

const dayIn = (moment: string | null | undefined, timeZone: string): number | null =>
  moment === null || moment === undefined ? null : localDay(moment, timeZone);

const lastDelivered = ({ order }: DecisionFacts, { deliveredAt }: LineDelivery): string | null => {
  if (order.fulfilments.length === 0) return deliveredAt;
  // Until the last parcel is there, its window has not begun.
  if (order.fulfilments.some((parcel) => parcel.status !== 'delivered')) return null;
  const moments = order.fulfilments.flatMap((parcel) => parcel.deliveredAt ?? []);
  return moments.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? deliveredAt;
};

const startDay = (context: Omit<LineContext, 'dayOf'>): number | null => {
  const { facts, line, delivery, start } = context;
  const { timeZone } = context.calendar;
  const moments: Readonly<Record<StartEvent, () => string | null | undefined>> = {
    placed: () => facts.order.placedAt,
    shipped: () => delivery.shippedAt,
    delivered: () => delivery.deliveredAt,
    'last-delivered': () => lastDelivered(facts, delivery),
    'stocked-in': () => line.stockedInAt,
  };
  const noted = dayIn(moments[start.event](), timeZone);
  if (noted !== null) return noted + start.bufferDays;
  const shipped = dayIn(delivery.shippedAt, timeZone);
  return shipped === null || start.shippedPlusDays === null
    ? null
    : shipped + start.shippedPlusDays + start.bufferDays;
};

const withDays = (context: Omit<LineContext, 'dayOf'>): LineContext => {
  const { timeZone } = context.calendar;
  let start: number | null | undefined;
  return {
    ...context,
    dayOf: (event) => {
      switch (event) {
        case 'start':
          if (start === undefined) start = startDay(context);
          return start;
        case 'placed':
          return localDay(context.facts.order.placedAt, timeZone);
        case 'shipped':
          return dayIn(context.delivery.shippedAt, timeZone);
        case 'delivered':
          return dayIn(context.delivery.deliveredAt, timeZone);
        case 'stocked-in':
          return dayIn(context.line.stockedInAt, timeZone);
        default:
          throw new AppError('unexpected', { reason: 'window-event' });
      }
    },
  };
};

export const lineContext = (
  facts: DecisionFacts,
  line: OrderLine,
  asked: number,
  calendar: WindowCalendar,
  start: WindowStart,
): LineContext => {
  const remainder = lineRemainder(facts.order, line, facts.reserved);
  const quantity = Math.min(asked, remainder.quantityLeft);
  return withDays({
    facts,
    line,
    quantity,
    remainder,
    delivery: lineDelivery(facts.order, line, asked, facts.kind),
    valueMinor: grossOfUnits(remainder, quantity),
    today: localDay(facts.askedOn, calendar.timeZone),
    calendar,
    start,
  });
};

/** The same line under rules that count from another event. */
export const startingFrom = (context: LineContext, start: WindowStart): LineContext =>
  withDays({ ...context, start });

export const daysSinceEvent = (
  context: LineContext,
  event: WindowEvent,
  business: boolean,
): number | null => {
  const from = context.dayOf(event);
  if (from === null) return null;
  return business
    ? businessDaysSince(context.calendar, from, context.today)
    : daysSince(context.calendar, from, context.today);
};
