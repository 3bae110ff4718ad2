import type { Command } from '../../domain/index.js';
import type { Classifier } from '../classifier/load-classifier.js';
import { claimsIn } from '../extract/claims.js';
import { restrictionIn } from '../extract/restriction.js';
import type { UnderstandingContext } from '../ports.js';
import { claimFills } from './answer-claim.js';
import { answerSlot } from './answer-slot.js';
import { furtherRequest } from './further-request.js';
import { isDigression } from './is-digression.js';
import { isQuestion } from './is-question.js';
import { readCorrection } from './read-correction.js';
import { readRequests } from './read-requests.js';
import { readUnit } from './read-unit.js';
import { addsNothing } from './yes-no.js';

export interface InterpretOptions {
  readonly classifier: Classifier;
  readonly unsureBelow: number;
}

/** A text as the answer to the open question for a slot; null when it is none or clearly something else. */
export const answerByQuestion = (
  text: string,
  context: UnderstandingContext,
  options: InterpretOptions,
): Command[] | null => {
  const { question } = context.listening;
  if (question.kind !== 'slot') return null;
  const reading = readUnit(text, options.classifier);
  if (isDigression(text, reading, context)) return null;
  return answerSlot(question.slot, text, options.classifier);
};

/** Reads a rest after "yes" or "no": what it adds to the answer. */
export const readRest = (
  rest: string,
  answer: 'yes' | 'no',
  context: UnderstandingContext,
  options: InterpretOptions,
  fills: readonly Command[],
): Command[] => {
  if (addsNothing(rest)) return [];
  const { question, flow } = context.listening;
  const further = furtherRequest(rest, context.listening);
  if (further !== null && !(question.kind === 'slot' && question.slot === 'items')) return [further];
  const restricted = flow === null ? null : restrictionIn(rest);
  if (question.kind === 'slot' && (restricted === null || question.slot === 'items')) {
    const answered = answerByQuestion(rest, context, options);
    if (answered !== null) return answered;
  }
  // "Yes, but I did open it": what is told of the goods counts, whatever was asked.
  const told = flow === null || isQuestion(rest) ? [] : claimFills(claimsIn(rest), rest);
  if (told.length > 0 && question.kind !== 'slot') return told;
  const limited = /^(?:but|except|only|however|just|not|without|although|though|但是?|不过|只是|除了)/i.test(
    rest,
  );
  if (answer === 'no' || limited || restricted !== null) {
    const bare = rest.replace(/^(?:but|however|although|though|但是?|不过)[\s,，]*/i, '');
    const digression = readUnit(bare, options.classifier);
    if (digression.intent !== 'ask_policy' || !isQuestion(bare) || /\b(?:instead|rather)\b/i.test(bare)) {
      const corrected = readCorrection(bare, context.listening, fills);
      if (corrected !== null) return corrected;
    }
  }
  const { commands } = readRequests(rest, options.classifier, options.unsureBelow);
  // "Yes, please go ahead with the exchange" restates what is under way.
  return commands.filter(
    (command) =>
      !(
        command.kind === 'start-flow' &&
        answer === 'yes' &&
        (command.flow === flow ||
          (flow !== null &&
            command.slots.items === undefined &&
            command.slots.order === undefined &&
            /\b(?:go ahead|proceed|process)\b/i.test(rest)))
      ) && command.kind !== 'small-talk',
  );
};

/** Whether a yes still stands beside what follows it: a correction or a new wish about goods takes it back. */
export const keepsAnswer = (commands: readonly Command[]): boolean =>
  commands.every(
    (command) =>
      command.kind !== 'correct-slot' &&
      !(
        command.kind === 'start-flow' &&
        ['request-refund', 'return-items', 'exchange-item'].includes(command.flow)
      ),
  );
