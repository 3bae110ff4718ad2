import { type Answer, openLine } from './chat-line.js';
import { createCustomer } from './customer.js';
import type { Expected } from './expected-state.js';
import type { TauShop, TauTask } from './tau-data.js';

export interface Line {
  readonly who: 'customer' | 'assistant';
  readonly text: string;
  readonly key: string;
  readonly labels: readonly string[];
}

const turnsMax = 25;

export const linesOf = ({ said }: Pick<Answer, 'said'>): Line[] =>
  said.map(({ key, text, choices }) => ({
    who: 'assistant',
    text,
    key,
    labels: choices.map(({ label }) => label),
  }));

/** What a conversation left behind, before the shop is looked at. */
export interface Conversation {
  readonly lines: readonly Line[];
  readonly handedOff: boolean;
  /** The customer ran out of patience before being done. */
  readonly gaveUp: boolean;
  /** After which messages the customer needed plainer words than the task's own, by their keys. */
  readonly plainly: readonly string[];
}

/** Plays one task from greeting to goodbye. */
export const playTask = async (
  task: TauTask,
  expected: Expected,
  shop: TauShop,
  url: string,
): Promise<Conversation> => {
  const customer = createCustomer(task, expected, shop);
  const line = await openLine(url);
  const lines: Line[] = [];
  let words: string | null = customer.opening;
  let handedOff = false;
  for (let turn = 0; turn < turnsMax; turn += 1) {
    lines.push({ who: 'customer', text: words, key: '', labels: [] });
    const answer: Answer = await line.say(words);
    lines.push(...linesOf(answer));
    handedOff = answer.owner !== 'assistant';
    words = customer.reply(answer);
    if (words === null) return { lines, handedOff, gaveUp: false, plainly: customer.plainly };
  }
  return { lines, handedOff, gaveUp: true, plainly: customer.plainly };
};
