import { describe, expect, test } from '@jest/globals';
import { createReferenceResolver, type ReferenceContext } from '../../../src/understanding/index.js';
import {
  cabinetProduct,
  keyboardProduct,
  shirtProduct,
  wardrobeOrders,
} from '../../support/wardrobe-orders.js';

const resolver = createReferenceResolver();
/** A Friday. */
const context = (focus: readonly string[] = []): ReferenceContext => ({
  locale: 'en',
  today: '2025-11-21T12:00:00Z',
  timeZone: 'America/New_York',
  focus,
});

const items = (words: string, focus: readonly string[] = []): string => {
  const resolved = resolver.items(words, wardrobeOrders, context(focus));
  if (resolved.kind === 'none') return 'none';
  const matches = resolved.kind === 'found' ? resolved.items : resolved.candidates;
  const told = matches
    .map(({ lineId, quantity }) => (quantity === 1 ? lineId : `${lineId} x${quantity}`))
    .sort();
  return `${resolved.kind === 'ambiguous' ? 'which: ' : ''}${told.join(', ')}`;
};

const orders = (words: string, focus: readonly string[] = []): string => {
  const resolved = resolver.orders(words, wardrobeOrders, context(focus));
  if (resolved.kind === 'none') return 'none';
  return `${resolved.kind === 'ambiguous' ? 'which: ' : ''}${[...resolved.orderIds].sort().join(', ')}`;
};

describe("goods among the customer's own orders", () => {
  test.each<[words: string, meant: string, focus?: readonly string[]]>([
    ['the headphones i got last week', 'headphones'],
    ['my headset', 'headphones'],
    ['the hedphones', 'headphones'],
    ['Aria', 'headphones'],
    ['the boots from April', 'boots'],
    ['hiking boots', 'boots'],
    ['the skateboard and the kettle', 'kettle, skateboard'],
    ['the skateboard and the kettle except the kettle', 'skateboard'],
    ['the skatebord', 'skateboard'],
    ['both mugs', 'mugs x2'],
    ['the mugs', 'mugs x2'],
    ['one of the mugs', 'mugs'],
    ['one of the two mugs', 'mugs'],
    ['two mugs', 'mugs x2'],
    ['a mug', 'mugs'],
    ['my coffee cups', 'mugs x2'],
    ['the lamp', 'which: desk-lamp, floor-lamp, table-lamp'],
    ['the floor lamp', 'floor-lamp'],
    ['the black lamp', 'desk-lamp'],
    ['both lamps from order 10398', 'desk-lamp, floor-lamp'],
    ['the more expensive lamp', 'floor-lamp'],
    ['the cheapest lamp', 'table-lamp'],
    ['the blue one', 'shirt-blue'],
    ['the t-shirts', 'shirt-blue, shirt-red'],
    ['a tee', 'which: shirt-blue, shirt-red'],
    ['the red tshirt and the jeans', 'jeans, shirt-red'],
    ['the pants', 'jeans'],
    ['everything from order #10398', 'desk-lamp, floor-lamp, kettle, skateboard'],
    ['everything from order 10398 except the kettle', 'desk-lamp, floor-lamp, skateboard'],
    ['all of order 10398 but the lamps', 'kettle, skateboard'],
    ['everything in my last order', 'helmet'],
    ['the $89 thing', 'headphones'],
    ['it', 'boots', ['boots', 'o-boots']],
    ['it', 'none'],
    ['them', 'desk-lamp, floor-lamp', ['desk-lamp', 'floor-lamp']],
    ['the other one', 'floor-lamp', ['desk-lamp', 'o-home']],
    ['the other lamp', 'floor-lamp', ['desk-lamp', 'o-home']],
    ['not the kettle', 'skateboard', ['skateboard', 'kettle', 'o-home']],
    ['my rucksack', 'backpack'],
    ['the unicycle', 'none'],
    ['asdfgh', 'none'],
    ['我上周买的杯子', 'mugs x2'],
    ['两个杯子', 'mugs x2'],
    ['其中一个杯子', 'mugs'],
    ['一个杯子', 'mugs'],
    ['一只杯子', 'mugs'],
    ['一个', 'mugs', ['mugs', 'o-mugs']],
    ['只退一个', 'mugs', ['mugs', 'o-mugs']],
    ['one', 'mugs', ['mugs', 'o-mugs']],
    ['just one of them', 'which: desk-lamp, floor-lamp', ['desk-lamp', 'floor-lamp']],
    ['2 of them', 'mugs x2', ['mugs', 'o-mugs']],
    ['耳机', 'headphones'],
    ['滑板和水壶', 'kettle, skateboard'],
    ['那双靴子', 'boots'],
    ['蓝色的T恤', 'shirt-blue'],
    ['落地灯', 'floor-lamp'],
    ['訂單10398除了水壺都退', 'desk-lamp, floor-lamp, skateboard'],
  ])('%s → %s', (words, meant, focus = []) => {
    expect(items(words, focus)).toBe(meant);
  });

  test('the only thing that arrived on a day is meant by the day', () => {
    expect(items('the thing i received on April 9')).toBe('boots');
  });

  test('several things that arrived on a day are offered as choices', () => {
    expect(items('what came last Friday')).toBe('which: charger, headphones');
  });

  test('never names a line of an order it was not given', () => {
    const theirs = wardrobeOrders.filter((order) => order.id === 'o-boots');
    expect(resolver.items('the headphones', theirs, context())).toEqual({ kind: 'none' });
  });

  test('answers "none" for no orders, empty words and ten thousand characters', () => {
    expect(resolver.items('the mug', [], context())).toEqual({ kind: 'none' });
    expect(resolver.items('', wardrobeOrders, context())).toEqual({ kind: 'none' });
    expect(resolver.items('zq '.repeat(4000), wardrobeOrders, context())).toEqual({ kind: 'none' });
  });
});

