import { type Answer, openLine } from './chat-line.js';
import { createCustomer } from './customer.js';
import { expectedOf } from './expected-state.js';
import { type Judgement, judge } from './judge.js';
import type { ShopCopies } from './own-server.js';
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

/** Plays one task from greeting to goodbye, on a server of its own, and looks at what became of the shop. */
export const playTask = async (task: TauTask, shop: TauShop, copies: ShopCopies): Promise<Judgement> => {
  const expected = expectedOf(task);
  const customer = createCustomer(task, expected, shop);
  const server = await copies.open();
  const lines: Line[] = [];
  let handedOff = false;
  let gaveUp = true;
  try {
    const line = await openLine(server.url);
    let words: string | null = customer.opening;
    for (let turn = 0; turn < turnsMax; turn += 1) {
      lines.push({ who: 'customer', text: words, key: '', labels: [] });
      const answer: Answer = await line.say(words);
      lines.push(...linesOf(answer));
      handedOff = answer.owner !== 'assistant';
      words = /^No, that's all/.test(words) ? null : customer.reply(answer);
      if (words === null) {
        gaveUp = false;
        break;
      }
    }
  } catch (error) {
    await server.finish();
    throw error;
  }
  return judge({ task, expected, orders: await server.finish(), lines, handedOff, gaveUp });
};
