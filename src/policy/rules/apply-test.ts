import { type Dimension, dimensions } from '../facts/dimensions.js';
import type { LineContext } from '../facts/line-context.js';
import type { Test } from './test.js';

type Tags = Extract<Dimension, { type: 'tags' }>;
type Found = string | number | boolean | null | readonly string[];

const read = (test: Test, context: LineContext): Found => dimensions[test.dimension].read(context) ?? null;

/** Limits in minor units are looked up in the order's currency; none there means nobody knows. */
const limitOf = (test: Test, context: LineContext): number | null => {
  if (test.kind === 'over' || test.kind === 'up-to') return test.limit;
  if (test.kind === 'over-amount' || test.kind === 'up-to-amount')
    return test.limits[context.facts.order.currency] ?? null;
  return null;
};

/** Whether a condition holds for a line; null when the records are silent about the fact. */
export const applyTest = (test: Test, context: LineContext): boolean | null => {
  const found = read(test, context);
  if (found === null) return null;
  switch (test.kind) {
    case 'among':
      return test.values.includes(found as string);
    case 'any-of':
      return test.values.some((value) => (found as ReturnType<Tags['read']>).includes(value));
    case 'none-of':
      return !test.values.some((value) => (found as ReturnType<Tags['read']>).includes(value));
    case 'is':
      return found === test.value;
    default: {
      const limit = limitOf(test, context);
      if (limit === null) return null;
      return test.kind === 'over' || test.kind === 'over-amount'
        ? (found as number) > limit
        : (found as number) <= limit;
    }
  }
};

const unitOf = (test: Test): string | null => {
  const dimension = dimensions[test.dimension];
  return dimension.type === 'number' ? dimension.unit : null;
};

const foundWords = (test: Test, found: Found): string => {
  if (found === null) return 'unknown';
  if (typeof found === 'number') return unitOf(test)?.includes('days') ? `day ${found}` : String(found);
  return typeof found === 'object' ? found.join('|') || 'none' : String(found);
};

/** `condition: wanted / found`, for the trace: ids, dates and numbers only. */
export const explainTest = (test: Test, context: LineContext): string =>
  `${test.key}: ${test.wanted ?? limitOf(test, context) ?? 'unknown'} / ${foundWords(test, read(test, context))}`;
