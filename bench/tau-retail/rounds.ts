import type { TauShop, TauTask } from './tau-data.js';

const idIn = /\b[a-z]+_[a-z]+_\d{4}\b/;

/** Who calls: by the id the task names, or by the proof of identity among its actions. */
export const callerOf = (task: TauTask, shop: TauShop): string => {
  const { known_info } = task.user_scenario.instructions;
  for (const { name, arguments: given } of task.evaluation_criteria.actions ?? []) {
    const byOrder = shop.orders[String(given.order_id)]?.user_id;
    if (byOrder !== undefined && /^(?:cancel|return|exchange|modify)_/.test(name)) return byOrder;
    if (typeof given.user_id === 'string') return given.user_id;
    const caller = Object.values(shop.users).find(({ email, name: called, address }) =>
      name === 'find_user_id_by_email'
        ? email === given.email
        : called.first_name === given.first_name &&
          called.last_name === given.last_name &&
          address.zip === given.zip,
    );
    if (caller !== undefined) return caller.user_id;
  }
  return idIn.exec(known_info ?? '')?.[0] ?? `caller of ${task.id}`;
};

/** As few rounds as can be in which nobody calls twice: within one, no task sees what another one did. */
export const roundsOf = (tasks: readonly TauTask[], shop: TauShop): TauTask[][] => {
  const rounds: TauTask[][] = [];
  const calls = new Map<string, number>();
  for (const task of tasks) {
    const caller = callerOf(task, shop);
    const round = calls.get(caller) ?? 0;
    calls.set(caller, round + 1);
    rounds[round] = [...(rounds[round] ?? []), task];
  }
  return rounds;
};
