import { describe, expect, test } from '@jest/globals';
import { exchangePairs, replacementIn } from '../../../src/understanding/extract/replacement.js';
import { createReferenceResolver } from '../../../src/understanding/index.js';
import { type Outcome, readRows, readShop } from './read-shop.js';

const floor = 0.95;

const shareRight = (name: string, outcomes: readonly Outcome[]): number => {
  const misses = outcomes.filter(({ wanted, found }) => wanted !== found);
  const right = 1 - misses.length / outcomes.length;
  process.stderr.write(
    `${name}: ${outcomes.length} phrases, ${(100 * right).toFixed(1)} % right\n${misses
      .map(({ say, wanted, found }) => `  ${say} — wanted ${wanted}, found ${found}\n`)
      .join('')}`,
  );
  return right;
};

describe("a customer's words find what they point at in a shop never seen before", () => {
  test.each(['electronics', 'clothing', 'household'])('%s', (name) => {
    expect(shareRight(name, readShop(name).outcomes())).toBeGreaterThanOrEqual(floor);
  });
});

interface ExchangeRows {
  readonly wishes: readonly { readonly say: string; readonly wish: string }[];
  readonly pairs: readonly { readonly say: string; readonly pairs: readonly (readonly string[])[] }[];
}

test('an exchange is taken apart into what is swapped and what it should become', () => {
  const { wishes, pairs } = readRows<ExchangeRows>('exchanges');
  const outcomes = [
    ...wishes.map(({ say, wish }) => ({ say, wanted: wish, found: replacementIn(say)?.words ?? 'null' })),
    ...pairs.map(({ say, pairs: wanted }) => ({
      say,
      wanted: wanted.map((pair) => pair.join(' → ')).join('; '),
      found: exchangePairs(say)
        .map(({ items, replacement }) => `${items} → ${replacement}`)
        .join('; '),
    })),
  ];
  expect(shareRight('exchanges', outcomes)).toBeGreaterThanOrEqual(floor);
});

describe('only what was given is ever pointed at', () => {
  test.each(['electronics', 'clothing', 'household'])('%s', (name) => {
    const { orders, context, phrases } = readShop(name);
    const resolver = createReferenceResolver();
    for (const order of orders) {
      const lines = order.lines.map(({ id }) => id);
      for (const { say, focus } of phrases) {
        const items = resolver.items(say, [order], context(focus));
        const matches = items.kind === 'none' ? [] : items.kind === 'found' ? items.items : items.candidates;
        const named = resolver.orders(say, [order], context(focus));
        expect(matches.filter(({ lineId }) => !lines.includes(lineId))).toEqual([]);
        expect(named.kind === 'none' ? [] : named.orderIds.filter((id) => id !== order.id)).toEqual([]);
      }
    }
  });

  test("another customer's number is not found, and one that is nearly theirs is asked about", () => {
    const { orders, context } = readShop('clothing');
    const [mine] = orders;
    const own = mine === undefined ? [] : [mine];
    const resolver = createReferenceResolver();
    expect(resolver.orders('order #4409', own, context())).toEqual({ kind: 'none' });
    expect(resolver.orders('order #4471', own, context())).toEqual({ kind: 'ambiguous', orderIds: ['a1'] });
    expect(resolver.items('the beanie from order #4471', own, context()).kind).toBe('ambiguous');
  });
});
