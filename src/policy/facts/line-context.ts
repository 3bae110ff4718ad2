import type { DecisionFacts, OrderLine } from '../../domain/index.js';
import { type LineRemainder, lineRemainder } from '../amounts/line-remainder.js';
import { grossOfUnits } from '../amounts/refund-units.js';
import { localDay } from './calendar.js';
import { type LineDelivery, latest, lineDelivery } from './delivery.js';
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

/** Whether units of this line are still to be sent: neither in a parcel nor given back or cancelled. */
const isWaiting = ({ order, reserved }: DecisionFacts, line: OrderLine): boolean => {
  const packed = order.fulfilments
    .flatMap((parcel) => parcel.lines)
    .reduce((sum, entry) => (entry.lineId === line.id ? sum + entry.quantity : sum), 0);
  return line.digitalState === undefined && packed < lineRemainder(order, line, reserved).quantityLeft;
};

const lastDelivered = (facts: DecisionFacts, { state, deliveredAt }: LineDelivery): string | null => {
  const { order } = facts;
  if (order.fulfilments.length === 0) return deliveredAt;
  // Until the last parcel is there, its window has not begun: nor while something waits for a parcel of its own.
  if (state === 'not-shipped' || order.fulfilments.some((parcel) => parcel.status !== 'delivered'))
    return null;
  if (order.status !== 'delivered' && order.lines.some((line) => isWaiting(facts, line))) return null;
  return latest(order.fulfilments.map((parcel) => parcel.deliveredAt)) ?? order.deliveredAt ?? null;
};

/** Goods that have not reached the agent's warehouse were not stocked in, whatever their date says. */
const isBeforeWarehouse = ({ agentStage }: OrderLine): boolean =>
  agentStage === 'not-purchased' || agentStage === 'purchased' || agentStage === 'shipped-to-warehouse';

/** What every question about one line needs; read once, however many rules ask. */
type LineFacts = Omit<LineContext, 'dayOf' | 'start'>;

const noted = ({ facts, line, delivery }: LineFacts, event: StartEvent): string | null | undefined => {
  switch (event) {
    case 'placed':
      return facts.order.placedAt;
    case 'shipped':
      return delivery.shippedAt;
    case 'delivered':
      return delivery.deliveredAt;
    case 'last-delivered':
      return lastDelivered(facts, delivery);
    case 'stocked-in':
      return isBeforeWarehouse(line) ? null : line.stockedInAt;
  }
};

const startDay = (known: LineFacts, start: WindowStart): number | null => {
  const { timeZone } = known.calendar;
  const began = dayIn(noted(known, start.event), timeZone);
  if (began !== null) return began + start.bufferDays;
  const shipped = dayIn(known.delivery.shippedAt, timeZone);
  return shipped === null || start.shippedPlusDays === null
    ? null
    : shipped + start.shippedPlusDays + start.bufferDays;
};

const withStart = (known: LineFacts, start: WindowStart): LineContext => {
  let began: number | null | undefined;
  return {
    facts: known.facts,
    line: known.line,
    quantity: known.quantity,
    remainder: known.remainder,
    delivery: known.delivery,
    valueMinor: known.valueMinor,
    today: known.today,
    calendar: known.calendar,
    start,
    dayOf: (event) => {
      if (event !== 'start') return dayIn(noted(known, event), known.calendar.timeZone);
      if (began === undefined) began = startDay(known, start);
      return began;
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
  const known: LineFacts = {
    facts,
    line,
    quantity,
    remainder,
    delivery: lineDelivery(facts.order, line, asked, facts.kind),
    valueMinor: grossOfUnits(remainder, quantity),
    today: localDay(facts.askedOn, calendar.timeZone),
    calendar,
  };
  return withStart(known, start);
};

/** The same line under rules that count from another event. */
export const startingFrom = (context: LineContext, start: WindowStart): LineContext =>
  withStart(context, start);

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
