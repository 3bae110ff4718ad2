import { silentLogger } from '../../src/base/index.js';
import type { Listening, Order } from '../../src/domain/index.js';
import { makeSandboxShop } from '../../src/shops/index.js';
import {
  type Classifier,
  createReferenceResolver,
  createUnderstand,
  type IntentExample,
} from '../../src/understanding/index.js';

const today = '2026-11-21T12:00:00.000Z';
const timeZone = 'America/New_York';
const nothingAsked: Listening = { question: { kind: 'none' }, choices: [], flow: null };

/** Twenty orders of the sandbox shop, taken for one customer's. */
const twentyOrders = (): readonly Order[] =>
  makeSandboxShop({ seed: 1, now: new Date(today) }).orders.slice(0, 20);

/**
 * Everything understanding does with one message: reading it, and finding what every slot of it points at among twenty
 * orders. Answers milliseconds a message, sorted.
 */
export const timeWholeMessages = async (
  classifier: Classifier,
  examples: readonly IntentExample[],
): Promise<number[]> => {
  const understand = createUnderstand({
    classifier,
    logger: silentLogger,
    modelTimeoutMs: 1000,
    unsureBelow: 0.5,
  });
  const resolver = createReferenceResolver();
  const orders = twentyOrders();
  const times: number[] = [];
  for (const { text } of examples) {
    const startedAt = performance.now();
    const { commands, locale } = await understand(text, {
      locale: 'en',
      listening: nothingAsked,
      today,
      timeZone,
    });
    const context = { locale, today, timeZone, focus: [] };
    for (const command of commands) {
      if (command.kind !== 'start-flow' && command.kind !== 'ask-order' && command.kind !== 'ask-policy')
        continue;
      const slots = command.kind === 'start-flow' ? command.slots : command;
      const { items, order } = slots as { items?: string; order?: string };
      if (items !== undefined) resolver.items(items, orders, context);
      if (order !== undefined) resolver.orders(order, orders, context);
    }
    times.push(performance.now() - startedAt);
  }
  return times.sort((a, b) => a - b);
};
