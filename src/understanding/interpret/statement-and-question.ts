import type { Command } from '../../domain/index.js';
import { isQuestion } from './is-question.js';

const states: readonly Command['kind'][] = ['cancel-flow', 'correct-slot'];
const asks = (command: Command): boolean =>
  command.kind === 'ask-policy' ||
  command.kind === 'ask-order' ||
  (command.kind === 'start-flow' && (command.flow === 'track-order' || command.flow === 'track-refund'));

/**
 * "Never mind. Where is my other order?", "I meant the skateboard. Who pays for the return?": something is taken back or
 * changed, then something is asked, and the question must not swallow the rest. Null when the text is not of this kind.
 */
export const statementAndQuestion = (
  text: string,
  read: (part: string) => readonly Command[],
): Command[] | null => {
  const cut = /^(.{4,}?[.!。！])\s*(\S.{6,})$/su.exec(text);
  const [statement, question] = [cut?.[1], cut?.[2]];
  if (statement === undefined || question === undefined || !isQuestion(question)) return null;
  const stated = read(statement);
  if (stated.length === 0 || !stated.every((command) => states.includes(command.kind))) return null;
  const asked = read(question);
  return asked.length > 0 && asked.every(asks) ? [...stated, ...asked] : null;
};
