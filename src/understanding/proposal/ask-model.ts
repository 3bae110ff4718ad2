import { isAppError, type Logger } from '../../base/index.js';
import {
  type Command,
  commandSchema,
  policyTopicSchema,
  resolutionSchema,
  returnReasonSchema,
  type SlotName,
} from '../../domain/index.js';
import { findEmails } from '../extract/contact.js';
import type { Model, UnderstandingContext } from '../ports.js';
import { plain } from '../text/words.js';
import { answerJsonSchema } from './answer-schema.js';
import { maskPersonal } from './mask-personal.js';
import { fillPrompt, type UnderstandPrompt } from './prompt.js';

interface AskOptions {
  readonly model: Model;
  readonly prompt: UnderstandPrompt;
  readonly logger: Logger;
  readonly timeoutMs: number;
}

const restoreDeep = (value: unknown, restore: (text: string) => string): unknown => {
  if (typeof value === 'string') return restore(value);
  if (Array.isArray(value)) return value.map((part) => restoreDeep(part, restore));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, restoreDeep(part, restore)]));
  return value;
};

const closed: Partial<Record<SlotName, { safeParse(value: unknown): { success: boolean } }>> = {
  reason: returnReasonSchema,
  resolution: resolutionSchema,
  'policy-topic': policyTopicSchema,
};

/** A value must stand on the customer's words: in a closed list, or said. A model that invents an address proves nothing. */
const wasSaid = (slot: SlotName, value: string, text: string): boolean => {
  const list = closed[slot];
  if (list !== undefined) return list.safeParse(value).success;
  if (slot === 'email') return findEmails(text).some((email) => email.value === value.toLowerCase());
  const squeeze = (words: string): string => plain(words).replace(/[^\p{L}\p{N}]+/gu, '');
  if (['order-number', 'postcode', 'customer-name', 'one-time-code', 'case-reference'].includes(slot))
    return squeeze(value) !== '' && squeeze(text).includes(squeeze(value));
  const said = new Set(plain(text).split(' '));
  const words = plain(value).split(' ');
  return (
    squeeze(text).includes(squeeze(value)) ||
    words.filter((word) => said.has(word)).length >= words.length / 2
  );
};

const grounded = (command: Command, text: string, context: UnderstandingContext): boolean => {
  switch (command.kind) {
    case 'fill-slot':
    case 'correct-slot':
      return wasSaid(command.slot, command.value, text);
    case 'start-flow':
      return Object.entries(command.slots).every(
        ([slot, value]) => value === undefined || wasSaid(slot as SlotName, value, text),
      );
    case 'choose':
      return context.listening.choices.some((choice) => choice.id === command.choiceId);
    default:
      return true;
  }
};

const describeQuestion = ({ question }: UnderstandingContext['listening']): string =>
  question.kind === 'slot'
    ? `the slot "${question.slot}"`
    : question.kind === 'none'
      ? 'nothing'
      : `a ${question.kind}`;

/**
 * Asks the model what a text means. Personal data stays here: placeholders go out and the values are put back.
 * What it answers outside the closed list, or without a basis in the customer's words, is dropped and counted.
 * Null, and nothing else, when it fails, is late or says nothing usable.
 */
export const askModel = async (
  text: string,
  context: UnderstandingContext,
  { model, prompt, logger, timeoutMs }: AskOptions,
): Promise<Command[] | null> => {
  const masked = maskPersonal(text);
  const { listening } = context;
  const values = {
    today: context.today.slice(0, 10),
    locale: context.locale,
    flow: listening.flow ?? 'none',
    question: describeQuestion(listening),
    choices: JSON.stringify(
      listening.choices.map(({ id, label }) => ({ id, label: maskPersonal(label).text })),
    ),
    examples: prompt.examples.map((example) => JSON.stringify(example)).join('\n'),
  };
  try {
    const answer = await model.propose({
      system: fillPrompt(prompt.system, values),
      // As JSON a text cannot close its own quotation marks; "<" is escaped so that it cannot close the tag either.
      user: fillPrompt(prompt.user, { text: JSON.stringify(masked.text).replaceAll('<', '\\u003c') }),
      answerSchema: answerJsonSchema,
      timeoutMs,
    });
    const proposed =
      answer !== null && typeof answer === 'object' && 'commands' in answer && Array.isArray(answer.commands)
        ? (answer.commands as unknown[]).slice(0, 8)
        : [];
    const commands: Command[] = [];
    let dropped = 0;
    for (const one of proposed) {
      const parsed = commandSchema.safeParse(restoreDeep(one, masked.restore));
      if (parsed.success && grounded(parsed.data, text, context))
        commands.push({ ...parsed.data, words: text.slice(0, 2000) });
      else dropped += 1;
    }
    if (dropped > 0)
      logger.warn(
        { dropped, proposed: proposed.length, model: model.fingerprint },
        'dropped commands a model may not give',
      );
    return commands.length > 0 ? commands : null;
  } catch (error) {
    logger.info(
      { code: isAppError(error) ? error.code : 'unexpected', model: model.fingerprint },
      'model did not answer, the classifier did',
    );
    return null;
  }
};
