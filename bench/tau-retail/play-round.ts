import { type Expected, expectedOf } from './expected-state.js';
import { type Judgement, judge } from './judge.js';
import type { ShopCopies } from './own-server.js';
import { type Conversation, playTask } from './play-task.js';
import { verdictLine } from './report.js';
import { callerOf } from './rounds.js';
import type { TauShop, TauTask } from './tau-data.js';

interface Played {
  readonly task: TauTask;
  readonly expected: Expected;
  readonly conversation: Conversation;
}

/** Plays tasks of different customers one after the other on one server, then looks at what each did to the shop. */
export const playRound = async (
  tasks: readonly TauTask[],
  shop: TauShop,
  copies: ShopCopies,
  tell: (line: string) => void,
): Promise<Judgement[]> => {
  const server = await copies.open();
  const played: Played[] = [];
  try {
    for (const task of tasks) {
      const expected = expectedOf(task);
      played.push({ task, expected, conversation: await playTask(task, expected, shop, server.url) });
    }
  } catch (error) {
    await server.finish();
    throw error;
  }
  const orders = await server.finish();
  return played.map(({ task, expected, conversation }) => {
    const caller = callerOf(task, shop);
    const judged = judge({
      ...conversation,
      task,
      expected,
      orders: orders.filter(({ customerId }) => customerId === caller),
    });
    tell(verdictLine(judged));
    return judged;
  });
};
