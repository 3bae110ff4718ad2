import type { TranscriptMessage } from '../../domain/index.js';

const paint =
  (code: number, colours: boolean) =>
  (text: string): string =>
    colours ? `\u001b[${code}m${text}\u001b[0m` : text;

const speaker = ({ role, author }: TranscriptMessage): string =>
  role === 'person' ? (author ?? 'Agent') : 'Makegood';

/** A message as lines of a terminal; its choices are numbered, and a number answers. */
export const drawMessage = (message: TranscriptMessage, colours: boolean): string => {
  const bold = paint(1, colours);
  const dim = paint(2, colours);
  const name =
    message.role === 'system'
      ? dim('·')
      : paint(message.role === 'person' ? 35 : 36, colours)(`${speaker(message)}:`);
  const text = message.text.replaceAll(/\*\*(.+?)\*\*/g, (_whole, inner: string) => bold(inner));
  const choices = message.choices.map(({ label }, index) => `  ${bold(`${index + 1}.`)} ${label}`);
  return [`${name} ${message.role === 'system' ? dim(text) : text}`, ...choices].join('\n');
};
