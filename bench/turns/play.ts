import type { Choice } from '../../src/domain/index.js';
import type { Customer, Said } from './conversations.js';

/** What a customer sees of an answer. */
export interface Answer {
  readonly key: string;
  readonly choices: readonly Choice[];
}

/** A way to the assistant: the turns themselves, or HTTP. */
export interface Door {
  open(locale: Customer['locale']): Promise<Talk>;
}

export interface Talk {
  say(message: { readonly text: string } | { readonly choice: string }): Promise<readonly Answer[]>;
}

export interface Turn {
  readonly about: string;
  readonly keys: readonly string[];
  readonly tookMs: number;
}

const turnsMax = 12;

const messageOf = (said: Said, choices: readonly Choice[]): { text: string } | { choice: string } => {
  if (!said.startsWith('>')) return { text: said };
  const choice = choices.find(({ id }) => id.startsWith(said.slice(1))) ?? choices[0];
  return choice === undefined ? { text: said.slice(1) || 'the first one' } : { choice: choice.id };
};

/** Plays one conversation to its end; every turn is told as soon as it is answered. Stops early when `told` says so. */
export const play = async (door: Door, customer: Customer, told: (turn: Turn) => boolean): Promise<void> => {
  const talk = await door.open(customer.locale);
  const opens = [...customer.opens];
  const used = new Map<string, number>();
  let choices: readonly Choice[] = [];
  let said: Said | undefined = opens.shift();
  for (let turns = 0; said !== undefined && turns < turnsMax; turns += 1) {
    const message = messageOf(said, choices);
    const startedAtMs = performance.now();
    const answers = await talk.say(message);
    const tookMs = performance.now() - startedAtMs;
    if (!told({ about: customer.about, keys: answers.map(({ key }) => key), tookMs })) return;
    const last = answers.at(-1);
    choices = last?.choices ?? [];
    const asked = Object.keys(customer.answers).find((key) => last?.key.startsWith(key));
    const ready = asked === undefined ? [] : (customer.answers[asked] ?? []);
    const before = used.get(asked ?? '') ?? 0;
    used.set(asked ?? '', before + 1);
    said = asked === undefined ? opens.shift() : (ready[before] ?? ready.at(-1));
    // Asked the same thing again and again: a real customer leaves as well.
    if (before > ready.length + 1) return;
  }
};
