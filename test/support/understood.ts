import { expect } from '@jest/globals';
import { silentLogger } from '../../src/base/index.js';
import { type Command, commandSchema, type Listening, type Locale } from '../../src/domain/index.js';
import { createUnderstand } from '../../src/understanding/index.js';
import { listeningTo } from './listening.js';
import { trainedClassifier } from './trained-classifier.js';

const understand = createUnderstand({
  classifier: trainedClassifier(),
  logger: silentLogger,
  modelTimeoutMs: 1000,
  unsureBelow: 0.45,
});

export const read = (text: string, listening: Listening = listeningTo(null), locale: Locale = 'en') =>
  understand(text, { locale, listening, today: '2025-11-21T12:00:00Z', timeZone: 'America/New_York' });

/** A command in one line: `start-flow request-refund items=the mug reason=damaged`. */
export const told = (command: Command): string => {
  const slots = (values: object): string =>
    Object.entries(values)
      .map(([slot, value]) => ` ${slot}=${value}`)
      .sort()
      .join('');
  switch (command.kind) {
    case 'start-flow':
      return `start-flow ${command.flow}${slots(command.slots)}`;
    case 'fill-slot':
    case 'correct-slot':
      return `${command.kind} ${command.slot}=${command.value}`;
    case 'choose':
      return `choose ${command.choiceId}`;
    case 'cannot-provide':
      return `cannot-provide ${command.slot ?? ''}`.trim();
    case 'ask-policy':
      return `ask-policy ${command.topic}`;
    case 'ask-order':
      return `ask-order ${command.about}${command.order === undefined ? '' : ` order=${command.order}`}`;
    case 'change-language':
      return `change-language ${command.locale}`;
    case 'small-talk':
      return `small-talk ${command.about}`;
    default:
      return command.kind;
  }
};

export type Row = [text: string, commands: string[], listening?: Listening | undefined, locale?: Locale];

/** Whole rows: a short one would be handed the test's callback instead. */
export const rows = (list: Row[]): [string, string[], Listening, Locale][] =>
  list.map(([text, commands, listening = listeningTo(null), locale = 'en']) => [
    text,
    commands,
    listening,
    locale,
  ]);

export const check = async (
  text: string,
  commands: string[],
  listening?: Listening,
  locale?: Locale,
): Promise<void> => {
  const understood = await read(text, listening, locale);
  expect(understood.commands.map(told)).toEqual(commands);
  for (const command of understood.commands) expect(commandSchema.safeParse(command).success).toBe(true);
};
