import { describe, expect, test } from '@jest/globals';
import { exchangePairs, replacementIn } from '../../../src/understanding/extract/replacement.js';
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

test('orders that are not given are never pointed at, not even by a number that is nearly theirs', () => {
  const { orders, context } = readShop('clothing');
  const mine = orders.filter(({ id }) => id === 'a1');
  expect(readShop('clothing').orders).toHaveLength(orders.length);
  expect(mine).toHaveLength(1);
  expect(context().focus).toEqual([]);
});
