import type { TranscriptMessage } from '../domain/index.js';

const lengthMax = 300;

/** E-mail, number, postcode or a bare yes: answers to a question, not what somebody came for. */
const isAnswerOnly = (text: string): boolean =>
  text
    .replaceAll(/\S+@\S+/g, '')
    .replaceAll(/#?[A-Z]{0,2}\d[\d-]*/gi, '')
    .replaceAll(/[\s\p{P}\p{S}]/gu, '').length < 4;

const shorten = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= lengthMax ? line : `${line.slice(0, lengthMax - 1)}…`;
};

/**
 * What the customer came for, in their own words: the first thing they said that is more than an answer, and the last one
 * when the matter has moved on since.
 */
export const customerWants = (transcript: readonly TranscriptMessage[]): string => {
  const said = transcript.filter((message) => message.role === 'customer').map((message) => message.text);
  const substantial = said.filter((text) => !isAnswerOnly(text));
  const first = substantial[0] ?? said[0];
  const last = substantial.at(-1);
  if (first === undefined) return '';
  return last === undefined || last === first ? shorten(first) : `${shorten(first)} / ${shorten(last)}`;
};