describe('orders by what the customer calls them', () => {
  test.each<[words: string, meant: string, focus?: readonly string[]]>([
    ['10482', 'o-audio'],
    ['#10482', 'o-audio'],
    ['order number W10482', 'o-audio'],
    ['order 10428', 'which: o-audio'],
    ['order 10483', 'which: o-audio'],
    ['order 77777', 'none'],
    ['10455, 10470', 'o-bike, o-garden'],
    ['garden hose order', 'o-garden'],
    ['the hose', 'o-garden'],
    ["everything that hasn't shipped", 'o-bike, o-garden'],
    ['all my pending orders', 'o-bike, o-garden'],
    ['my latest order', 'o-bike'],
    ['my last order', 'o-bike'],
    ['my oldest order', 'o-boots'],
    ['the order from April', 'o-boots'],
    ['the order i placed yesterday', 'o-bike'],
    ['the most expensive order', 'o-home'],
    ['the boots', 'o-boots'],
    ['the lamp', 'which: o-garden, o-home'],
    ['that order', 'o-boots', ['boots', 'o-boots']],
    ['the purple elephant', 'none'],
    ['水管的订单', 'o-garden'],
    ['没发货的订单', 'which: o-bike, o-garden'],
    ['所有没发货的订单', 'o-bike, o-garden'],
    ['最近的订单', 'o-bike'],
  ])('%s → %s', (words, meant, focus = []) => {
    expect(orders(words, focus)).toBe(meant);
  });
});

describe('another variant of what was bought', () => {
  const variant = (words: string, product = shirtProduct, current = 'blue-m'): string => {
    const resolved = resolver.variant(words, product, current, context());
    if (resolved.kind === 'none') return 'none';
    return resolved.kind === 'found'
      ? resolved.variantId
      : `which: ${[...resolved.variantIds].sort().join(', ')}`;
  };

  test.each([
    ['size L', 'blue-l'],
    ['a large', 'blue-l'],
    ['a bigger size', 'blue-l'],
    ['one size smaller', 'blue-s'],
    ['the red one', 'red-m'],
    ['red instead of blue', 'red-m'],
    ['the same one in red, size L', 'red-l'],
    ['navy blue', 'navy-m'],
    ['v-neck please', 'blue-m-v'],
    ['a v neck', 'blue-m-v'],
    ['black v-neck in large', 'black-l-v'],
    ['XL', 'blue-xl'],
    ['a new one', 'blue-m'],
    ['purple', 'none'],
    ['not blue', 'which: navy-m, red-m'],
    ['大一号', 'blue-l'],
    ['红色', 'red-m'],
    ['红色的L码', 'red-l'],
  ])('%s → %s', (words, meant) => {
    expect(variant(words)).toBe(meant);
  });

  test.each([
    ['the same one but with clicky switches', 'which: clicky-none-full, clicky-rgb-80, clicky-white-full'],
    ['clicky, RGB backlight', 'clicky-rgb-80'],
    ['clicky switches, full size, no backlight', 'clicky-none-full'],
    ['a cheaper one', 'which: clicky-none-full, clicky-rgb-80, clicky-white-full'],
    ['the cheapest one', 'clicky-none-full'],
    ['tactile', 'tactile-rgb-full'],
  ])('keyboard: %s → %s', (words, meant) => {
    expect(variant(words, keyboardProduct, 'linear-rgb-full')).toBe(meant);
  });

  test.each([
    ['4 foot', '4ft-oak-yes'],
    ['a four foot one, everything else the same', '4ft-oak-yes'],
    ['the tallest', '6ft-oak-yes'],
    ['the smallest one', '3ft-pine-no'],
    ['one that works with google home', '5ft-oak-google'],
    ['a non-lockable one in pine', '3ft-pine-no'],
    ['soft', '5ft-soft-yes'],
    ['最高的', '6ft-oak-yes'],
  ])('cabinet: %s → %s', (words, meant) => {
    expect(variant(words, cabinetProduct, '5ft-oak-yes')).toBe(meant);
  });
});

test.each([
  ['JPY', 900, ['the one for ¥900', 'the one that cost 900 yen', '900日元的那个']],
  ['KWD', 12_500, ['the one I paid 12.50 for']],
])('a price said points at goods by the digits of %s', (currency, grossMinor, ways) => {
  const orders = wardrobeOrders.slice(0, 1).map((order) => ({
    ...order,
    currency,
    lines: order.lines.map((line, at) => ({ ...line, quantity: 1, grossMinor: grossMinor * (at + 1) })),
  }));
  const [first] = orders[0]?.lines ?? [];
  for (const words of ways)
    expect([words, resolver.items(words, orders, context())]).toEqual([
      words,
      expect.objectContaining({ kind: 'found', items: [expect.objectContaining({ lineId: first?.id })] }),
    ]);
});
