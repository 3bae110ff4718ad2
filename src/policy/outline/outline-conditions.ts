import type { ConditionName } from '../document/condition-keys.js';
import type { AmountByCurrency } from '../document/resolve-amounts.js';
import type { StartEvent } from '../facts/line-context.js';
import type { Test } from '../rules/test.js';
import type { ConditionOutline, PeriodOutline } from './outline.js';

/** How a shop protects itself: told to nobody who would ask a policy page for it. */
const unpublished: ReadonlySet<ConditionName> = new Set([
  'risk',
  'proof',
  'dispute',
  'prior-cases-over',
  'prior-cases-up-to',
  'prior-refunds-over',
  'prior-refunds-up-to',
  'tenure-over',
  'tenure-up-to',
  'tender-age-over',
  'tender-age-up-to',
] satisfies ConditionName[]);

/** Told where the shop has words for its customers, which it has chosen to be read. */
const aboutCustomers: ReadonlySet<ConditionName> = new Set([
  'customer-tags',
  'not-customer-tags',
] satisfies ConditionName[]);

/** From which value on a person looks is the shop's own affair, too. */
export const thresholds: ReadonlySet<ConditionName> = new Set([
  'quantity-over',
  'quantity-up-to',
  'value-over',
  'value-up-to',
  'price-over',
  'price-up-to',
  'share-over',
  'share-up-to',
] satisfies ConditionName[]);

const events = ['start', 'placed', 'shipped', 'delivered', 'stocked-in'] as const;
type DayTest = Extract<Test, { kind: 'over' | 'up-to' }>;

const eventOf = (test: Test): (typeof events)[number] | undefined =>
  events.find((event) => test.dimension === event || test.dimension === `${event}-business`);

const isDayTest = (test: Test): test is DayTest => eventOf(test) !== undefined;

const periodsOf = (tests: readonly DayTest[], start: StartEvent): PeriodOutline[] =>
  [...new Set(tests.map((test) => test.dimension))].map((dimension) => {
    const own = tests.filter((test) => test.dimension === dimension);
    const limits = (kind: DayTest['kind']): number[] =>
      own.filter((test) => test.kind === kind).map((test) => test.limit);
    const [after, within] = [limits('over'), limits('up-to')];
    const event = own.map(eventOf)[0] ?? 'start';
    return Object.freeze({
      event: event === 'start' ? start : event,
      business: dimension.endsWith('-business'),
      afterDays: after.length === 0 ? null : Math.max(...after),
      withinDays: within.length === 0 ? null : Math.min(...within),
    });
  });

/** Two amounts that both must hold, as the narrower of them. */
const narrower = (a: AmountByCurrency, b: AmountByCurrency, pick: (...minor: number[]) => number) =>
  Object.fromEntries(
    Object.keys(a).map((currency) => [currency, pick(a[currency] ?? 0, b[currency] ?? a[currency] ?? 0)]),
  );

/** The same question asked by a definition and by the rule itself, as one. */
const both = (first: ConditionOutline, second: ConditionOutline): ConditionOutline | null => {
  if (first.kind === 'among' && second.kind === 'among')
    return { ...first, values: first.values.filter((value) => second.values.includes(value)) };
  if (first.kind === 'none-of' && second.kind === 'none-of')
    return { ...first, values: [...new Set([...first.values, ...second.values])] };
  if ((first.kind === 'over' || first.kind === 'up-to') && second.kind === first.kind)
    return {
      ...first,
      limit: (first.kind === 'over' ? Math.max : Math.min)(first.limit, second.limit),
    };
  if ((first.kind === 'over-amount' || first.kind === 'up-to-amount') && second.kind === first.kind)
    return {
      ...first,
      amounts: narrower(first.amounts, second.amounts, first.kind === 'over-amount' ? Math.max : Math.min),
    };
  return null;
};

const conditionOf = (test: Test): ConditionOutline => {
  const { dimension: _, wanted: _wanted, ...rest } = test;
  if ('limits' in rest) return { key: rest.key, kind: rest.kind, amounts: rest.limits };
  return rest;
};

const merged = (conditions: readonly ConditionOutline[]): ConditionOutline[] => {
  const kept: ConditionOutline[] = [];
  for (const condition of conditions) {
    const index = kept.findIndex((other) => other.key === condition.key);
    const one = index === -1 ? null : both(kept[index] as ConditionOutline, condition);
    if (one === null) kept.push(condition);
    else kept[index] = one;
  }
  return kept;
};

/**
 * What a rule asks for, without what is nobody else's business.
 * @param isWorded whether the policy says what people call a tag
 */
export const outlineConditions = (
  tests: readonly Test[],
  start: StartEvent,
  isWorded: (tag: string) => boolean,
) => {
  const isPublished = (test: Test): boolean =>
    aboutCustomers.has(test.key)
      ? 'values' in test && test.values.every(isWorded)
      : !unpublished.has(test.key);
  const published = tests.filter(isPublished);
  const hidden = tests.filter((test) => !isPublished(test));
  return Object.freeze({
    conditions: Object.freeze(merged(published.filter((test) => !isDayTest(test)).map(conditionOf))),
    periods: Object.freeze(periodsOf(published.filter(isDayTest), start)),
    forSomeCustomers: hidden.some(({ key }) => key === 'customer-tags'),
    narrowed: hidden.some(({ key }) => key !== 'customer-tags'),
    /** Whether the rule watches over the shop rather than promising something. */
    guards: tests.some(({ key }) => unpublished.has(key) || aboutCustomers.has(key) || thresholds.has(key)),
    /** Whether it asks who the customer is, told or not. */
    asksWho: tests.some(({ key }) => aboutCustomers.has(key)),
  });
};
