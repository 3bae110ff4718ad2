import { play } from '../../bench/turns/play.js';
import type { SeededRandom } from '../../src/shops/sandbox/seeded-random.js';
import type { Shopper } from '../support/shoppers.js';
import { type Journal, openWebShopper, PageClosed, type WebShopperOptions } from './web-shopper.js';

export interface Crowd {
  readonly journals: readonly Journal[];
  /** Nobody new comes; resolves when everybody who is there has been answered. */
  end(): Promise<void>;
}

const thinkMaxMs = 400;

/** People who come one after the other to so many pages, each saying what they want until it is done. */
export const startCrowd = (options: {
  readonly shoppers: readonly Shopper[];
  readonly pages: number;
  readonly random: SeededRandom;
  readonly urls: readonly string[];
  readonly onSend: () => void;
  readonly onAnswer: () => void;
  readonly violation: WebShopperOptions['violation'];
}): Crowd => {
  const { shoppers, pages, random, urls, onSend, onAnswer, violation } = options;
  const journals: Journal[] = [];
  const waiting = [...shoppers];
  let isOpen = true;
  const page = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && isOpen; next = waiting.shift()) {
      const { orderId, customer } = next;
      const door = openWebShopper(orderId, {
        url: () => random.pick(urls),
        random,
        onSend,
        onAnswer,
        onJournal: (journal) => journals.push(journal),
        violation,
        thinkMaxMs,
      });
      await play(door, customer, () => true).catch((error: unknown) => {
        if (error instanceof PageClosed) return;
        violation('page-failed', { orderId, name: error instanceof Error ? error.name : 'unknown' });
      });
    }
  };
  const all = Array.from({ length: pages }, page);
  return {
    journals,
    end: async () => {
      isOpen = false;
      await Promise.all(all);
    },
  };
};
