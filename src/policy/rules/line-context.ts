import type { DecisionFacts, OrderLine } from '../../domain/index.js';
import { type LineRemainder, lineRemainder } from '../amounts/line-remainder.js';
import { grossOfUnits } from '../amounts/refund-units.js';
import { addDays, daysBetween, localDate } from './calendar.js';
import { type LineDelivery, lineDelivery } from './delivery.js';

/** The clock of a policy: what starts a window, and where its days are counted. */
export interface Calendar {
  readonly timeZone: string;
  /** Days after shipping that stand in for an unknown delivery; null when nothing does. */
  readonly shippedPlusDays: number | null;
}

/** Everything a rule may look at for one line. */
export interface LineContext {
  readonly facts: DecisionFacts;
  readonly line: OrderLine;
  readonly quantity: number;
  readonly remainder: LineRemainder;
  readonly delivery: LineDelivery;
  /** Gross of the asked units. */
  readonly valueMinor: number;
  /** Local date that windows count from; null when the records do not tell. */
  readonly startDate: string | null;
  readonly daysSinceStart: number | null;
  readonly daysSinceShipped: number | null;
  readonly daysSincePlaced: number;
  readonly shippedDate: string | null;
}

export const lineContext = (
  facts: DecisionFacts,
  line: OrderLine,
  asked: number,
  calendar: Calendar,
): LineContext => {
  const remainder = lineRemainder(facts.order, line, facts.reserved);
  const quantity = Math.min(asked, remainder.quantityLeft);
  const delivery = lineDelivery(facts.order, line, asked, facts.kind);
  const today = localDate(facts.askedOn, calendar.timeZone);
  const on = (moment: string | null): string | null =>
    moment === null ? null : localDate(moment, calendar.timeZone);
  const shippedDate = on(delivery.shippedAt);
  const fallback =
    shippedDate === null || calendar.shippedPlusDays === null
      ? null
      : addDays(shippedDate, calendar.shippedPlusDays);
  const startDate = on(delivery.deliveredAt) ?? fallback;
  return {
    facts,
    line,
    quantity,
    remainder,
    delivery,
    valueMinor: grossOfUnits(remainder, quantity),
    startDate,
    daysSinceStart: startDate === null ? null : daysBetween(startDate, today),
    daysSinceShipped: shippedDate === null ? null : daysBetween(shippedDate, today),
    daysSincePlaced: daysBetween(localDate(facts.order.placedAt, calendar.timeZone), today),
    shippedDate,
  };
};
