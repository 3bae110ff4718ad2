import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { silentLogger } from '../../../src/base/index.js';
import { commandSchema, flowNames, slotNames } from '../../../src/domain/index.js';
import { createReferenceResolver, createUnderstand } from '../../../src/understanding/index.js';
import { listeningTo } from '../../support/listening.js';
import { trainedClassifier } from '../../support/trained-classifier.js';
import { shirtProduct, wardrobeOrders } from '../../support/wardrobe-orders.js';

const understand = createUnderstand({
  classifier: trainedClassifier(),
  logger: {
    ...silentLogger,
    error: (_fields, message) => {
      throw new Error(message);
    },
  },
  modelTimeoutMs: 1000,
  unsureBelow: 0.45,
});

const fragments = fc.constantFrom(
  'return',
  'the mug',
  'and',
  'cancel',
  '#10482',
  'mei@example.com',
  '退',
  '杯子',
  'except',
  'not',
  'both',
  'last week',
  '98101',
  'for',
  'the blue one',
  '?',
  'yes',
  'no',
  ',',
  '.',
  'size L',
  'I am',
  'Mei Lin',
  'refund',
  "don't",
  '$89',
  '，',
  '两个',
  '换成',
  '@photo',
  '\n',
  '4月',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fragments, { maxLength: 14 }).map((parts) => parts.join(' ')),
);
const listening = fc
  .tuple(
    fc.constantFrom(null, 'confirm' as const, 'offer' as const, ...slotNames),
    fc.constantFrom(null, ...flowNames),
    fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 }),
  )
  .map(([asked, flow, choices]) => listeningTo(asked, flow, choices));

test('whatever is written, in whatever context, gives valid commands and no fault', async () => {
  await fc.assert(
    fc.asyncProperty(
      text,
      listening,
      fc.constantFrom('en' as const, 'zh' as const),
      async (words, asked, locale) => {
        const { commands } = await understand(words, {
          locale,
          listening: asked,
          today: '2025-11-21T12:00:00Z',
          timeZone: 'Asia/Shanghai',
        });
        expect(commands.length).toBeGreaterThan(0);
        for (const command of commands) expect(commandSchema.safeParse(command).success).toBe(true);
      },
    ),
    { numRuns: 400 },
  );
});

test('whatever is written, only given orders, lines and variants are named, never more than was bought', () => {
  const resolver = createReferenceResolver();
  const focus = fc.subarray(
    wardrobeOrders.flatMap((order) => [order.id, ...order.lines.map((line) => line.id)]),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(text, focus, (words, spokenOf) => {
      const context = {
        locale: 'en' as const,
        today: '2025-11-21T12:00:00Z',
        timeZone: 'America/New_York',
        focus: spokenOf,
      };
      const found = resolver.items(words, wardrobeOrders, context);
      for (const item of found.kind === 'none'
        ? []
        : found.kind === 'found'
          ? found.items
          : found.candidates) {
        const line = wardrobeOrders
          .find((order) => order.id === item.orderId)
          ?.lines.find((one) => one.id === item.lineId);
        expect(line).toBeDefined();
        expect(item.quantity).toBeGreaterThan(0);
        expect(item.quantity).toBeLessThanOrEqual(line?.quantity ?? 0);
      }
      const orders = resolver.orders(words, wardrobeOrders, context);
      if (orders.kind !== 'none')
        for (const id of orders.orderIds) expect(wardrobeOrders.some((order) => order.id === id)).toBe(true);
      const variant = resolver.variant(words, shirtProduct, 'blue-m', context);
      const ids =
        variant.kind === 'none' ? [] : variant.kind === 'found' ? [variant.variantId] : variant.variantIds;
      for (const id of ids) expect(shirtProduct.variants.some((one) => one.id === id)).toBe(true);
    }),
    { numRuns: 400 },
  );
});
