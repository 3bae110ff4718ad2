import type { AmountByCurrency } from '../document/resolve-amounts.js';
import { addDays } from './calendar.js';
import type { LineContext } from './line-context.js';
import type { Rule } from './rule.js';

/** `unknown` when a fact that the rule asks about is missing and nothing else rules it out. */
export type Verdict = 'applies' | 'does-not-apply' | 'unknown';

export interface Application {
  readonly verdict: Verdict;
  /** `condition: wanted / found`; of a rule that does not apply, the first condition that failed. */
  readonly because: readonly string[];
}

type Check = { readonly holds: boolean | null; readonly because: string };

const among = (name: string, wanted: readonly string[] | undefined, found: string | null): Check | null =>
  wanted === undefined
    ? null
    : {
        holds: found === null ? null : wanted.includes(found),
        because: `${name}: ${wanted.join('|')} / ${found ?? 'unknown'}`,
      };

const overlap = (
  name: string,
  wanted: readonly string[] | undefined,
  found: readonly string[],
  want: boolean,
): Check | null =>
  wanted === undefined
    ? null
    : {
        holds: wanted.some((tag) => found.includes(tag)) === want,
        because: `${name}: ${wanted.join('|')} / ${found.join('|') || 'none'}`,
      };

const atMost = (name: string, limit: number | undefined, found: number | null, want = true): Check | null =>
  limit === undefined
    ? null
    : {
        holds: found === null ? null : found <= limit === want,
        because: `${name}: ${limit} days / ${found === null ? 'unknown' : `day ${found}`}`,
      };

const amount = (
  name: string,
  limit: number | undefined | null,
  found: number,
  over: boolean,
): Check | null =>
  limit === null
    ? null
    : {
        holds: limit === undefined ? null : over ? found > limit : found < limit,
        because: `${name}: ${limit ?? 'unknown'} / ${found}`,
      };

/** `null` when the rule states no amount, `undefined` when it states none in this currency. */
const limitIn = (amounts: AmountByCurrency | null, currency: string): number | undefined | null =>
  amounts === null ? null : amounts[currency];

/** Conditions in the order they are read out; the cheapest come first. */
const checks: readonly ((rule: Rule, context: LineContext) => Check | null)[] = [
  ({ conditions }, { facts }) => among('kind', conditions.kind, facts.kind),
  ({ conditions }, { facts }) => among('reason', conditions.reason, facts.reason),
  ({ conditions }, { facts }) => among('status', conditions.status, facts.order.status),
  ({ conditions }, { line }) => among('category', conditions.category, line.category),
  ({ conditions }, { line }) => overlap('tags', conditions.tags, line.tags, true),
  ({ conditions }, { line }) => overlap('not', conditions.not, line.tags, false),
  ({ conditions }, { delivery }) => among('delivery', conditions.delivery, delivery.state),
  ({ conditions }, { facts }) => among('market', conditions.market, facts.order.market),
  ({ conditions }, { facts }) =>
    among('sales-channel', conditions['sales-channel'], facts.order.salesChannel),
  ({ conditions }, { facts }) =>
    overlap('customer-tags', conditions['customer-tags'], facts.customer.tags, true),
  ({ conditions }, { facts }) =>
    conditions.gift === undefined
      ? null
      : {
          holds: facts.order.gift === conditions.gift,
          because: `gift: ${conditions.gift} / ${facts.order.gift}`,
        },
  ({ conditions }, { quantity }) =>
    conditions['quantity-over'] === undefined
      ? null
      : {
          holds: quantity > conditions['quantity-over'],
          because: `quantity-over: ${conditions['quantity-over']} / ${quantity}`,
        },
  ({ valueOverMinor }, { facts, valueMinor }) =>
    amount('value-over', limitIn(valueOverMinor, facts.order.currency), valueMinor, true),
  ({ valueUnderMinor }, { facts, valueMinor }) =>
    amount('value-under', limitIn(valueUnderMinor, facts.order.currency), valueMinor, false),
  ({ conditions }, { daysSincePlaced }) =>
    atMost('placed-within', conditions['placed-within'], daysSincePlaced),
  ({ conditions }, { daysSinceShipped }) =>
    atMost('shipped-within', conditions['shipped-within'], daysSinceShipped),
  ({ conditions }, { daysSinceShipped }) =>
    atMost('shipped-over', conditions['shipped-over'], daysSinceShipped, false),
  ({ conditions }, { daysSinceStart }) => atMost('within', conditions.within, daysSinceStart),
  ({ conditions }, { daysSinceStart }) => atMost('after', conditions.after, daysSinceStart, false),
];

/** Tries one rule on one line. */
export const applyRule = (rule: Rule, context: LineContext): Application => {
  const because: string[] = [];
  let unknown: string | null = null;
  for (const check of checks) {
    const result = check(rule, context);
    if (result === null) continue;
    if (result.holds === false) return { verdict: 'does-not-apply', because: [result.because] };
    if (result.holds === null) unknown ??= result.because;
    else because.push(result.because);
  }
  return unknown === null ? { verdict: 'applies', because } : { verdict: 'unknown', because: [unknown] };
};

/** Last day of the rule's window, ISO date: of the right when it grants one, of what has passed when it refuses. */
export const windowEnd = ({ conditions }: Rule, { startDate, shippedDate }: LineContext): string | null => {
  const windowDays = conditions.within ?? conditions.after;
  if (windowDays !== undefined) return startDate === null ? null : addDays(startDate, windowDays);
  const transitDays = conditions['shipped-within'] ?? conditions['shipped-over'];
  return transitDays === undefined || shippedDate === null ? null : addDays(shippedDate, transitDays);
};
